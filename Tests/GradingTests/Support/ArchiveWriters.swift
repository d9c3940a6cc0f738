@testable import Grading

/// Makes zip and gzip files, right and wrong ones.
enum ZipWriter {
    struct File {
        var name: String
        var bytes: [UInt8]
        var packs: Bool
        var mode: Int
        var claimedSize: Int?

        init(
            _ name: String,
            bytes: [UInt8],
            packs: Bool = false,
            mode: Int = 0o100644,
            claimedSize: Int? = nil
        ) {
            self.name = name
            self.bytes = bytes
            self.packs = packs
            self.mode = mode
            self.claimedSize = claimedSize
        }

        init(_ name: String, _ text: String, packs: Bool = false, mode: Int = 0o100644) {
            self.init(name, bytes: Array(text.utf8), packs: packs, mode: mode)
        }
    }

    static func archive(_ files: [File]) -> [UInt8] {
        var output: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let packed = file.packs ? deflate(file.bytes) : file.bytes
            let name = Array(file.name.utf8)
            // From the flags to the length of the extra field: the same in both headers.
            let common =
                number(0, 2) + number(file.packs ? 8 : 0, 2) + number(0, 4)
                + number(Int(CRC32.value(of: file.bytes)), 4) + number(packed.count, 4)
                + number(file.claimedSize ?? file.bytes.count, 4) + number(name.count, 2)
                + number(0, 2)
            directory +=
                number(0x0201_4B50, 4) + number(0x0314, 2) + number(20, 2) + common
                + number(0, 2) + number(0, 2) + number(0, 2) + number(file.mode << 16, 4)
                + number(output.count, 4) + name
            output += number(0x0403_4B50, 4) + number(20, 2) + common + name + packed
        }
        let start = output.count
        return output + directory + number(0x0605_4B50, 4) + number(0, 4)
            + number(files.count, 2) + number(files.count, 2) + number(directory.count, 4)
            + number(start, 4) + number(0, 2)
    }

    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + deflate(bytes)
            + number(Int(CRC32.value(of: bytes)), 4) + number(bytes.count, 4)
    }

    /// Packs with the fixed codes: the first byte as it is, runs of it as copies of 258.
    static func deflate(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var bits = 0
        var count = 0
        func put(_ value: Int, _ length: Int) {
            bits |= value << count
            count += length
            while count >= 8 {
                output.append(UInt8(bits & 0xFF))
                bits >>= 8
                count -= 8
            }
        }
        func code(_ value: Int, _ length: Int) {
            for bit in (0..<length).reversed() { put(value >> bit & 1, 1) }
        }
        put(1, 1)
        put(1, 2)
        var index = 0
        while index < bytes.count {
            if index > 0, index + 258 <= bytes.count,
                bytes[index..<index + 258].allSatisfy({ $0 == bytes[index - 1] })
            {
                code(0b1100_0101, 8)
                code(0, 5)
                index += 258
                continue
            }
            let byte = Int(bytes[index])
            if byte < 144 { code(0x30 + byte, 8) } else { code(0x190 + byte - 144, 9) }
            index += 1
        }
        code(0, 7)
        put(0, 7)
        return output
    }

    static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}

/// Makes tar files.
enum TarWriter {
    struct File {
        var name: String
        var text: String
        var type: Character

        init(_ name: String, _ text: String = "", type: Character = "0") {
            self.name = name
            self.text = text
            self.type = type
        }
    }

    static func archive(_ files: [File]) -> [UInt8] {
        var output: [UInt8] = []
        for file in files {
            var header = [UInt8](repeating: 0, count: 512)
            func put(_ text: String, at offset: Int) {
                for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
            }
            func octal(_ value: Int, _ width: Int) -> String {
                let digits = String(value, radix: 8)
                return String(repeating: "0", count: width - digits.count) + digits
            }
            put(file.name, at: 0)
            put(octal(0o644, 7), at: 100)
            put(octal(file.text.utf8.count, 11), at: 124)
            put(String(file.type), at: 156)
            put("/etc/passwd", at: 157)
            put("ustar\u{0}00", at: 257)
            put("        ", at: 148)
            put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", at: 148)
            output += header + Array(file.text.utf8)
            output += [UInt8](repeating: 0, count: (512 - file.text.utf8.count % 512) % 512)
        }
        return output + [UInt8](repeating: 0, count: 1024)
    }
}
