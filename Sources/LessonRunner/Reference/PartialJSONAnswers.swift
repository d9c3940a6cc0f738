import StreamingKit

/// What may be shown of half a JSON text.
enum PartialJSONAnswers {
    /// The value on one line, without spaces; `nil` as long as nothing may be shown, and where the
    /// text is not the start of a JSON text.
    static func shown(_ chunks: [[UInt8]]) -> String {
        var reader = PartialJSONReader()
        guard (try? reader.push(String(decoding: chunks.joined(), as: UTF8.self))) != nil else {
            return "nil"
        }
        return reader.value?.text() ?? "nil"
    }
}
