/// What a file of the support module declares and mentions, as far as its words tell.
///
/// It errs to one side only: what it says that a file mentions may be too much, never too little.
struct SupportIndex {
    /// The types, functions and variables that other files can name.
    private(set) var names: Set<String> = []
    /// Those of them that stand for types that have another name too.
    private(set) var aliases: Set<String> = []
    /// Whatever it declares, at any depth.
    private(set) var declarations: Set<String> = []
    /// All words in it, those in comments and texts too.
    private(set) var words: Set<String> = []
    private(set) var extensions: [Extension] = []
    /// Whether it has something that is used without a name, such as an operator.
    private(set) var isUsedWithoutName = false

    struct Extension {
        /// The type, without the types in it.
        var type: String
        /// Whether it makes the type conform to something.
        var conforms = false
        var members: Set<String> = []
        /// Whether it has an initializer or a subscript, which are used without a name.
        var hasUnnamed = false
    }

    private static let declaring: Set<String> = [
        "actor", "case", "class", "enum", "func", "let", "macro", "protocol", "struct",
        "typealias", "var",
    ]
    private static let unnamed: Set<String> = ["init", "subscript", "callAsFunction"]
    private static let operators: Set<String> = ["infix", "operator", "postfix", "prefix"]

    /// Where a token stands, as far as it matters.
    private enum Place { case top, extensionHead(isConstraint: Bool), extensionBody }

    init(_ source: [UInt8]) {
        words = Self.words(in: source)
        var place = Place.top
        var depth = 0
        var previous = ""
        for token in SwiftLexer.tokens(in: source) {
            switch token.text {
            case "{":
                depth += 1
                if case .extensionHead = place { place = .extensionBody }
            case "}":
                depth -= 1
                if depth == 0 { place = .top }
            case "extension" where depth == 0:
                place = .extensionHead(isConstraint: false)
                extensions.append(Extension(type: ""))
            default: read(token, after: previous, at: &place, depth)
            }
            previous = token.text
        }
    }

    private mutating func read(
        _ token: SwiftLexer.Token,
        after previous: String,
        at place: inout Place,
        _ depth: Int
    ) {
        let last = extensions.count - 1
        let name = token.text.filter { $0 != "`" }
        let isDeclared = Self.declaring.contains(previous) && token.kind == .word
        if isDeclared { declarations.insert(name) }
        switch place {
        case .extensionHead(let isConstraint):
            if extensions[last].type.isEmpty { extensions[last].type = name }
            if name == ":", !isConstraint { extensions[last].conforms = true }
            if name == "where" { place = .extensionHead(isConstraint: true) }
            return
        case .extensionBody where depth == 1:
            if isDeclared { extensions[last].members.insert(name) }
            if Self.unnamed.contains(name) { extensions[last].hasUnnamed = true }
        case .top where depth == 0:
            if isDeclared { names.insert(name) }
            if isDeclared, previous == "typealias" { aliases.insert(name) }
            if Self.operators.contains(name) { isUsedWithoutName = true }
        default: return
        }
        // A function whose name is a sign is an operator.
        if previous == "func", token.kind == .sign { isUsedWithoutName = true }
    }

    /// All runs of letters, digits and underscores, wherever they stand.
    static func words(in source: [UInt8]) -> Set<String> {
        let parts = source.split { byte in
            !(byte >= 0x80 || byte == UInt8(ascii: "_")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20))
        }
        return Set(parts.map { String(decoding: $0, as: UTF8.self) })
    }
}
