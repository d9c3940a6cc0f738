/// Reads declarations as far as a view needs them.
struct SuiteViewReader {
    private(set) var view: [String] = []

    let tokens: [SwiftLexer.Token]
    private let source: [UInt8]
    var place = 0
    /// Modifiers and attributes of the declaration that follows.
    var pending: [String] = []
    var isPrivate = false
    /// What no other file can call, by its name. Where something that counts names it, what it is
    /// declared as counts too.
    var leftOut: [String: [[String]]] = [:]

    /// Where declarations stand.
    enum Kind {
        /// A file, a structure, an enumeration or an extension.
        case values
        /// A class or an actor: whatever can be called has a place in its table.
        case reference
        case requirements
    }

    init(_ source: [UInt8]) {
        self.source = source
        tokens = SwiftLexer.tokens(in: source)
    }

    mutating func read() -> Bool {
        guard readMembers(.values), place == tokens.count else { return false }
        var words = Set(view.map(Self.plain))
        while let name = leftOut.keys.sorted().first(where: words.contains) {
            for declaration in leftOut.removeValue(forKey: name) ?? [] {
                view += declaration
                words.formUnion(declaration.map(Self.plain))
            }
        }
        return true
    }

    /// A name without the backticks that it is declared with, or used without.
    static func plain(_ word: String) -> String { word.filter { $0 != "`" } }

    var text: String { place < tokens.count ? tokens[place].text : "" }
    var next: String { place + 1 < tokens.count ? tokens[place + 1].text : "" }

    /// Whether a line ends before the token that comes.
    var beginsLine: Bool {
        guard place > 0, place < tokens.count else { return true }
        return source[tokens[place - 1].range.upperBound..<tokens[place].range.lowerBound]
            .contains(0x0A)
    }

    /// Reads up to the end of the file or the bracket that ends what is read.
    private mutating func readMembers(_ kind: Kind) -> Bool {
        while place < tokens.count {
            let isName = place > 0 && tokens[place - 1].text == "."
            switch text {
            case "}":
                take([])
                return true
            case "@", "#": guard readMark() else { return false }
            case "class" where Self.membersOfClasses.contains(next): readModifier()
            case let word where Self.modifiers.contains(word) && !isName: readModifier()
            case "func" where kind != .requirements, "init" where !isName && kind != .requirements,
                "deinit":
                guard readFunction(kind) else { return false }
            case "var": guard readVariable(kind) else { return false }
            case "struct", "enum", "extension": guard readType(.values) else { return false }
            case "class", "actor": guard readType(.reference) else { return false }
            case "protocol": guard readType(.requirements) else { return false }
            case "{", "(", "[":
                guard let group = group() else { return false }
                take(group)
            case let word:
                take([word])
                place += 1
            }
        }
        take([])
        return true
    }

    /// Takes what the declaration before it has collected, and more.
    mutating func take(_ words: [String]) {
        view += pending + words
        pending = []
        isPrivate = false
    }

    /// An attribute, or a macro; none that decides what there is, or that copies code.
    private mutating func readMark() -> Bool {
        guard !Self.opaqueMarks.contains(next) else { return false }
        pending += [text, next]
        place += 2
        guard text == "(", !beginsLine else { return true }
        guard let group = group() else { return false }
        pending += group
        return true
    }

    private mutating func readModifier() {
        let word = text
        pending.append(word)
        place += 1
        // As in `private(set)`.
        if text == "(", let group = group() {
            pending += group
        } else if word == "private" || word == "fileprivate" {
            isPrivate = true
        }
    }

    private mutating func readType(_ kind: Kind) -> Bool {
        take([])
        while text != "{" {
            guard place < tokens.count else { return false }
            view.append(text)
            place += 1
        }
        view.append("{")
        place += 1
        guard readMembers(kind), text == "}" else { return false }
        view.append("}")
        place += 1
        return true
    }

    /// Passes what stands in brackets; nil where they do not match.
    mutating func group() -> [String]? {
        let start = place
        var depth = 0
        repeat {
            guard place < tokens.count else { return nil }
            switch text {
            case "(", "[", "{": depth += 1
            case ")", "]", "}": depth -= 1
            case "#", "@":
                // Conditions and copied code count at any depth.
                if Self.opaqueMarks.contains(next) { return nil }
            default: break
            }
            place += 1
        } while depth > 0
        return tokens[start..<place].map(\.text)
    }

    private static let opaqueMarks: Set<String> = [
        "if", "elseif", "else", "endif", "inlinable", "usableFromInline", "inline", "_transparent",
        "_alwaysEmitIntoClient", "_silgen_name", "specialize", "_specialize",
    ]
    private static let modifiers: Set<String> = [
        "borrowing", "consuming", "convenience", "dynamic", "fileprivate", "final", "indirect",
        "internal", "lazy", "mutating", "nonisolated", "nonmutating", "open", "override",
        "package", "private", "public", "required", "static", "unowned", "weak",
    ]
    private static let membersOfClasses: Set<String> = ["func", "subscript", "var"]
}
