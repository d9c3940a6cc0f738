internal import StreamingKit

/// Makes nodes of the JSON that the compiler prints.
///
/// It knows nothing of single kinds: whatever has a `_kind` is a node, what is in it is a child.
struct SyntaxReader {
    /// Where tokens begin and end: the compiler gives the start of a node's last token.
    private let ends: [Int: Int]

    init(tokens: [SwiftLexer.Token]) {
        ends = Dictionary(tokens.map { ($0.range.lowerBound, $0.range.upperBound) }) { $1 }
    }

    /// - Returns: nil where the text is no tree of a file.
    func root(of dump: [UInt8]) -> SyntaxNode? {
        // Each operator of a long chain and each brace is a level or two; the stack has room for
        // some thousand.
        guard let value = try? JSONValue(parsing: dump, maximumDepth: 2000),
            case .object(let object) = value, object["_kind"]?.string == "source_file"
        else { return nil }
        return node(object, role: "")
    }

    /// Printed twice: once as it was written, once as it will be compiled.
    private static let doubles: Set<String> = ["processed_init"]
    private static let plain: Set<String> = ["_kind", "range", "name", "decl_context"]

    private func node(_ object: JSONObject, role: String) -> SyntaxNode {
        var node = SyntaxNode(
            kind: object["_kind"]?.string ?? "",
            role: role,
            range: object["range"].flatMap(range),
            name: name(object),
            properties: [:],
            children: []
        )
        for member in object.members where !Self.doubles.contains(member.key) {
            switch member.value {
            case .object(let inner) where isNode(inner):
                node.children.append(self.node(inner, role: member.key))
            case .array(let elements):
                for case .object(let inner) in elements where isNode(inner) {
                    node.children.append(self.node(inner, role: member.key))
                }
            case .string(let text) where !Self.plain.contains(member.key) && !text.isEmpty:
                node.properties[member.key] = text
            case .bool(let flag): node.properties[member.key] = flag ? "true" : "false"
            default: break
            }
        }
        return node
    }

    private func isNode(_ object: JSONObject) -> Bool {
        guard let kind = object["_kind"]?.string else { return false }
        return kind != "decl_name" && kind != "base_name" && kind != "function_ref_info"
            && kind != "compiler_version"
    }

    private func name(_ object: JSONObject) -> String? {
        if let path = object["module_path"]?.array {
            return path.compactMap(\.string).joined(separator: ".")
        }
        for key in ["name", "field", "macro_name"] {
            if let text = object[key]?.string { return text }
            if let text = object[key]?["base_name"]?["name"]?.string { return text }
        }
        return nil
    }

    private func range(_ value: JSONValue) -> Range<Int>? {
        guard let start = value["start"]?.int, let last = value["end"]?.int, start <= last else {
            return nil
        }
        return start..<(ends[last] ?? last + 1)
    }
}
