import NIOCore
import Synchronization

/// The open connections of a server, so that they can be closed with it.
final class Connections: Sendable {
    private let open = Mutex<[ObjectIdentifier: any Channel]>([:])

    /// How many there are.
    var count: Int { open.withLock { $0.count } }

    /// Remembers a connection until it closes.
    func add(_ channel: any Channel) {
        let key = ObjectIdentifier(channel)
        open.withLock { $0[key] = channel }
        channel.closeFuture.whenComplete { [self] _ in
            open.withLock { $0[key] = nil }
        }
    }

    /// Closes them all, and waits until they are. Those that can say goodbye do so first.
    func closeAll() async {
        await withDiscardingTaskGroup { group in
            for channel in open.withLock({ Array($0.values) }) {
                group.addTask {
                    do {
                        try await channel.triggerUserOutboundEvent(ServerStops())
                        try await channel.closeFuture.get()
                    } catch {
                        // One that has just closed by itself is closed all the same.
                        try? await channel.close()
                    }
                }
            }
        }
    }
}
