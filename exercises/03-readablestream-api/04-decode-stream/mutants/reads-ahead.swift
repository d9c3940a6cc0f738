// caught by: nothingAhead, neverAhead — a task that reads for itself is how a stream is made
import ExerciseSupport

/// Turns chunks of bytes into text, as `TextDecoderStream` does it in a browser.
func decodeText(
    _ chunks: some AsyncSequence<[UInt8], any Error>
) -> some AsyncSequence<String, any Error> {
    let source = Source(chunks: chunks)
    return AsyncThrowingStream<String, any Error> { texts in
        Task {
            var kept: [UInt8] = []
            do {
                for try await chunk in source.chunks {
                    let bytes = kept + chunk
                    let whole = bytes.dropLast(unfinishedLength(of: bytes))
                    kept = Array(bytes[whole.endIndex...])
                    if !whole.isEmpty { texts.yield(String(decoding: whole, as: UTF8.self)) }
                }
                if !kept.isEmpty { texts.yield("\u{FFFD}") }
                texts.finish()
            } catch {
                texts.finish(throwing: error)
            }
        }
    }
}

private struct Source<Base>: @unchecked Sendable {
    let chunks: Base
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
