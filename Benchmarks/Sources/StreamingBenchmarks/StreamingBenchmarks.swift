import CAllocationCount
import StreamingKit

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Prints how fast StreamingKit reads, beside what the C library's `memchr` needs to see the same
/// bytes in the same run: the floor under everything that looks for line ends.
@main
enum StreamingBenchmarks {
    private static let arguments = Array(CommandLine.arguments.dropFirst())
    static let measurement = Measurement(
        runs: arguments.dropFirst().first.flatMap { Int($0) } ?? 9,
        filter: arguments.first ?? ""
    )

    static func main() {
        let stream = SampleStreams.textDeltas(count: 200_000)
        print("200,000 response.output_text.delta events, \(stream.count) bytes")
        measurement.report("memchr over the lines", byteCount: stream.count) { lineCount(stream) }
        for size in [16_384, 1_024, 64] {
            report("events as bytes", stream, chunkSize: size, borrowedEvents)
        }
        for size in [16_384, 1_024, 64] {
            report("events as strings", stream, chunkSize: size, stringEvents)
        }
        let returns = SampleStreams.carriageReturns(count: stream.count)
        report("events as bytes, CR only", returns, chunkSize: returns.count, borrowedEvents)
        report("events with their JSON", stream, chunkSize: 16_384, parsedEvents)
        reportAllocations(stream)

        print("\nUTF-8 decoder")
        let plain = SampleStreams.plainText(count: 38_000_000)
        measurement.report("memchr over ASCII", byteCount: plain.count) { lineCount(plain) }
        report("ASCII", plain, chunkSize: 16_384, decodedText)
        report("ASCII", plain, chunkSize: 64, decodedText)
        let mixed = SampleStreams.mixedText(count: 38_000_000)
        report("mixed scripts", mixed, chunkSize: 16_384, decodedText)
        report("mixed scripts", mixed, chunkSize: 64, decodedText)

        print("\nOne event in chunks of 1 byte: the time for a byte must not grow")
        for megabytes in [1, 10, 100] { reportOneEvent(megabytes: megabytes) }
    }

    private static func report(
        _ name: String,
        _ bytes: [UInt8],
        chunkSize: Int,
        _ body: ([UInt8], Int) -> Int
    ) {
        let chunks = chunkSize < bytes.count ? "\(chunkSize) bytes a chunk" : "one chunk"
        measurement.report("\(name), \(chunks)", byteCount: bytes.count) { body(bytes, chunkSize) }
    }

    private static func reportAllocations(_ stream: [UInt8]) {
        let name = "allocations while 200,000 events are lent"
        guard measurement.includes(name) else { return }
        let before = allocation_count()
        guard before >= 0 else { return measurement.line(name, "not counted here", "") }
        let events = borrowedEvents(stream, 16_384)
        measurement.line(name, "\(allocation_count() - before)", "\(events)")
    }

    private static func reportOneEvent(megabytes: Int) {
        let name = "\(megabytes) MiB"
        guard measurement.includes(name) else { return }
        let bytes = SampleStreams.oneEvent(count: megabytes << 20)
        let clock = ContinuousClock()
        var size = 0
        let time = clock.measure {
            var parser = EventStreamParser(limits: .none)
            forEachChunk(of: bytes, size: 1) { chunk in
                try! parser.push(chunk) { _, data, _ in size = data.count }
            }
        }
        let nanoseconds = time / .nanoseconds(1) / Double(bytes.count)
        measurement.line(
            "\(megabytes) MiB",
            "\(measurement.decimals(nanoseconds, 1)) ns/byte",
            "\(size)"
        )
    }

    /// Hands `bytes` over in chunks of `size`.
    private static func forEachChunk(
        of bytes: [UInt8],
        size: Int,
        _ body: (Span<UInt8>) -> Void
    ) {
        let span = bytes.span
        var start = 0
        while start < span.count {
            let end = min(start + size, span.count)
            body(span.extracting(start..<end))
            start = end
        }
    }

    private static func borrowedEvents(_ stream: [UInt8], _ chunkSize: Int) -> Int {
        var parser = EventStreamParser()
        var count = 0
        var size = 0
        forEachChunk(of: stream, size: chunkSize) { chunk in
            try! parser.push(chunk) { type, data, _ in
                count += 1
                size += type.count + data.count
            }
        }
        precondition(size > count)
        return count
    }

    private static func stringEvents(_ stream: [UInt8], _ chunkSize: Int) -> Int {
        var parser = EventStreamParser()
        var events: [ServerSentEvent] = []
        var count = 0
        var size = 0
        forEachChunk(of: stream, size: chunkSize) { chunk in
            try! parser.push(chunk, into: &events)
            guard !events.isEmpty else { return }
            for event in events { size += event.type.utf8.count + event.data.utf8.count }
            count += events.count
            events.removeAll(keepingCapacity: true)
        }
        precondition(size > count)
        return count
    }

    private static func parsedEvents(_ stream: [UInt8], _ chunkSize: Int) -> Int {
        var parser = EventStreamParser()
        var events: [ServerSentEvent] = []
        var size = 0
        forEachChunk(of: stream, size: chunkSize) { chunk in
            try! parser.push(chunk, into: &events)
            for event in events {
                let value = try? JSONValue(parsing: event.data)
                size += value?["delta"]?.string?.utf8.count ?? 0
            }
            events.removeAll(keepingCapacity: true)
        }
        return size
    }

    private static func decodedText(_ bytes: [UInt8], _ chunkSize: Int) -> Int {
        var decoder = UTF8StreamDecoder()
        var size = 0
        forEachChunk(of: bytes, size: chunkSize) { size += decoder.decode($0).utf8.count }
        return size + decoder.finish().utf8.count
    }

    private static func lineCount(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBytes { buffer in
            var count = 0
            var start = buffer.baseAddress!
            let end = start + buffer.count
            while start < end, let match = memchr(start, 0x0A, end - start) {
                count += 1
                start = UnsafeRawPointer(match) + 1
            }
            return count
        }
    }
}
