import StreamingKit

/// One request and its answer, read to whatever end it has.
struct LiveExchange: Sendable {
    /// How the connection ended, before anybody looks at what the events said.
    enum End: Equatable, Sendable {
        /// The response is whole, as HTTP counts it.
        case complete
        /// The connection was closed in the middle of the response.
        case closed
        /// The connection was reset.
        case reset
        /// We closed it.
        case cancelled
        /// There was no connection.
        case refused
    }

    /// What is told while the answer comes; times count from when the request was out.
    struct Observer: Sendable {
        var onHead: @Sendable (ResponseHead, Duration) -> Void = { _, _ in }
        var onBody: @Sendable ([UInt8], Duration) -> Void = { _, _ in }
        var onEvent: @Sendable (ServerSentEvent, Duration) -> Void = { _, _ in }
    }

    /// Sends the request and reads until the answer ends, or the task is cancelled.
    static func run(
        _ request: LiveRequest,
        on server: LiveServer,
        _ observer: Observer
    ) async -> End {
        guard let stream = try? await LiveStream.open(request, to: server) else { return .refused }
        var reader = ResponseReader()
        var parser = EventStreamParser()
        do {
            for try await piece in stream.pieces {
                let time = piece.time - stream.start
                for part in reader.push(piece.bytes) {
                    switch part {
                    case .head(let head): observer.onHead(head, time)
                    case .body(let bytes):
                        observer.onBody(bytes, time)
                        var events: [ServerSentEvent] = []
                        try? parser.push(bytes, into: &events)
                        for event in events { observer.onEvent(event, time) }
                    case .chunkSize, .chunkEnd: break
                    case .end:
                        await stream.cancel()
                        return .complete
                    }
                }
            }
        } catch {
            return .reset
        }
        await stream.cancel()
        if Task.isCancelled { return .cancelled }
        return reader.isComplete ? .complete : .closed
    }
}
