/// One small change of a source file, such as `<` to `<=`.
struct SourceChange: Sendable, Hashable {
    /// The bytes that go.
    var range: Range<Int>
    /// What comes in their place.
    var replacement: String

    /// The source with the change made.
    func applied(to source: [UInt8]) -> [UInt8] {
        source[..<range.lowerBound] + Array(replacement.utf8) + source[range.upperBound...]
    }

    /// The lines that it touches, before and after, each as one line without needless spaces:
    /// what names the change to people, wherever else the file is edited.
    func lines(in source: [UInt8]) -> (before: String, after: String) {
        let start = source[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = source[range.upperBound...].firstIndex(of: 0x0A) ?? source.count
        let head = source[start..<range.lowerBound]
        let tail = source[range.upperBound..<end]
        return (
            Self.oneLine(Array(source[start..<end])),
            Self.oneLine(head + Array(replacement.utf8) + tail)
        )
    }

    private static func oneLine(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n").map { line in
                // A comment would swallow what follows it on the same line.
                line.firstRange(of: " // ").map { line[..<$0.lowerBound] } ?? line
            }
            .flatMap { $0.split(separator: " ") }.joined(separator: " ")
    }
}
