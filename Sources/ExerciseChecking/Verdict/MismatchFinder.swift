/// Says which declaration a suite misses in the student's code.
struct MismatchFinder {
    let inputs: BuildInputs

    /// - Parameter output: the compiler's, about the suite.
    func mismatch(in output: CompilerOutput) -> SuiteMismatch? {
        guard
            let diagnostic = output.diagnostics.first(where: {
                $0.severity == .error && $0.line != nil
            }), let line = diagnostic.line
        else { return nil }
        let name = Self.missingName(in: diagnostic.message) ?? calledName(diagnostic)
        let declaration = name.flatMap { Self.declaration(of: $0, in: inputs.starter) }
        var message = "Your code compiles, but the tests cannot use it: "
        if let declaration {
            message += "they need `\(declaration)`, as the starter has it."
        } else if let name {
            message += "they need `\(name)`."
        } else {
            message += "the compiler says: \(diagnostic.message)."
        }
        return SuiteMismatch(
            suiteFile: inputs.suiteFileName,
            line: line,
            name: name,
            declaration: declaration,
            message: message
        )
    }

    /// The name that the compiler did not find.
    static func missingName(in message: String) -> String? {
        for mark in [
            "has no member '", "cannot find type '", "cannot find '",
            "no exact matches in call to ",
            "has no dynamic member '",
        ] {
            guard let range = message.firstRange(of: mark) else { continue }
            var name = message[range.upperBound...]
            if let quote = name.firstIndex(of: "'") {
                let rest = name[name.index(after: quote)...]
                name =
                    name[..<quote].isEmpty || name.hasPrefix("instance method ")
                        || name.hasPrefix("initializer")
                    ? rest.prefix { $0 != "'" } : name[..<quote]
            }
            let base = name.prefix { $0 != "(" }
            if base == "initializer" { return "init" }
            if !base.isEmpty { return String(base) }
        }
        return nil
    }

    /// The name of what is called where the compiler complains about a call's arguments: the last
    /// word before the parenthesis that opens before the place.
    private func calledName(_ diagnostic: Diagnostic) -> String? {
        let lines = inputs.suite.split(
            separator: UInt8(ascii: "\n"),
            omittingEmptySubsequences: false
        )
        guard let row = diagnostic.line, let column = diagnostic.column, row <= lines.count else {
            return nil
        }
        let line = lines[row - 1]
        var depth = 0
        for index in line.prefix(column - 1).indices.reversed() {
            switch line[index] {
            case UInt8(ascii: ")"): depth += 1
            case UInt8(ascii: "("):
                if depth == 0 { return Self.word(endingAt: index, in: line) }
                depth -= 1
            default: break
            }
        }
        return nil
    }

    private static func word(endingAt end: Int, in line: ArraySlice<UInt8>) -> String? {
        let name = line[line.startIndex..<end].reversed().prefix { byte in
            let isLetter = (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
            let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
            return isLetter || isDigit || byte == UInt8(ascii: "_") || byte >= 0x80
        }
        let text = String(decoding: name.reversed(), as: UTF8.self)
        return text.isEmpty || text == "expect" || text == "require" ? nil : text
    }

    /// The line of a source that declares a name, without its body.
    static func declaration(of name: String, in source: String) -> String? {
        let keywords: Set<Substring> = [
            "func", "var", "let", "struct", "class", "enum", "actor", "protocol", "case",
            "typealias",
        ]
        for line in source.split(separator: "\n") {
            let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
            let isDeclared = zip(words, words.dropFirst()).contains {
                keywords.contains($0) && $1 == name
            }
            let isInitializer = name == "init" && words.contains("init") && line.contains("init(")
            guard isDeclared || isInitializer, !line.drop(while: \.isWhitespace).hasPrefix("//")
            else { continue }
            var text = line.drop(while: \.isWhitespace)
            if let brace = text.firstIndex(of: "{") { text = text[..<brace] }
            while text.last?.isWhitespace == true { text.removeLast() }
            return String(text)
        }
        return nil
    }
}
