import NIOCore
import NIOPosix

/// A client that sees the bytes of a connection as they come.
struct RawClient {
    /// What a connection did.
    enum Sight: Equatable, Sendable {
        case bytes([UInt8])
        /// The other side has closed it in order.
        case closed
        /// It broke; the number of the system's error.
        case failed(Int32)
    }

    private let channel: any Channel
    let sights: AsyncStream<Sight>

    static func connect(port: Int) async throws -> RawClient {
        let (sights, continuation) = AsyncStream.makeStream(of: Sight.self)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Watcher(continuation))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return RawClient(channel: channel, sights: sights)
    }

    func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text))
    }

    func send(bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    /// Sends a request with a JSON body.
    func post(_ target: String, _ body: String) async throws {
        try await send(
            "POST \(target) HTTP/1.1\r\nhost: 127.0.0.1\r\n"
                + "content-length: \(body.utf8.count)\r\n\r\n\(body)"
        )
    }

    func close() async throws { try await channel.close() }

    /// Stops reading from the socket.
    func stopReading() async throws { try await channel.setOption(.autoRead, value: false).get() }

    /// Reads again.
    func goOnReading() async throws { try await channel.setOption(.autoRead, value: true).get() }

    /// All that comes until the connection ends, and how it ends.
    func rest() async -> (text: String, end: Sight?) {
        var bytes: [UInt8] = []
        for await sight in sights {
            guard case .bytes(let more) = sight else {
                return (String(decoding: bytes, as: UTF8.self), sight)
            }
            bytes += more
        }
        return (String(decoding: bytes, as: UTF8.self), nil)
    }

    /// What comes until `text` has come.
    func until(_ text: String) async -> String {
        var bytes: [UInt8] = []
        for await case .bytes(let more) in sights {
            bytes += more
            // What is looked for may have begun in the bytes before.
            let tail = bytes.suffix(more.count + text.utf8.count)
            if String(decoding: tail, as: UTF8.self).contains(text) { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private final class Watcher: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let continuation: AsyncStream<Sight>.Continuation

        init(_ continuation: AsyncStream<Sight>.Continuation) { self.continuation = continuation }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            continuation.yield(.bytes(Array(Self.unwrapInboundIn(data).readableBytesView)))
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            continuation.yield(.failed((error as? IOError)?.errnoCode ?? -1))
            context.close(promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) {
            continuation.yield(.closed)
            continuation.finish()
        }
    }
}
