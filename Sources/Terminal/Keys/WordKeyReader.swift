/// Keys as words on lines, for input that is no terminal: `left`, `right`, `enter`, a number, `q`.
///
/// An empty line is Enter; a single letter is that letter; several words on a line are several keys.
package final class WordKeyReader: KeyReading {
    private let lines: any LineReading
    private let prompt: StyledText
    private let pending = PendingKeys()

    /// - Parameter prompt: Asks for the next word.
    package init(lines: any LineReading, prompt: StyledText = "key > ") {
        self.lines = lines
        self.prompt = prompt
    }

    package func nextKey() -> Key {
        if let key = pending.takeFirst() { return key }
        switch lines.readLine(prompt: prompt, remembers: false) {
        case .line(let line):
            let keys = Self.keys(in: line)
            pending.add(keys.dropFirst())
            return keys.first ?? .enter
        case .notUTF8(let line): return .unknown(line)
        case .interrupted: return .interrupt
        case .endOfInput: return .endOfInput
        case .woken: return .woken
        }
    }

    /// The keys that a line names.
    static func keys(in line: String) -> [Key] {
        line.split(whereSeparator: \.isWhitespace).map { word in
            if let number = Int(word), number >= 0 { return .number(number) }
            switch word.lowercased() {
            case "left": return .left
            case "right": return .right
            case "up": return .up
            case "down": return .down
            case "home": return .home
            case "end": return .end
            case "enter", "return": return .enter
            case "tab": return .tab
            case "escape", "esc": return .escape
            case "quit", "exit": return .character("q")
            case "space": return .character(" ")
            default:
                guard word.count == 1, let character = word.first else {
                    return .unknown(String(word))
                }
                return .character(character)
            }
        }
    }

    package func wake() { lines.wake() }

    package func close() {}
}
