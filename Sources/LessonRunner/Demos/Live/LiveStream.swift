import NIOCore
import NIOPosix

/// The answer to a request while it comes, byte by byte, over a connection of its own.
///
/// Whoever stops reading closes the connection: a task that is cancelled, or `cancel()`.
final class LiveStream: Sendable {
    /// Bytes as one read of the socket gave them, and when.
    struct Piece: Sendable {
        var bytes: [UInt8]
        var time: ContinuousClock.Instant
    }

    /// The pieces. It throws when the connection breaks (a reset), and ends when the server closes
    /// it.
    let pieces: AsyncThrowingStream<Piece, any Error>
    /// When the request was sent: before any byte of its answer, however late this task runs again.
    let start: ContinuousClock.Instant
    private let channel: any Channel

    private init(
        pieces: AsyncThrowingStream<Piece, any Error>,
        start: ContinuousClock.Instant,
        channel: any Channel
    ) {
        self.pieces = pieces
        self.start = start
        self.channel = channel
    }

    /// Connects and sends the request.
    static func open(_ request: LiveRequest, to server: LiveServer) async throws -> LiveStream {
        try await open(sending: request.bytes(port: server.port), to: server)
    }

    /// Connects and sends the first bytes of whatever is spoken.
    static func open(sending bytes: [UInt8], to server: LiveServer) async throws -> LiveStream {
        let (pieces, continuation) = AsyncThrowingStream.makeStream(of: Piece.self)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(PieceHandler(continuation))
                }
            }
            .connect(host: "127.0.0.1", port: server.port).get()
        continuation.onTermination = { _ in channel.close(promise: nil) }
        let start = ContinuousClock.now
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
        return LiveStream(pieces: pieces, start: start, channel: channel)
    }

    /// Sends more, where both sides talk.
    func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    /// Closes the connection.
    func cancel() async {
        // One that has been closed by the server is closed all the same.
        try? await channel.close()
    }
}

/// Hands on what comes.
private final class PieceHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let continuation: AsyncThrowingStream<LiveStream.Piece, any Error>.Continuation

    init(_ continuation: AsyncThrowingStream<LiveStream.Piece, any Error>.Continuation) {
        self.continuation = continuation
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = Array(Self.unwrapInboundIn(data).readableBytesView)
        continuation.yield(.init(bytes: bytes, time: .now))
    }

    func channelInactive(context: ChannelHandlerContext) {
        continuation.finish()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        continuation.finish(throwing: error)
        context.close(promise: nil)
    }
}
