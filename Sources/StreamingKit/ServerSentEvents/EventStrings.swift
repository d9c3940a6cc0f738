/// Makes strings of events, and makes a type or an ID only once as long as it stays the same.
struct EventStrings: Sendable {
    private var type = Remembered()
    private var lastEventID = Remembered()

    mutating func event(
        type: Span<UInt8>,
        data: Span<UInt8>,
        lastEventID: Span<UInt8>
    ) -> ServerSentEvent {
        ServerSentEvent(
            type: self.type.text(of: type),
            data: String(copying: data),
            lastEventID: self.lastEventID.text(of: lastEventID)
        )
    }

    private struct Remembered: Sendable {
        private var bytes = ReusableBytes()
        private var text = ""

        mutating func text(of bytes: Span<UInt8>) -> String {
            if !self.bytes.isEqual(to: bytes) {
                self.bytes.replaceAll(with: bytes)
                text = String(copying: bytes)
            }
            return text
        }
    }
}
