/// A node of the compiler's own syntax tree, as `-dump-parse -dump-ast-format json` writes it.
///
/// The tree says what stands in a file before anything is looked up: declarations, attributes,
/// calls and names, with conditions decided and comments gone.
final class ParsedNode {
    /// `func_decl`, `call_expr`, …; empty for what has no kind.
    fileprivate(set) var kind = ""
    /// The members that are texts, numbers or flags.
    fileprivate(set) var values: [String: String] = [:]
    /// The members that are nodes, or lists of nodes, in their order.
    fileprivate(set) var children: [(member: String, node: ParsedNode)] = []

    fileprivate init() {}

    func child(_ member: String) -> ParsedNode? { children.first { $0.member == member }?.node }

    func all(_ member: String) -> [ParsedNode] {
        children.filter { $0.member == member }.map(\.node)
    }

    /// What it declares: `append`, `init`, `==`; nil where it declares nothing.
    var name: String? {
        guard let base = child("name")?.child("base_name") else { return nil }
        return base.values["name"] ?? base.values["special"]
    }

    /// Whether what it declares is an operator.
    var isOperator: Bool { child("name")?.child("base_name")?.values["is_operator"] == "true" }

    /// The offset of its first byte in the file.
    var start: Int? { child("range")?.values["start"].flatMap { Int($0) } }
}

/// Reads the dump of a syntax tree.
///
/// The source behind it is hostile and may be nested as deeply as it likes, so nothing here calls
/// itself.
struct ParseDumpReader {
    enum Failure: Error { case malformed, tooDeep }

    /// Deeper than code is that people read.
    static let mostDepth = 600

    private let bytes: [UInt8]
    private var at = 0

    static func read(_ bytes: [UInt8]) throws(Failure) -> ParsedNode {
        var reader = ParseDumpReader(bytes: bytes)
        return try reader.root()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// A node that is being read, and the member of it that comes next.
    private struct Open {
        var node: ParsedNode
        var member = ""
        /// How many lists are open below the member.
        var lists = 0
    }

    private mutating func root() throws(Failure) -> ParsedNode {
        try expect(UInt8(ascii: "{"))
        let root = ParsedNode()
        var stack = [Open(node: root)]
        while !stack.isEmpty {
            guard stack.count <= Self.mostDepth else { throw .tooDeep }
            let top = stack.count - 1
            guard let byte = next() else { throw .malformed }
            switch byte {
            case UInt8(ascii: ","): at += 1
            case UInt8(ascii: "}"):
                at += 1
                guard stack[top].lists == 0 else { throw .malformed }
                stack.removeLast()
            case UInt8(ascii: "]"):
                at += 1
                stack[top].lists -= 1
                guard stack[top].lists >= 0 else { throw .malformed }
            case UInt8(ascii: "["):
                at += 1
                stack[top].lists += 1
                guard stack[top].lists < 16 else { throw .tooDeep }
            case UInt8(ascii: "{"):
                at += 1
                let node = ParsedNode()
                stack[top].node.children.append((stack[top].member, node))
                stack.append(Open(node: node))
            case UInt8(ascii: "\""):
                let text = try string()
                if stack[top].lists == 0, next() == UInt8(ascii: ":") {
                    at += 1
                    stack[top].member = text
                } else {
                    set(text, in: stack[top])
                }
            default: set(try word(), in: stack[top])
            }
        }
        return root
    }

    private func set(_ value: String, in open: Open) {
        if open.member == "_kind" {
            open.node.kind = value
        } else if open.lists == 0 {
            open.node.values[open.member] = value
        } else {
            // A list of texts: each is a value under the member's name and its place.
            let old = open.node.values[open.member]
            open.node.values[open.member] = old.map { $0 + "\n" + value } ?? value
        }
    }

    private mutating func next() -> UInt8? {
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        return at < bytes.count ? bytes[at] : nil
    }

    private mutating func expect(_ byte: UInt8) throws(Failure) {
        guard next() == byte else { throw .malformed }
        at += 1
    }

    /// A number, `true`, `false` or `null`.
    private mutating func word() throws(Failure) -> String {
        let start = at
        while at < bytes.count, !",]}\n ".utf8.contains(bytes[at]) { at += 1 }
        guard at > start else { throw .malformed }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func string() throws(Failure) -> String {
        try expect(UInt8(ascii: "\""))
        var text: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard at < bytes.count else { break }
            let escape = bytes[at]
            at += 1
            switch escape {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "u"):
                guard at + 4 <= bytes.count,
                    let code = UInt32(
                        String(decoding: bytes[at..<at + 4], as: UTF8.self),
                        radix: 16
                    )
                else { throw .malformed }
                at += 4
                text += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
            default: text.append(escape)
            }
        }
        throw .malformed
    }
}
