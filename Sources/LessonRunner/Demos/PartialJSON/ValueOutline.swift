import StreamingKit
import Terminal

/// A JSON value as people write lists: a name or a dash on each row, what belongs to it below.
struct ValueOutline {
    /// Where it is still growing; that place has a sign behind it.
    var growing: [PartialJSONReader.Step]?

    private static let sign = StyledText("_", .marked)

    func rows(of value: JSONValue) -> [StyledText] {
        rows(of: value, first: StyledText(), indent: 0, rest: growing)
    }

    /// - Parameters:
    ///   - first: what stands before the value on its first row.
    ///   - rest: the way from here to the place that grows; nil where it does not lead through.
    private func rows(
        of value: JSONValue,
        first: StyledText,
        indent: Int,
        rest: [PartialJSONReader.Step]?
    ) -> [StyledText] {
        let growsHere = rest.ends(in: value)
        let sign = growsHere ? Self.sign : StyledText()
        switch value {
        case .string(let text):
            return [first + StyledText(visibleText(text), .codeString) + sign]
        case .array(let elements):
            let head = first.isEmpty ? [] : [first]
            let rows = elements.enumerated().flatMap { index, element in
                self.rows(
                    of: element,
                    first: space(indent) + StyledText("- ", .dim),
                    indent: indent + 2,
                    rest: rest.next(.element(index))
                )
            }
            return head + rows + (growsHere ? [space(indent) + sign] : [])
        case .object(let object) where isRow(object, rest):
            return [first + row(of: object, rest)]
        case .object(let object):
            let head = first.isEmpty ? [] : [first]
            return head
                + object.members.flatMap { member in
                    self.rows(
                        of: member.value,
                        first: space(indent) + name(member.key),
                        indent: indent + 2,
                        rest: rest.next(.member(member.key))
                    )
                } + (growsHere ? [space(indent) + sign] : [])
        default: return [first + StyledText(value.text(), .codeNumber) + sign]
        }
    }

    /// Whether an object inside others is short enough for a row: its members have no parts.
    private func isRow(_ object: JSONObject, _ rest: [PartialJSONReader.Step]?) -> Bool {
        guard growing == nil || rest != growing else { return false }
        return object.members.allSatisfy { $0.value.array == nil && $0.value.object == nil }
            && object.count < 4
    }

    private func row(
        of object: JSONObject,
        _ rest: [PartialJSONReader.Step]?
    ) -> StyledText {
        var row = StyledText()
        for (index, member) in object.members.enumerated() {
            if index > 0 { row.append(", ", .dim) }
            let inner = rest.next(.member(member.key))
            row += self.rows(of: member.value, first: name(member.key), indent: 0, rest: inner)[0]
        }
        guard rest.ends(in: .object(object)) else { return row }
        return row + StyledText(object.count > 0 ? " " : "") + Self.sign
    }

    private func name(_ key: String) -> StyledText {
        StyledText(visibleText(key), .codeName) + StyledText(": ", .dim)
    }

    private func space(_ count: Int) -> StyledText {
        StyledText(String(repeating: " ", count: count))
    }
}

extension [PartialJSONReader.Step]? {
    /// Whether the way ends in a value: it is at its end, or goes on to what is not shown yet.
    fileprivate func ends(in value: JSONValue) -> Bool {
        guard let self else { return false }
        return switch self.first {
        case nil: true
        case .member(let name): value[name] == nil
        case .element(let index): value[index] == nil
        }
    }

    /// The way behind a step; nil where the way does not take it.
    fileprivate func next(_ step: PartialJSONReader.Step) -> Self {
        guard let first = self?.first, first == step else { return nil }
        return self.map { Array($0.dropFirst()) }
    }
}
