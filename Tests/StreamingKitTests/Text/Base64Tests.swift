import StreamingKit
import Testing

@Suite("Base64")
struct Base64Tests {
    @Test(
        "is that of RFC 4648, section 10, both ways",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("\u{3E}\u{3F}~\u{7F}", "Pj9+fw=="),
        ]
    )
    func vectors(text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
        #expect(Base64.decode(encoded) == Array(text.utf8))
    }

    @Test("gives every byte back, at every length")
    func roundTrip() {
        for count in 0...300 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 255 - $0) }
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
    }

    @Test(
        "refuses what nothing encodes to",
        arguments: [
            "Z", "Zg", "Zg=", "Zg===", "====", "=", "Z===", "Zm9=v", "Zm 9", "Zm9v\n", "Zm-_",
            "Zh==",
            "Zm9=", "é===", "Zg==Zg==",
        ]
    )
    func refused(text: String) {
        #expect(Base64.decode(text) == nil)
    }
}
