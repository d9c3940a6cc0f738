import LessonRunner

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Asks at the terminal for what the command line left out.
enum Question {
    /// - Parameters:
    ///   - given: What the command line says; nil where it says nothing.
    ///   - prompt: What is asked for.
    ///   - name: What it is called on the command line.
    ///   - default: What an empty answer means; also taken where nobody can be asked.
    /// - Throws: Where there is no value and nobody to ask.
    static func answer(
        _ given: String?,
        _ prompt: String,
        _ name: String,
        default usual: String? = nil
    ) throws -> String {
        if let given { return given }
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            if let usual { return usual }
            throw ErrorReport.Failure(
                "\(name) is missing",
                help: "Give it on the command line, or run this at a terminal to be asked.",
                exitStatus: 64
            )
        }
        while true {
            Output.write(usual.map { "\(prompt) [\($0)]: " } ?? "\(prompt): ")
            guard let line = readLine() else {
                Output.write("\n")
                throw ErrorReport.Failure("\(name) is missing", exitStatus: 64)
            }
            let text = line.split(separator: " ").joined(separator: " ")
            if !text.isEmpty { return text }
            if let usual { return usual }
        }
    }
}
