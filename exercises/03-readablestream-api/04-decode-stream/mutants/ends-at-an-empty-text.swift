// caught by: noEmptyText, everyCut — nothing to give means nil
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
                let whole = bytes.dropLast(unfinishedLength(of: bytes))
                kept = Array(bytes[whole.endIndex...])
                return whole.isEmpty ? nil : String(decoding: whole, as: UTF8.self)
            }
            defer { kept = [] }
            return kept.isEmpty ? nil : String(decoding: kept, as: UTF8.self)
        }
    }
}

/// How many bytes at the end begin a character and do not finish it.
private func unfinishedLength(of bytes: [UInt8]) -> Int {
    for (index, byte) in bytes.suffix(3).reversed().enumerated() {
        switch byte {
        case 0x80...0xBF: continue
        case 0xC2...0xDF: return index < 1 ? index + 1 : 0
        case 0xE0...0xEF: return index < 2 ? index + 1 : 0
        case 0xF0...0xF4: return index + 1
        default: return 0
        }
    }
    return 0
}
