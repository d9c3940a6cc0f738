import NIOCore
import NIOHTTP1

/// The handlers that make a connection speak HTTP/1.1, until another protocol takes their place.
enum HTTPHandlers {
    typealias Decoder = ByteToMessageHandler<HTTPRequestDecoder>

    /// Adds them to a new connection.
    static func add(to channel: any Channel, service: Service, timer: StepTimer) throws {
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandlers([
            HTTPResponseEncoder(), NIOHTTPResponseHeadersValidator(),
            Decoder(HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes)),
            ConnectionHandler(service: service, timer: timer),
        ])
    }

    /// Has another handler take the connection over; it gets the bytes behind the request too.
    static func replace(with handler: any ChannelHandler, in channel: any Channel) {
        let pipeline = channel.pipeline.syncOperations
        // A connection without the decoder, as tests have it, has HTTP's handlers alone to lose.
        let decoder = try? pipeline.handler(type: Decoder.self)
        remove(try? pipeline.handler(type: NIOHTTPResponseHeadersValidator.self), in: channel)
        remove(try? pipeline.handler(type: HTTPResponseEncoder.self), in: channel)
        remove(try? pipeline.handler(type: ConnectionHandler.self), in: channel)
        do {
            try pipeline.addHandler(handler)
        } catch {
            // Only a connection that has just ended takes no handler.
            channel.close(promise: nil)
        }
        // Last, since it hands on what it holds.
        remove(decoder, in: channel)
    }

    private static func remove(
        _ handler: (any RemovableChannelHandler)?,
        in channel: any Channel
    ) {
        guard let handler else { return }
        channel.pipeline.syncOperations.removeHandler(handler, promise: nil)
    }
}
