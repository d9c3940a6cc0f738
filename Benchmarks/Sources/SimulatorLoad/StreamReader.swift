import StreamingKit

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// One connection with one event stream of the Responses API.
final class StreamReader {
    let socket: Int32
    /// All events, and how many of them did not have the next sequence number.
    private(set) var events = 0
    private(set) var outOfOrder = 0
    /// When each delta came, in nanoseconds.
    private(set) var arrivals: [Int64] = []
    /// Whether `response.completed` and the end of the body have come.
    private(set) var isComplete = false

    private let interval: Int64
    private var body = ChunkedBody()
    private var parser = EventStreamParser()
    private var hasCompleted = false

    /// Connects and sends the request.
    /// - Parameter interval: between two deltas, in nanoseconds.
    init(port: UInt16, request: [UInt8], deltas: Int, interval: Int64) {
        self.interval = interval
        arrivals.reserveCapacity(deltas)
        socket = Self.newSocket()
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { SimulatorLoad.fail("connect: errno \(errno)") }
        guard send(socket, request, request.count, 0) == request.count else {
            SimulatorLoad.fail("send: errno \(errno)")
        }
    }

    deinit { close(socket) }

    private static func newSocket() -> Int32 {
        #if canImport(Darwin)
            Darwin.socket(AF_INET, SOCK_STREAM, 0)
        #elseif canImport(Glibc)
            Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            Musl.socket(AF_INET, SOCK_STREAM, 0)
        #endif
    }

    /// Takes what has come.
    /// - Returns: whether more can come.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Bool {
        let count = recv(socket, buffer.baseAddress, buffer.count, 0)
        guard count > 0 else { return false }
        let time = now()
        body.push(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { piece in
            events(in: piece, at: time)
        }
        isComplete = body.isFinished && hasCompleted
        return !body.isFinished
    }

    private func events(in piece: UnsafeRawBufferPointer, at time: Int64) {
        let bytes = piece.assumingMemoryBound(to: UInt8.self)
        try? parser.push(
            bytes.span,
            onEvent: { type, data, _ in
                let number = data.withUnsafeBytes { Self.sequenceNumber(in: $0) }
                if number != events { outOfOrder += 1 }
                events += 1
                type.withUnsafeBytes { type in
                    if Self.are(type, Self.delta) { arrivals.append(time) }
                    if Self.are(type, Self.completed) { hasCompleted = true }
                }
            }
        )
    }

    private static let delta: StaticString = "response.output_text.delta"
    private static let completed: StaticString = "response.completed"

    private static func are(_ bytes: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
        guard bytes.count == text.utf8CodeUnitCount, let base = bytes.baseAddress else {
            return false
        }
        return memcmp(base, text.utf8Start, bytes.count) == 0
    }

    /// The number behind the first `"sequence_number":`, which stands before any text; without
    /// reading all of the JSON.
    private static func sequenceNumber(in data: UnsafeRawBufferPointer) -> Int? {
        let key: StaticString = "\"sequence_number\":"
        let length = key.utf8CodeUnitCount
        guard let base = data.baseAddress, data.count >= length else { return nil }
        for place in 0...data.count - length where memcmp(base + place, key.utf8Start, length) == 0
        {
            var number = 0
            for byte in data[(place + length)...] {
                guard byte >= 0x30, byte <= 0x39 else { break }
                number = number * 10 + Int(byte - 0x30)
            }
            return number
        }
        return nil
    }

    /// How late each delta was, in nanoseconds, against the one that was earliest for its place.
    func lateness() -> [Int64] {
        let offsets = arrivals.enumerated().map { $1 - Int64($0) * interval }
        let earliest = offsets.min() ?? 0
        return offsets.map { $0 - earliest }
    }
}
