/// Bytes as a network handed them over: several chunks, with the cuts between them.
///
/// Courses write them in one line, `caf\xC3|\xA9\r\n`: `|` is a cut, `\r \n \t \0 \\ \|` and
/// `\xHH` stand for bytes, everything else for its UTF-8.
package struct ChunkedBytes: Hashable, Sendable {
    /// The chunks, in the order of their coming; a chunk may be empty.
    package var chunks: [[UInt8]]

    package init(chunks: [[UInt8]]) { self.chunks = chunks }

    /// The chunks without the cuts.
    package var joined: [UInt8] { Array(chunks.joined()) }

    /// Why a notation could not be read.
    package struct NotationError: Error, Hashable, Sendable {
        /// What is wrong, with the part of the text that is meant.
        package var message: String
        /// How many characters stand before that part.
        package var offset: Int
    }

    /// Reads the notation.
    /// - Throws: `NotationError` at a backslash that starts no escape.
    package init(notation: String) throws(NotationError) {
        var chunks: [[UInt8]] = []
        var chunk: [UInt8] = []
        let characters = Array(notation)
        var index = 0
        while index < characters.count {
            let character = characters[index]
            guard character == "\\" else {
                if character == "|" {
                    chunks.append(chunk)
                    chunk = []
                } else {
                    chunk.append(contentsOf: String(character).utf8)
                }
                index += 1
                continue
            }
            let escape = index + 1 < characters.count ? characters[index + 1] : " "
            switch escape {
            case "r": chunk.append(0x0D)
            case "n": chunk.append(0x0A)
            case "t": chunk.append(0x09)
            case "0": chunk.append(0x00)
            case "\\", "|": chunk.append(contentsOf: String(escape).utf8)
            case "x":
                let digits = characters[(index + 2)...].prefix(2)
                guard digits.count == 2, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
                    let byte = UInt8(String(digits), radix: 16)
                else {
                    throw NotationError(
                        message: "\\x needs two hexadecimal digits",
                        offset: index
                    )
                }
                chunk.append(byte)
                index += 2
            default:
                throw NotationError(
                    message: "\\\(escape) is no escape; write \\\\ for a backslash",
                    offset: index
                )
            }
            index += 2
        }
        chunks.append(chunk)
        self.chunks = chunks
    }
}
