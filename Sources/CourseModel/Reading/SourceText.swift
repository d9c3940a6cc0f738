/// A text file of the course, with what messages need to point into it.
///
/// A byte order mark is dropped and CR LF and CR become LF, so that a file means the same on
/// whichever system it was written.
package struct SourceText: Sendable {
    /// The path, from the course's folder.
    package let file: String
    /// The text, with LF at the line ends.
    package let text: String
    /// The lines without their ends, counted from 0 here and from 1 in messages.
    package let lines: [Substring]

    /// Takes a text that is already in memory.
    package init(file: String, text: String) {
        self.init(file: file, normalised: Self.withPlainLineEnds(Array(text.utf8)[...]))
    }

    private init(file: String, normalised bytes: ArraySlice<UInt8>) {
        self.file = file
        text = String(decoding: bytes, as: UTF8.self)
        // Split in UTF-8: nothing that is a line feed there is part of a longer character.
        let view = text.utf8
        lines = view.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { Substring($0) }
    }

    /// Reads a file of the course.
    /// - Parameters:
    ///   - file: The path from the course's folder, for messages.
    ///   - root: The course's folder.
    /// - Throws: The one problem that keeps it from being read: missing, a folder, unreadable,
    ///   larger than 1 MiB, or not UTF-8 (with the offset of the first wrong byte).
    package init(file: String, root: String) throws(CourseProblem) {
        let bytes: [UInt8]
        do {
            bytes = try FileSystem.bytes(of: root + "/" + file)
        } catch {
            throw CourseProblem(
                location: SourceLocation(file: file, line: 1),
                message: "this file \(error.message)"
            )
        }
        if String(validating: bytes, as: UTF8.self) == nil, let wrong = firstInvalidUTF8(bytes) {
            let before = bytes[..<wrong]
            let line = before.count { $0 == 0x0A } + 1
            let value = String(bytes[wrong], radix: 16, uppercase: true)
            throw CourseProblem(
                location: SourceLocation(file: file, line: line),
                message: "byte \(wrong) (0x\(value.count < 2 ? "0" : "")\(value)) is not UTF-8",
                help: "save the file as UTF-8"
            )
        }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let body = bytes[(hasMark ? 3 : 0)...]
        self.init(
            file: file,
            normalised: body.contains(0x0D) ? Self.withPlainLineEnds(body) : body
        )
    }

    private static func withPlainLineEnds(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.contains(0x0D) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var afterReturn = false
        for byte in bytes {
            if byte == 0x0A && afterReturn {
                afterReturn = false
                continue
            }
            afterReturn = byte == 0x0D
            result.append(afterReturn ? 0x0A : byte)
        }
        return result[...]
    }

    /// The place in a line, from 1, of a number of Unicode scalars from its start.
    func location(line: Int, scalars: Int?) -> SourceLocation {
        guard let scalars, lines.indices.contains(line - 1) else {
            return SourceLocation(file: file, line: line)
        }
        let before = String(
            String.UnicodeScalarView(lines[line - 1].unicodeScalars.prefix(scalars))
        )
        return SourceLocation(file: file, line: line, column: before.count + 1)
    }
}

/// The offset of the first byte that no well-formed UTF-8 has there; nil where there is none.
///
/// Unicode 16, table 3-7.
func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
        let first = bytes[index]
        if first < 0x80 {
            index += 1
            continue
        }
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return index
        }
        for offset in 1..<length {
            guard index + offset < bytes.count else { return index }
            let allowed = offset == 1 ? second : 0x80...0xBF
            guard allowed.contains(bytes[index + offset]) else { return index }
        }
        index += length
    }
    return nil
}
