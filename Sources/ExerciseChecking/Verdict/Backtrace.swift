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
        // The nearest frame in the student's code tells more than the place in the library.
        let mark = "at \(CompileStep.studentMark)/\(fileName):"
        if line == nil, let found = backtrace.firstRange(of: mark) {
            line = Int(backtrace[found.upperBound...].prefix { $0.isNumber })
        }
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
