#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A connected socket. Its calls block, so a thread of its own makes them.
struct Socket: Sendable {
    let descriptor: CInt

    /// Connects to the simulator.
    init(to address: SimulatorAddress) throws(TransportError) {
        #if canImport(Glibc)
            let stream = CInt(SOCK_STREAM.rawValue)
        #else
            let stream = SOCK_STREAM
        #endif
        let isConnected: Bool
        switch address {
        case .tcp(let host, let port):
            descriptor = socket(AF_INET, stream, 0)
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_port = port.bigEndian
            guard inet_pton(AF_INET, host, &name.sin_addr) == 1 else {
                throw .refused("\(host) is no address in digits")
            }
            isConnected = Self.connect(descriptor, &name)
        case .socket(let path):
            descriptor = socket(AF_UNIX, stream, 0)
            var name = sockaddr_un()
            name.sun_family = sa_family_t(AF_UNIX)
            let fits = withUnsafeMutableBytes(of: &name.sun_path) { place in
                place.copyBytes(from: path.utf8.prefix(place.count - 1))
                return path.utf8.count < place.count
            }
            guard fits else { throw .refused("the path of the socket is too long: \(path)") }
            isConnected = Self.connect(descriptor, &name)
        }
        guard isConnected else {
            let reason = String(cString: strerror(errno))
            close()
            throw .refused(reason)
        }
        #if canImport(Darwin)
            var yes: CInt = 1
            setsockopt(
                descriptor,
                SOL_SOCKET,
                SO_NOSIGPIPE,
                &yes,
                socklen_t(MemoryLayout<CInt>.size)
            )
        #endif
    }

    private static func connect<Name>(_ descriptor: CInt, _ name: inout Name) -> Bool {
        withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                #if canImport(Darwin)
                    Darwin.connect(descriptor, pointer, socklen_t(MemoryLayout<Name>.size)) == 0
                #elseif canImport(Musl)
                    Musl.connect(descriptor, pointer, socklen_t(MemoryLayout<Name>.size)) == 0
                #else
                    Glibc.connect(descriptor, pointer, socklen_t(MemoryLayout<Name>.size)) == 0
                #endif
            }
        }
    }

    /// Sends all bytes.
    func send(_ bytes: [UInt8]) throws(TransportError) {
        #if canImport(Darwin)
            let flags: CInt = 0
        #else
            let flags = CInt(MSG_NOSIGNAL)
        #endif
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count, flags) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .reset }
            rest = rest.dropFirst(count)
        }
    }

    private func write(
        _ descriptor: CInt,
        _ bytes: UnsafeRawPointer?,
        _ count: Int,
        _ flags: CInt
    ) -> Int {
        #if canImport(Darwin)
            Darwin.send(descriptor, bytes, count, flags)
        #elseif canImport(Musl)
            Musl.send(descriptor, bytes, count, flags)
        #else
            Glibc.send(descriptor, bytes, count, flags)
        #endif
    }

    /// Waits for bytes; none when the other end has closed.
    func receive() throws(TransportError) -> [UInt8] {
        while true {
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 16384) { place, length in
                count = recv(descriptor, place.baseAddress, place.count, 0)
                length = max(0, count)
            }
            if count >= 0 { return bytes }
            if errno != EINTR { throw .reset }
        }
    }

    /// Ends the connection in both directions. A thread that waits in `receive` wakes.
    func shutDown() { _ = shutdown(descriptor, CInt(SHUT_RDWR)) }

    /// Gives the descriptor back. Nobody uses it any more.
    func close() {
        #if canImport(Darwin)
            _ = Darwin.close(descriptor)
        #elseif canImport(Musl)
            _ = Musl.close(descriptor)
        #else
            _ = Glibc.close(descriptor)
        #endif
    }
}
