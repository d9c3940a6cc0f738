import StreamingKit
import Testing

@Suite("An incremental check for UTF-8")
struct UTF8ValidatorTests {
    @Test(
        "takes what is UTF-8 and nothing else, in every cutting",
        arguments: UTF8StreamDecoderTests.tricky
    )
    func everyCutting(bytes: [UInt8]) {
        let expected = String(validating: bytes, as: UTF8.self)
        for chunks in StreamingKitTests.everyCutting(of: bytes) {
            var validator = UTF8Validator()
            let isAccepted = chunks.allSatisfy { validator.append($0) } && validator.isWhole
            #expect(isAccepted == (expected != nil), "\(chunks)")
            if let expected {
                #expect(validator.text.utf8.elementsEqual(expected.utf8), "\(chunks)")
                #expect(validator.byteCount == bytes.count)
            }
        }
    }

    @Test("refuses at the first byte that cannot be right")
    func early() {
        for (good, bad) in [
            ([0xE2, 0x82], 0x41), ([0xF0, 0x9F], 0xF0), ([], 0xC0), ([0xED], 0xA0), ([0xF4], 0x90),
            ([0xC3, 0xA9], 0x80),
        ] as [([UInt8], UInt8)] {
            var validator = UTF8Validator()
            for byte in good { #expect(validator.append([byte]) == true) }
            #expect(validator.append([bad]) == false)
        }
    }
}
