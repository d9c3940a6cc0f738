import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A server on this machine that speaks the streaming APIs of the course.
///
/// It listens from `start` to `stop`. Requests, faults and scenarios are described in
/// `scenarios/README.md`.
package struct Simulator: Sendable {
    /// How a server is set up.
    package struct Configuration: Sendable {
        /// The address to listen on; anything but this machine's own makes `warning` speak.
        package var host = "127.0.0.1"
        /// The port; 0 takes any that is free.
        package var port = 0
        /// The path of a Unix socket to listen on in place of an address and a port, for clients
        /// that see no network. Nothing stands there yet.
        package var socketPath: String?
        /// What it answers.
        package var scenarios: ScenarioLibrary
        /// What all times are multiplied with: 1 is the speed of the scenarios, 0 waits for
        /// nothing.
        package var timeScale = 1.0
        /// Whether a client of a WebSocket that says nothing for long is pinged, and at last left.
        package var pingsSilentClients = true
        /// The most bytes that a request's body may have.
        package var maximumBodySize = 1 << 20
        /// Origins whose pages may use the server, besides its own: `http://localhost:5173`.
        package var origins: [String] = []
        /// The folder of the course's web pages, served under `/pages/`; `nil` serves none.
        package var pages: String?
        /// The clock behind `created`.
        package var secondsSince1970: @Sendable () -> Int = {
            Int(Date().timeIntervalSince1970)
        }

        /// A configuration with these scenarios, the rest as usual.
        package init(scenarios: ScenarioLibrary) { self.scenarios = scenarios }
    }

    /// The port that it listens on.
    package let port: Int
    /// The address for clients: `http://127.0.0.1:49152/v1`.
    package let baseURL: String
    /// The address of the course's pages: `http://127.0.0.1:49152/pages/`; `nil` without any.
    package let pagesURL: String?
    /// What a person should know before it is used; `nil` on this machine's own addresses.
    package let warning: String?
    /// A report when an answer begins and one when it ends. Whoever reads too slowly loses the
    /// oldest ones.
    package let log: AsyncStream<RequestReport>

    private let listener: any Channel
    private let connections: Connections
    private let continuation: AsyncStream<RequestReport>.Continuation

    /// Starts to listen.
    /// - Throws: the system's error when the address or port cannot be used.
    package static func start(_ configuration: Configuration) async throws -> Simulator {
        let (log, continuation) = AsyncStream.makeStream(
            of: RequestReport.self,
            bufferingPolicy: .bufferingNewest(1024)
        )
        let service = Service(configuration: configuration, log: continuation)
        let connections = Connections()
        let group = MultiThreadedEventLoopGroup.singleton
        let timers = StepTimers(group)
        var bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(
                .writeBufferWaterMark,
                value: ChannelOptions.Types.WriteBufferWaterMark(low: 16 << 10, high: 32 << 10)
            )
            .childChannelInitializer { channel in
                connections.add(channel)
                return channel.eventLoop.makeCompletedFuture {
                    let timer = timers.timer(on: channel.eventLoop)
                    try HTTPHandlers.add(to: channel, service: service, timer: timer)
                }
            }
        let listener: any Channel
        if let path = configuration.socketPath {
            listener = try await bootstrap.bind(unixDomainSocketPath: path).get()
        } else {
            bootstrap = bootstrap.childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            listener = try await bootstrap.bind(
                host: configuration.host,
                port: configuration.port
            ).get()
        }
        return Simulator(
            configuration: configuration,
            hasPages: service.pages != nil,
            listener: listener,
            connections: connections,
            log: (log, continuation)
        )
    }

    private init(
        configuration: Configuration,
        hasPages: Bool,
        listener: any Channel,
        connections: Connections,
        log: (AsyncStream<RequestReport>, AsyncStream<RequestReport>.Continuation)
    ) {
        self.listener = listener
        self.connections = connections
        (self.log, continuation) = log
        port = listener.localAddress?.port ?? configuration.port
        let host =
            configuration.host.contains(":")
            ? "[\(configuration.host)]" : configuration.host
        baseURL = "http://\(host):\(port)/v1"
        pagesURL = hasPages ? "http://\(host):\(port)/pages/" : nil
        let isOwn = ["127.0.0.1", "::1", "localhost"].contains(configuration.host)
        warning =
            isOwn
            ? nil
            : "Everyone who reaches \(host) can use this server. It asks for no key."
    }

    /// How many connections are open.
    var connectionCount: Int { connections.count }

    /// Closes every connection, stops listening, and ends the log.
    package func stop() async {
        try? await listener.close()
        await connections.closeAll()
        continuation.finish()
    }
}
