import NIOCore
import NIOHTTP1

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How the parts of a body get to the client.
///
/// A part goes through the channel's pipeline, or, where it comes in chunks, straight into the
/// socket. With thousands of streams the way through the pipeline costs as much as the system's own
/// work for a part; the channel is there for what the socket does not take at once.
extension ReplySender {
    /// The socket of a channel that has one.
    static func socket(of channel: any Channel) -> NIOBSDSocket.Handle? {
        let pipeline = channel.pipeline.syncOperations
        return try? pipeline.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { $0 }
    }

    /// Whether parts of the body can go straight into the socket: nothing before them is still on
    /// its way there.
    private var isDirect: Bool { socket != nil && queuedWrites == 0 }

    /// Whether the connection takes another part now.
    var takesMore: Bool { isDirect || channel.isWritable }

    /// A promise for something that was given to the channel: nothing goes past it.
    func queuedWrite() -> EventLoopPromise<Void> {
        let promise = context.eventLoop.makePromise(of: Void.self)
        queuedWrites += 1
        promise.futureResult.assumeIsolated().whenComplete { [self] _ in queuedWrites -= 1 }
        return promise
    }

    /// Writes a part of the body.
    func write(_ bytes: ArraySlice<UInt8>) {
        // An empty chunk would be the end of the body.
        guard !bytes.isEmpty else { return }
        report.bytes += bytes.count
        guard let encoder else {
            let buffer = channel.allocator.buffer(bytes: bytes)
            let part = HTTPServerResponsePart.body(.byteBuffer(buffer))
            return context.writeAndFlush(NIOAny(part), promise: nil)
        }
        timer.framer.removeAll()
        _ = timer.framer.append { $0 += bytes }
        writeChunks(encoder)
    }

    /// Makes and writes the event that is due, and what is due with it. A stream that is late, or
    /// whose events come without pauses, needs fewer writes so.
    func writeEvents(_ now: NIODeadline) {
        guard let encoder else {
            var bytes: [UInt8] = []
            count(script.appendEvent(to: &bytes))
            return write(bytes[...])
        }
        timer.framer.removeAll()
        repeat {
            var tally = WireStep.Tally()
            report.bytes += timer.framer.append { tally = script.appendEvent(to: &$0) }
            count(tally)
        } while timer.framer.framed.count < Self.mostAtOnce && isEventDue(now)
        writeChunks(encoder)
    }

    /// With more bytes than this a write looks at the connection again: whether the client is still
    /// there, and takes more.
    private static let mostAtOnce = 4096

    private func isEventDue(_ now: NIODeadline) -> Bool {
        script.timeOfEvent().map { due($0) <= now } ?? false
    }

    private func writeChunks(_ encoder: ChannelHandlerContext) {
        let chunks = timer.framer.framed
        var sent = 0
        if isDirect, let socket { sent = max(0, Self.send(chunks, to: socket)) }
        guard sent < chunks.count else { return }
        // The channel sends the rest when there is room, and sees what is wrong otherwise.
        let rest = IOData.byteBuffer(ByteBuffer(bytes: chunks[sent...]))
        encoder.writeAndFlush(NIOAny(rest), promise: queuedWrite())
    }

    /// Tells when all that was written is out.
    func flush(_ promise: EventLoopPromise<Void>) {
        guard let encoder else {
            let part = HTTPServerResponsePart.body(.byteBuffer(ByteBuffer()))
            return context.writeAndFlush(NIOAny(part), promise: promise)
        }
        encoder.writeAndFlush(NIOAny(IOData.byteBuffer(ByteBuffer())), promise: promise)
    }

    /// - Returns: how many of the bytes the socket took; -1 for an error.
    private static func send(_ bytes: [UInt8], to socket: NIOBSDSocket.Handle) -> Int {
        #if canImport(Darwin)
            // There the channel has seen to it that a client that has left is an error, no signal.
            Darwin.send(socket, bytes, bytes.count, 0)
        #elseif canImport(Musl)
            Musl.send(socket, bytes, bytes.count, CInt(MSG_NOSIGNAL))
        #else
            Glibc.send(socket, bytes, bytes.count, CInt(MSG_NOSIGNAL))
        #endif
    }
}
