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
        // TODO: what has to be remembered from one chunk to the next?

        mutating func next() async throws -> String? {
            // TODO: nothing may be left to say here. And who asks again behind the end?
            guard let chunk = try await chunks.next() else { return nil }
            // TODO: the chunk may end inside a character, and it may bring no whole character.
            return String(decoding: chunk, as: UTF8.self)
        }
    }
}
