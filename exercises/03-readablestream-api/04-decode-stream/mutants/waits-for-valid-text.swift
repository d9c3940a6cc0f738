// caught by: noUTF8 — all bytes become text once their rest has come
import ExerciseSupport

/// Turns chunks of bytes into text, as `TextDecoderStream` does it in a browser.
func decodeText(
    _ chunks: some AsyncSequence<[UInt8], any Error>
) -> some AsyncSequence<String, any Error> {
    DecodedText(chunks: chunks)
}

/// The texts of chunks, each decoded when it is asked for.
struct DecodedText<Base: AsyncSequence>: AsyncSequence
where Base.Element == [UInt8], Base.Failure == any Error {
    typealias Element = String
    typealias Failure = any Error

    let chunks: Base

    func makeAsyncIterator() -> Iterator { Iterator(chunks: chunks.makeAsyncIterator()) }

    struct Iterator: AsyncIteratorProtocol {
        var chunks: Base.AsyncIterator
        /// The beginning of a character whose rest has not come; three bytes at most.
        private var kept: [UInt8] = []
        private var isOver = false

        init(chunks: Base.AsyncIterator) { self.chunks = chunks }

        mutating func next() async throws -> String? {
            while !isOver {
                guard let chunk = try await chunks.next() else {
                    isOver = true
                    break
                }
                let bytes = kept + chunk
                guard let text = String(validating: bytes, as: UTF8.self) else {
                    kept = bytes
                    continue
                }
                kept = []
                if !text.isEmpty { return text }
            }
            defer { kept = [] }
            return kept.isEmpty ? nil : String(decoding: kept, as: UTF8.self)
        }
    }
}
