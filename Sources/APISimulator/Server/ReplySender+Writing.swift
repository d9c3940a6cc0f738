import NIOCore
import NIOHTTP1
import NIOPosix

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
        write(timer.framer.chunk { $0 += bytes }.framed, encoder)
    }

    /// Makes and writes the event that is due.
    func writeEvent() {
        var tally = WireStep.Tally()
        if let encoder {
            let chunk = timer.framer.chunk { tally = script.appendEvent(to: &$0) }
            report.bytes += chunk.count
            write(chunk.framed, encoder)
        } else {
            var bytes: [UInt8] = []
            tally = script.appendEvent(to: &bytes)
            write(bytes[...])
        }
        count(tally)
    }

    /// Writes a chunk with its framing.
    private func write(_ chunk: ArraySlice<UInt8>, _ encoder: ChannelHandlerContext) {
        var rest = chunk
        if isDirect, let socket { rest = rest.dropFirst(max(0, Self.send(chunk, to: socket))) }
        guard !rest.isEmpty else { return }
        // The channel sends the rest when there is room, and sees what is wrong otherwise.
        let data = IOData.byteBuffer(ByteBuffer(bytes: rest))
        encoder.writeAndFlush(NIOAny(data), promise: queuedWrite())
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
    private static func send(_ bytes: ArraySlice<UInt8>, to socket: NIOBSDSocket.Handle) -> Int {
        bytes.withUnsafeBytes { bytes in
            #if canImport(Darwin)
                // There the channel has made an error of a client that has left, and no signal.
                Darwin.send(socket, bytes.baseAddress, bytes.count, 0)
            #elseif canImport(Musl)
                Musl.send(socket, bytes.baseAddress, bytes.count, CInt(MSG_NOSIGNAL))
            #else
                Glibc.send(socket, bytes.baseAddress, bytes.count, CInt(MSG_NOSIGNAL))
            #endif
        }
    }
}
