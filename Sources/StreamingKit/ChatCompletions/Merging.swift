extension Optional<String> {
    /// Appends `suffix` when there is one; the text grows in its place.
    mutating func append(_ suffix: String?) {
        guard let suffix else { return }
        if self == nil { self = suffix } else { self!.append(suffix) }
    }
}

extension JSONObject {
    /// Takes over the members of `newer` that are not `null`.
    mutating func replace(with newer: JSONObject) {
        for member in newer.members where !member.value.isNull { self[member.key] = member.value }
    }

    /// Adds a delta whose members nobody here knows: strings are appended, objects are merged, and
    /// of everything else the newer value counts.
    ///
    /// So a `reasoning_content` of servers that have one is put together as the content is.
    mutating func merge(_ delta: JSONObject) {
        for member in delta.members where !member.value.isNull {
            switch (self[member.key], member.value) {
            case (.string(var text)?, .string(let more)):
                // Set aside, `text` is alone in its memory and grows in its place.
                self[member.key] = .null
                text += more
                self[member.key] = .string(text)
            case (.object(var object)?, .object(let more)):
                self[member.key] = .null
                object.merge(more)
                self[member.key] = .object(object)
            default:
                self[member.key] = member.value
            }
        }
    }
}
