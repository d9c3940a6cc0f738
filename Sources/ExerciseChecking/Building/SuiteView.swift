/// What the compiler takes of a student's file when it compiles a suite: the declarations, without
/// what is in functions, and without functions that no other file can call.
///
/// A proof compiles an exercise's suites for each wrong solution whose declarations differ, and many
/// of those differ in private helpers alone. It errs to one side: files with the same view look the
/// same to a suite, and files that look the same may have different views.
package struct SuiteView {
    /// Names the view.
    let key: String

    /// Whether two files look the same to a suite; false also where that cannot be told.
    package static func isSame(_ one: String, _ other: String) -> Bool {
        guard let one = try? Files.read(one), let other = try? Files.read(other) else {
            return false
        }
        return SuiteView(one).map { $0.key == SuiteView(other)?.key } ?? false
    }

    /// - Returns: nil where the file has what could be seen through this: conditions, results whose
    ///   type is in a body, code that is copied into whoever calls it, brackets that do not match.
    init?(_ source: [UInt8]) {
        var reader = SuiteViewReader(source)
        guard reader.read() else { return nil }
        var hash = SHA256()
        for word in reader.view { hash.add(part: word) }
        key = hash.hexadecimal()
    }
}

/// Reads declarations as far as a view needs them.
private struct SuiteViewReader {
    private(set) var view: [String] = []

    private let tokens: [SwiftLexer.Token]
    private let source: [UInt8]
    private var place = 0
    /// Modifiers and attributes of the declaration that follows.
    private var pending: [String] = []
    private var isPrivate = false
    /// What no other file can call, by its name. Where something that counts names it, what it is
    /// declared as counts too.
    private var leftOut: [String: [[String]]] = [:]

    /// Where declarations stand.
    private enum Kind {
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
        var words = Set(view)
        while let name = leftOut.keys.sorted().first(where: words.contains) {
            for declaration in leftOut.removeValue(forKey: name) ?? [] {
                view += declaration
                words.formUnion(declaration)
            }
        }
        return true
    }

    private var text: String { place < tokens.count ? tokens[place].text : "" }
    private var next: String { place + 1 < tokens.count ? tokens[place + 1].text : "" }

    /// Whether a line ends before the token that comes.
    private var beginsLine: Bool {
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
    private mutating func take(_ words: [String]) {
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

    private mutating func readFunction(_ kind: Kind) -> Bool {
        let name = text == "func" ? next : nil
        var declaration = pending + [text]
        var isResult = false
        place += 1
        while text != "{" {
            // A function without a body would take the next one's.
            guard place < tokens.count, text != "}", !Self.declaring.contains(text) else {
                return false
            }
            if text == "->" { isResult = true }
            if isResult, text == "some" { return false }
            if text == "(" || text == "[" {
                guard let group = group(), !isResult || !group.contains("some") else {
                    return false
                }
                declaration += group
            } else {
                declaration.append(text)
                place += 1
            }
        }
        guard group() != nil else { return false }
        pending = []
        if let name, isPrivate, kind == .values {
            leftOut[name, default: []].append(declaration)
            take([])
        } else {
            take(declaration + ["{}"])
        }
        return true
    }

    private mutating func readVariable(_ kind: Kind) -> Bool {
        let name = next
        var declaration = pending + [text]
        place += 1
        while text != "{" {
            guard text != "some" else { return false }
            // What is stored; its value follows like anything else.
            guard place < tokens.count, text != "=", text != "}",
                declaration.last == "var" || !beginsLine
            else {
                pending = []
                take(declaration)
                return true
            }
            if text == "(" || text == "[" {
                guard let group = group(), !group.contains("some") else { return false }
                declaration += group
            } else {
                declaration.append(text)
                place += 1
            }
        }
        let first = next
        guard let body = group() else { return false }
        pending = []
        if Self.observers.contains(first) {
            take(declaration + body)
        } else if isPrivate, kind == .values {
            leftOut[name, default: []].append(declaration)
            take([])
        } else {
            take(declaration + (Self.accessors.contains(first) ? body : ["{}"]))
        }
        return true
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
    private mutating func group() -> [String]? {
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
    private static let declaring: Set<String> = [
        "actor", "class", "deinit", "enum", "extension", "func", "init", "let", "protocol",
        "struct",
        "subscript", "typealias", "var",
    ]
    private static let observers: Set<String> = ["didSet", "willSet"]
    private static let accessors: Set<String> = [
        "@", "_modify", "_read", "get", "mutating", "nonmutating", "set", "unsafeAddress",
        "unsafeMutableAddress",
    ]
}
