import TestSupport
import Testing

@testable import APISimulator

@Suite("A multipart form")
struct MultipartFormTests {
    private let type = "multipart/form-data; boundary=\"xYz\""
    private let body =
        "preamble\r\n--xYz\r\nContent-Disposition: form-data; name=\"sdp\"\r\n"
        + "Content-Type: application/sdp\r\n\r\nv=0\r\n--xY\r\n\r\n--xYz  \r\n"
        + "content-disposition: form-data; name=session; filename=\"a\"\r\n\r\n{}\r\n--xYz--\r\n"

    @Test("Its fields keep their bytes, line breaks and near boundaries among them")
    func fields() throws {
        let form = try MultipartForm(Array(body.utf8), contentType: type)
        #expect(form.field("sdp") == Array("v=0\r\n--xY\r\n".utf8))
        #expect(form.field("session") == Array("{}".utf8))
        #expect(form.field("other") == nil)
    }

    @Test("Cut off anywhere before its last line, it is refused")
    func cut() throws {
        let bytes = Array(body.utf8)
        for length in 0..<(bytes.count - 4) {
            #expect(throws: ErrorReply.self, "\(length)") {
                try MultipartForm(Array(bytes.prefix(length)), contentType: type)
            }
        }
    }

    @Test("Damaged anywhere, it gives fields or an error")
    func damaged() throws {
        var random = SplitMix64(seed: 11)
        for _ in 0..<2000 {
            var bytes = Array(body.utf8)
            for _ in 0..<3 {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] = UInt8.random(in: 0...255, using: &random)
            }
            do throws(ErrorReply) {
                _ = try MultipartForm(bytes, contentType: type).field("sdp")
            } catch {
                #expect(error.status == 400)
            }
        }
    }

    @Test("Without a boundary or a name it is refused")
    func nameless() {
        #expect(throws: ErrorReply.self) {
            try MultipartForm(Array(body.utf8), contentType: "multipart/form-data")
        }
        #expect(throws: ErrorReply.self) {
            try MultipartForm(
                Array(body.replacing("name=", with: "nome=").utf8),
                contentType: type
            )
        }
    }
}
