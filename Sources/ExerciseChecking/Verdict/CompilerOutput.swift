/// What a compiler printed, taken apart.
struct CompilerOutput {
    var diagnostics: [Diagnostic] = []
    /// Lines that belong to no diagnostic.
    var rest: [String] = []

    /// - Parameter names: the names under which files were compiled, and how they are shown.
    init(_ text: String, showing names: [String: String] = [:]) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if var diagnostic = Self.header(line) {
                diagnostic.file = diagnostic.file.map { names[$0] ?? $0 }
                diagnostics.append(diagnostic)
            } else if diagnostics.isEmpty {
                if !line.isEmpty { rest.append(String(line)) }
            } else {
                diagnostics[diagnostics.count - 1].excerpt.append(String(line))
            }
        }
        for index in diagnostics.indices {
            while diagnostics[index].excerpt.last?.isEmpty == true {
                diagnostics[index].excerpt.removeLast()
            }
        }
    }

    /// Whether there is an error in the line of a Swift file, and not only a failure of the tool.
    var hasErrorInSource: Bool {
        diagnostics.contains {
            $0.severity == .error && $0.line != nil && $0.file?.hasSuffix(".swift") == true
        }
    }

    /// What stands before a message that is about no file.
    private static let placeless = "<unknown>:0: "

    /// Reads `File.swift:22:17: error: message`, or `error: message` without a place.
    private static func header(_ line: Substring) -> Diagnostic? {
        for severity in [Diagnostic.Severity.error, .warning, .note, .remark] {
            let mark = severity.rawValue + ": "
            let line = line.hasPrefix(placeless) ? line.dropFirst(placeless.count) : line
            if line.hasPrefix(mark) {
                return Diagnostic(
                    file: nil,
                    line: nil,
                    column: nil,
                    severity: severity,
                    message: String(line.dropFirst(mark.count))
                )
            }
            guard let range = line.firstRange(of: ": " + mark) else { continue }
            let place = line[..<range.lowerBound].split(
                separator: ":",
                omittingEmptySubsequences: false
            )
            guard place.count >= 3, let row = Int(place[place.count - 2]),
                let column = Int(place[place.count - 1])
            else { continue }
            let file = place.dropLast(2).joined(separator: ":")
            // An excerpt's lines begin with a number or a bar; a file's name does not hold one.
            guard !file.contains(" | "), !file.hasPrefix(" ") else { continue }
            return Diagnostic(
                file: file,
                line: row,
                column: column,
                severity: severity,
                message: String(line[range.upperBound...])
            )
        }
        return nil
    }
}
