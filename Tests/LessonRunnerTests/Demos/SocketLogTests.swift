import StreamingKit
import Testing

@testable import LessonRunner

@Suite("The frames of a WebSocket on the screen")
struct SocketLogTests {
    private func text(_ event: JSONValue, isFinal: Bool = true) -> WebSocketFrame {
        WebSocketFrame(opcode: .text, payload: event.bytes(), isFinal: isFinal)
    }

    private func rows(_ log: SocketLog) -> [SocketLog.Row] {
        log.entries.compactMap { if case .row(let row) = $0 { row } else { nil } }
    }

    @Test(
        "the header is what goes over the wire, up to the mask",
        arguments: [0, 125, 126, 65_535, 65_536]
    )
    func header(_ length: Int) {
        let frame = WebSocketFrame(opcode: .binary, payload: Array(repeating: 7, count: length))
        for (direction, role) in [
            (SocketLog.Direction.sent, WebSocketRole.client), (.received, .server),
        ] {
            var encoder = WebSocketFrameEncoder(role: role)
            let row = SocketLog.Row(direction: direction, frame: frame, time: .zero, meaning: "")
            let bytes = encoder.encode(frame)
            #expect(Array(bytes.prefix(row.header.count)) == row.header)
            #expect(bytes.count == row.header.count + length + (role == .client ? 4 : 0))
        }
    }

    @Test("a run of deltas is one row, unless each is wanted", arguments: [true, false])
    func runs(_ joins: Bool) {
        var log = SocketLog()
        log.joinsDeltas = joins
        let delta: JSONValue = ["type": "response.output_text.delta", "delta": "a"]
        log.note(text(["type": "response.created"]), .received, at: .zero)
        for _ in 0..<3 { log.note(text(delta), .received, at: .zero) }
        log.note(WebSocketFrame(opcode: .ping), .sent, at: .zero)
        log.note(text(delta), .received, at: .zero)
        #expect(rows(log).map(\.count) == (joins ? [1, 3, 1, 1] : [1, 1, 1, 1, 1, 1]))
        #expect(log.answers == [.init(text: "aaaa")])
        #expect(log.received == 5)
        #expect(log.sent == 1)
    }

    @Test("a message in several frames is an event with its last one, whatever comes between")
    func fragments() {
        var log = SocketLog()
        let event: JSONValue = ["type": "response.done"]
        let bytes = event.bytes()
        let types = [
            log.note(
                WebSocketFrame(opcode: .text, payload: Array(bytes[..<4]), isFinal: false),
                .received,
                at: .zero
            ),
            log.note(WebSocketFrame(opcode: .pong, payload: [0x61]), .received, at: .zero),
            log.note(
                WebSocketFrame(opcode: .continuation, payload: Array(bytes[4...])),
                .received,
                at: .zero
            ),
        ]
        #expect(types == [nil, nil, "response.done"])
        #expect(rows(log).map(\.meaning) == ["(goes on)", "a", "response.done"])
    }

    @Test("a close frame shows its code and reason")
    func close() {
        var log = SocketLog()
        log.note(.close(.normal, reason: "goodbye"), .sent, at: .zero)
        log.note(.close(), .received, at: .zero)
        #expect(rows(log).map(\.meaning) == ["1000 goodbye", "no code"])
    }
}
