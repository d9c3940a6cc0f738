#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The streams, and the loop that reads whichever of them has something.
struct Load {
    let port: UInt16
    let streams: Int
    let rate: Int
    let seconds: Int

    /// How many events with text each stream is asked for.
    private var deltas: Int { rate * seconds }

    /// - Returns: what was seen, as one line of JSON.
    func run() -> String {
        var readers: [StreamReader] = []
        for number in 0..<streams {
            // The first tokens come spread over two seconds, as those of many users do.
            let wait = 500 + number * 2000 / streams
            let reader = StreamReader(
                port: port,
                request: request(timeToFirstToken: wait),
                deltas: deltas,
                interval: 1_000_000_000 / Int64(rate)
            )
            readers.append(reader)
        }
        let start = now()
        let deadline = start + Int64(seconds + 60) * 1_000_000_000
        read(readers, until: deadline)
        return summary(readers, took: now() - start)
    }

    private func read(_ readers: [StreamReader], until deadline: Int64) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        var descriptors = readers.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
        var open = readers.count
        while open > 0, now() < deadline {
            // To look 250 times a second is close enough, and leaves the machine to the server.
            usleep(4000)
            guard poll(&descriptors, nfds_t(descriptors.count), 1000) > 0 else { continue }
            for index in descriptors.indices where descriptors[index].revents != 0 {
                if !readers[index].read(into: buffer) {
                    // A negative descriptor is passed over.
                    descriptors[index].fd = -1
                    open -= 1
                }
            }
        }
    }

    private func request(timeToFirstToken milliseconds: Int) -> [UInt8] {
        let body = #"{"model":"general","stream":true,"input":"Hello"}"#
        let query = "tokens=\(deltas)&rate=\(rate)&jitter=0&ttft=\(milliseconds)ms"
        let head = """
            POST /v1/responses?\(query) HTTP/1.1\r
            Host: 127.0.0.1:\(port)\r
            Content-Type: application/json\r
            Content-Length: \(body.utf8.count)\r
            \r

            """
        return Array((head + body).utf8)
    }

    private func summary(_ readers: [StreamReader], took: Int64) -> String {
        var lateness = readers.flatMap { $0.lateness() }
        lateness.sort()
        func at(_ part: Double) -> Double {
            guard !lateness.isEmpty else { return -1 }
            let rank = Int((part * Double(lateness.count)).rounded(.up)) - 1
            return (Double(lateness[max(0, rank)]) / 1e4).rounded() / 100
        }
        let events = readers.reduce(0) { $0 + $1.events }
        let lost = readers.reduce(0) { $0 + max(0, deltas - $1.arrivals.count) }
        let unordered = readers.reduce(0) { $0 + $1.outOfOrder }
        let unfinished = readers.count { !$0.isComplete }
        return """
            {"streams": \(streams), "seconds": \(Double(took / 10_000_000) / 100), \
            "events": \(events), "lost": \(lost), "out_of_order": \(unordered), \
            "unfinished": \(unfinished), "late_ms": {"p50": \(at(0.5)), "p99": \(at(0.99)), \
            "p99.9": \(at(0.999)), "max": \(at(1))}}
            """
    }
}
