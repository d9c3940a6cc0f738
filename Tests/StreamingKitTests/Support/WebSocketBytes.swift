import StreamingKit

/// The bytes of hexadecimal digits, which may have spaces between them.
func hex(_ digits: String) -> [UInt8] {
    let digits = digits.filter { $0 != " " }.map { UInt8($0.hexDigitValue!) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

/// The frames in `chunks`; throws what the decoder throws.
func frames(
    _ chunks: [[UInt8]],
    from sender: WebSocketRole = .server,
    maximumFrameBytes: Int = 1 << 20
) throws(WebSocketError) -> [WebSocketFrame] {
    var decoder = WebSocketFrameDecoder(sender: sender, maximumFrameBytes: maximumFrameBytes)
    var frames: [WebSocketFrame] = []
    for chunk in chunks { try decoder.push(chunk, into: &frames) }
    return frames
}

/// What a reader says about `chunks`: the messages, and the error that ended them.
func messages(
    _ chunks: [[UInt8]],
    from sender: WebSocketRole = .server,
    maximumMessageBytes: Int = 1 << 20
) -> (messages: [WebSocketMessage], error: WebSocketError?) {
    var reader = WebSocketMessageReader(sender: sender, maximumMessageBytes: maximumMessageBytes)
    var messages: [WebSocketMessage] = []
    do throws(WebSocketError) {
        for chunk in chunks { try reader.push(chunk, into: &messages) }
        return (messages, nil)
    } catch {
        return (messages, error)
    }
}
