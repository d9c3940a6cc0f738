/// Takes a command line apart as a driver prints it: words, quoted where they have to be.
enum ShellWords {
    /// - Returns: nil where a quote does not end.
    static func split(_ line: some StringProtocol) -> [String]? {
        var words: [String] = []
        var word = ""
        var isInWord = false
        var quote: Character?
        var characters = line.makeIterator()
        while let character = characters.next() {
            if character == "\\", quote != "'" {
                guard let next = characters.next() else { return nil }
                word.append(next)
                isInWord = true
            } else if character == quote {
                quote = nil
            } else if quote != nil {
                word.append(character)
            } else if character == "'" || character == "\"" {
                quote = character
                isInWord = true
            } else if character == " " || character == "\t" {
                if isInWord { words.append(word) }
                word = ""
                isInWord = false
            } else {
                word.append(character)
                isInWord = true
            }
        }
        if isInWord { words.append(word) }
        return quote == nil ? words : nil
    }

    /// The last part of a path.
    static func name(ofPath path: String) -> String {
        String(path.split(separator: "/").last ?? "")
    }

    /// The path without its last part.
    static func folder(ofPath path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
