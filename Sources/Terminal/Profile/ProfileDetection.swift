internal import CEditline

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What detection asks the system; a value, so that every case can be tested.
struct TerminalFacts {
    var inputIsTerminal: Bool
    var outputIsTerminal: Bool
    var window: TerminalSize?
    /// The locale's character set, such as `UTF-8` or `ANSI_X3.4-1968`.
    var codeset: String

    /// Asks, after the locale of the environment was taken over.
    static func current() -> TerminalFacts {
        setlocale(LC_ALL, "")
        return TerminalFacts(
            inputIsTerminal: isatty(0) == 1,
            outputIsTerminal: isatty(1) == 1,
            window: TerminalSize.ofWindow(),
            codeset: terminal_codeset().map { String(cString: $0) } ?? ""
        )
    }
}

extension TerminalProfile {
    /// The profile of the process's terminal. Sets the process's locale to the environment's.
    /// - Parameter plain: Whether `--plain` was given.
    package static func detect(
        plain: Bool,
        environment: [String: String] = processEnvironment()
    ) -> TerminalProfile {
        detect(plain: plain, environment: environment, facts: .current())
    }

    static func detect(
        plain: Bool,
        environment: [String: String],
        facts: TerminalFacts
    ) -> TerminalProfile {
        let size = TerminalSize.detected(environment: environment, window: facts.window)
        let term = environment["TERM"] ?? ""
        let isDumb = term == "dumb" || term.isEmpty
        // no-color.org: present and not empty, whatever the value.
        let noColour = !(environment["NO_COLOR"] ?? "").isEmpty
        let isInteractive = facts.inputIsTerminal && facts.outputIsTerminal
        let isPlain = plain || isDumb || noColour || !facts.outputIsTerminal
        let isUTF8 = ["UTF-8", "UTF8"].contains(facts.codeset.uppercased())
        return TerminalProfile(
            width: size.columns,
            height: size.rows,
            isInteractive: isInteractive,
            usesColour: !isPlain,
            isPlain: isPlain,
            usesUnicode: isUTF8,
            replacesLetters: !isUTF8 && facts.outputIsTerminal,
            showsLinks: !isPlain && isUTF8 && knowsLinks(environment),
            editsLines: isInteractive && !plain && !isDumb,
            localeNotice: isUTF8 || !isInteractive ? nil : localeNotice(facts.codeset)
        )
    }

    /// Terminals that announce themselves and are known to take OSC 8; others might print it.
    private static func knowsLinks(_ environment: [String: String]) -> Bool {
        if environment["TMUX"] != nil || environment["STY"] != nil { return false }
        if let version = environment["VTE_VERSION"].flatMap({ Int($0) }), version >= 5000 {
            return true
        }
        if environment["WT_SESSION"] != nil || environment["KITTY_WINDOW_ID"] != nil { return true }
        return ["iTerm.app", "WezTerm", "vscode", "ghostty"]
            .contains(environment["TERM_PROGRAM"] ?? "")
    }

    private static func localeNotice(_ codeset: String) -> String {
        let name = codeset.isEmpty ? "no character set" : "the character set \(codeset)"
        return """
            Your locale has \(name), not UTF-8. Letters beyond ASCII are shown as ? and cannot be \
            typed. Set LANG=C.UTF-8, or your own such as de_DE.UTF-8, and start again.
            """
    }
}

/// The process's environment; of a name that is set twice the first value counts, as for `getenv`.
package func processEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    guard var entry = terminal_environment() else { return [:] }
    while let text = entry.pointee {
        let parts = String(cString: text).split(separator: "=", maxSplits: 1)
        if parts.count == 2, variables[String(parts[0])] == nil {
            variables[String(parts[0])] = String(parts[1])
        }
        entry += 1
    }
    return variables
}
