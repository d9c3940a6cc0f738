internal import Synchronization

/// What starters declare, looked at once in the life of this process.
final class ContractCache: Sendable {
    static let shared = ContractCache()

    private let names = Mutex<[String: DeclaredNames]>([:])

    func names(for key: String) -> DeclaredNames? { names.withLock { $0[key] } }

    func keep(_ declared: DeclaredNames, for key: String) {
        names.withLock { $0[key] = declared }
    }
}
