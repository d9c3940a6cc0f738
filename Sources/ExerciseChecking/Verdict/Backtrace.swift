/// What the Swift runtime tells about a crash.
struct CrashReport: Hashable {
    /// The line of the student's file in which it happened, or from which it was called.
    var line: Int?
    /// The words of the runtime, such as `Index out of range`.
    var message: String?

    /// - Parameters:
    ///   - output: what the program printed.
    ///   - backtrace: what the runtime's backtracer wrote; empty where it did not.
    ///   - fileName: the name under which the student's file was compiled.
    init(output: String, backtrace: String, fileName: String) {
        let fatal = Self.fatalLine(in: output)
        message = fatal?.message
        if let fatal, fatal.file == fileName { line = fatal.line }
        if line == nil { line = Self.studentLine(in: backtrace, fileName: fileName) }
        if message == nil { message = Self.failure(in: backtrace) }
    }

    /// The nearest frame in the student's file. It tells more than the place in the library that it
    /// led to.
    private static func studentLine(in backtrace: String, fileName: String) -> Int? {
        let mark = "at \(CompileStep.studentMark)/\(fileName):"
        guard let found = backtrace.firstRange(of: mark) else { return nil }
        return Int(backtrace[found.upperBound...].prefix { $0.isNumber })
    }

    /// What a trap without words was for: `*** Swift runtime failure: arithmetic overflow ***`.
    private static func failure(in backtrace: String) -> String? {
        let mark = "Swift runtime failure: "
        guard let found = backtrace.firstRange(of: mark) else { return nil }
        let line = backtrace[found.upperBound...].prefix { $0 != "\n" }
        guard let end = line.firstRange(of: " ***") else { return nil }
        let words = String(line[..<end.lowerBound])
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// The last line of the form `Module/File.swift:12: Fatal error: message`.
    static func fatalLine(in output: String) -> (file: String, line: Int, message: String)? {
        for text in output.split(separator: "\n").reversed() {
            for mark in [": Fatal error", ": Precondition failed", ": Assertion failed"] {
                guard let range = text.firstRange(of: mark) else { continue }
                let place = text[..<range.lowerBound].split(separator: ":")
                guard place.count >= 2, let line = Int(place[place.count - 1]) else { continue }
                let rest = text[range.upperBound...].drop { $0 == ":" || $0 == " " }
                let words = String(mark.dropFirst(2))
                let path = place.dropLast().joined(separator: ":")
                return (
                    ShellWords.name(ofPath: path), line, rest.isEmpty ? words : String(rest)
                )
            }
        }
        return nil
    }

    /// The output without what the runtime added about the crash.
    static func withoutRuntimeText(_ output: String) -> String {
        var lines = output.split(separator: "\n", omittingEmptySubsequences: false)
        guard
            let start = lines.lastIndex(where: { $0.hasPrefix("*** Signal ") })
        else { return output }
        lines.removeSubrange(start...)
        while lines.last?.isEmpty == true { lines.removeLast() }
        if let last = lines.last, fatalLine(in: String(last)) != nil { lines.removeLast() }
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }
}
