/// How a language is coloured.
enum CodeLanguage: Sendable {
    case grammar(CodeGrammar)
    case eventStream
    case http
    case difference

    init?(named name: String) {
        switch name {
        case "swift": self = .grammar(.swift)
        case "python", "py": self = .grammar(.python)
        case "javascript", "js", "typescript", "ts": self = .grammar(.javascript)
        case "json", "jsonl", "ndjson": self = .grammar(.json)
        case "sh", "bash", "shell", "console": self = .grammar(.shell)
        case "sse", "event-stream": self = .eventStream
        case "http": self = .http
        case "diff": self = .difference
        default: return nil
        }
    }
}

/// What a scanner has to know of a language.
struct CodeGrammar: Sendable {
    var keywords: Set<String> = []
    var lineComments: [String] = []
    var blockComments = false
    /// Delimiters of strings that end at the same delimiter, longer ones first.
    var strings: [String] = ["\""]
    /// Those among them that may go on over lines.
    var longStrings: Set<String> = []
    /// Characters besides letters that may start a name, such as `@` before an attribute.
    var nameStarts: Set<Character> = ["_"]
    /// Whether a string before a colon is a key.
    var hasKeys = false

    static let swift = CodeGrammar(
        keywords: words(
            """
            actor any as associatedtype async await break case catch class continue default defer \
            deinit do else enum extension fallthrough false fileprivate final for func guard if \
            import in indirect init inout internal is isolated let mutating nil nonisolated open \
            operator override package private protocol public repeat rethrows return self Self \
            sending some static struct subscript super switch throw throws true try typealias \
            unowned var weak where while
            """
        ),
        lineComments: ["//"],
        blockComments: true,
        strings: ["\"\"\"", "\""],
        longStrings: ["\"\"\""],
        nameStarts: ["_", "@", "#", "$"]
    )

    static let python = CodeGrammar(
        keywords: words(
            """
            False None True and as assert async await break class continue def del elif else \
            except finally for from global if import in is lambda match nonlocal not or pass raise \
            return try while with yield
            """
        ),
        lineComments: ["#"],
        strings: ["\"\"\"", "'''", "\"", "'"],
        longStrings: ["\"\"\"", "'''"],
        nameStarts: ["_", "@"]
    )

    static let javascript = CodeGrammar(
        keywords: words(
            """
            async await break case catch class const continue debugger default delete do else \
            export extends false finally for from function if import in instanceof let new null of \
            return static super switch this throw true try typeof undefined var void while with \
            yield
            """
        ),
        lineComments: ["//"],
        blockComments: true,
        strings: ["\"", "'", "`"],
        longStrings: ["`"],
        nameStarts: ["_", "$"]
    )

    static let json = CodeGrammar(keywords: ["true", "false", "null"], hasKeys: true)

    static let shell = CodeGrammar(
        keywords: words(
            "case do done elif else esac export fi for function if in then until while"
        ),
        lineComments: ["#"],
        strings: ["\"", "'"],
        longStrings: ["\"", "'"],
        nameStarts: ["_", "$"]
    )

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(separator: " ").map { String($0) })
    }
}
