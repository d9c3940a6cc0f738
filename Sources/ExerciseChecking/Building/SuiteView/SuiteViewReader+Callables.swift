/// Functions and variables: what is called, and what may have a body.
extension SuiteViewReader {
    mutating func readFunction(_ kind: Kind) -> Bool {
        let name = text == "func" ? next : nil
        var declaration = pending + [text]
        var isResult = false
        var isOpaque = false
        place += 1
        while text != "{" {
            // A function without a body would take the next one's.
            guard place < tokens.count, text != "}", !Self.declaring.contains(text) else {
                return false
            }
            if text == "->" { isResult = true }
            if isResult, text == "some" { isOpaque = true }
            if text == "(" || text == "[" {
                guard let group = group() else { return false }
                if isResult, group.contains("some") { isOpaque = true }
                declaration += group
            } else {
                declaration.append(text)
                place += 1
            }
        }
        guard let body = group() else { return false }
        pending = []
        // What `some` stands for is in the body.
        declaration += isOpaque ? body : ["{}"]
        if let name, isPrivate, kind == .values {
            leaveOut(declaration, name)
        } else {
            take(declaration)
        }
        return true
    }

    mutating func readVariable(_ kind: Kind) -> Bool {
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
            leaveOut(declaration, name)
        } else {
            take(declaration + (Self.accessors.contains(first) ? body : ["{}"]))
        }
        return true
    }

    private mutating func leaveOut(_ declaration: [String], _ name: String) {
        leftOut[Self.plain(name), default: []].append(declaration)
        take([])
    }

    private static let declaring: Set<String> = [
        "actor", "class", "deinit", "enum", "extension", "func", "init", "let", "protocol",
        "struct", "subscript", "typealias", "var",
    ]
    private static let observers: Set<String> = ["didSet", "willSet"]
    private static let accessors: Set<String> = [
        "@", "_modify", "_read", "get", "mutating", "nonmutating", "set", "unsafeAddress",
        "unsafeMutableAddress",
    ]
}
