#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// The descriptors that a supervisor waits for.
struct Streams {
    enum Source: Int, CaseIterable {
        case cancel, reports, output, error, events
    }

    private var descriptors: [Int32]
    private let cancel: Int32
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    init(cancel: Int32, reports: Int32, output: Int32, error: Int32, events: Int32) {
        self.cancel = cancel
        descriptors = [cancel, reports, output, error, events]
    }

    /// The descriptor, until its end was read.
    subscript(source: Source) -> Int32? {
        descriptors[source.rawValue] < 0 ? nil : descriptors[source.rawValue]
    }

    /// Whether anything but the cancel signal can still bring bytes.
    var hasOpenPipes: Bool { descriptors.dropFirst().contains { $0 >= 0 } }

    /// Waits until something can be read, and says what.
    func wait(seconds: Double) -> [Source] {
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        // Rounded up, so that a deadline has passed when poll says so.
        let milliseconds = Int32(max(0, min(seconds * 1000, 60_000)).rounded(.up))
        guard poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return [] }
        return Source.allCases.filter { polled[$0.rawValue].revents != 0 }
    }

    /// Reads once what is there; at the end of the stream its descriptor is closed.
    mutating func read(_ source: Source, _ take: (UnsafeRawBufferPointer) -> Void) {
        guard let descriptor = self[source] else { return }
        let count = buffer.withUnsafeMutableBytes { bytes in
            let count = systemRead(descriptor, bytes)
            if count > 0 { take(UnsafeRawBufferPointer(rebasing: bytes[..<count])) }
            return count
        }
        if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { close(source) }
    }

    /// Waits for it no more, without closing it.
    mutating func forget(_ source: Source) { descriptors[source.rawValue] = -1 }

    private mutating func close(_ source: Source) {
        if let descriptor = self[source] { systemClose(descriptor) }
        forget(source)
    }

    /// Closes all that is still open, except the cancel signal, which is somebody else's.
    func closeAll() {
        for descriptor in descriptors.dropFirst() where descriptor >= 0 {
            systemClose(descriptor)
        }
    }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, bytes.baseAddress, bytes.count)
}

private func systemClose(_ descriptor: Int32) { close(descriptor) }
