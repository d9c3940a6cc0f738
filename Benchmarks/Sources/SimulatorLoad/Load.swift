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

    /// How many streams begin in a second.
    private static let newStreamsPerSecond = 500

    /// How long all streams together take to begin.
    private var ramp: Double { Double(streams) / Double(Self.newStreamsPerSecond) }

    /// How many events with text each stream is asked for, so that for `seconds` all are open.
    private var deltas: Int { Int(Double(rate) * (Double(seconds) + ramp)) }

    /// - Returns: what was seen, as one line of JSON.
    func run() -> String {
        let start = now()
        let readers = read(from: start, until: start + Int64(2 * (seconds + 30)) * 1_000_000_000)
        return summary(readers, took: now() - start)
    }

    private func read(from start: Int64, until deadline: Int64) -> [StreamReader] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        let request = request()
        var readers: [StreamReader] = []
        var descriptors: [pollfd] = []
        var open = 0
        while open > 0 || readers.count < streams, now() < deadline {
            let begun = Int((now() - start) * Int64(Self.newStreamsPerSecond) / 1_000_000_000)
            while readers.count < min(streams, begun + 1) {
                let reader = StreamReader(
                    port: port,
                    request: request,
                    deltas: deltas,
                    interval: 1_000_000_000 / Int64(rate)
                )
                readers.append(reader)
                descriptors.append(pollfd(fd: reader.socket, events: Int16(POLLIN), revents: 0))
                open += 1
            }
            // To look 250 times a second is close enough, and leaves the machine to the server.
            usleep(4000)
            guard poll(&descriptors, nfds_t(descriptors.count), 0) > 0 else { continue }
            for index in descriptors.indices where descriptors[index].revents != 0 {
                if !readers[index].read(into: buffer) {
                    // A negative descriptor is passed over.
                    descriptors[index].fd = -1
                    open -= 1
                }
            }
        }
        return readers
    }

    private func request() -> [UInt8] {
        let body = #"{"model":"general","stream":true,"input":"Hello"}"#
        let query = "tokens=\(deltas)&rate=\(rate)&jitter=0&ttft=500ms"
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
            "p99.9": \(at(0.999)), "max": \(at(1)), "median_second_p99": \(medianSecond(readers))}}
            """
    }

    /// What 99 of 100 events of a second were not later than, in milliseconds, in the median
    /// second: a machine that stands still for a moment now and then makes the tail of all.
    private func medianSecond(_ readers: [StreamReader]) -> Double {
        var seconds: [Int64: [Int64]] = [:]
        for reader in readers {
            for (time, late) in zip(reader.arrivals, reader.lateness()) {
                seconds[time / 1_000_000_000, default: []].append(late)
            }
        }
        let parts = seconds.values.map { part in
            part.sorted()[(part.count * 99 + 99) / 100 - 1]
        }.sorted()
        return parts.isEmpty ? -1 : (Double(parts[parts.count / 2]) / 1e4).rounded() / 100
    }
}
