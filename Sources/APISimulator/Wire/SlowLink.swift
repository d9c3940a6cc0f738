/// The way that pieces travel: how far apart they are, and how many bytes pass in a second.
struct SlowLink: Equatable, Sendable {
    private let gap: Duration
    private let bytesPerSecond: Double?
    /// When the next piece may leave.
    private var free = Duration.zero

    /// - Parameters:
    ///   - gap: the least time between two pieces.
    ///   - bytesPerSecond: `nil` for a link that is never the reason to wait.
    ///   - scale: what all times are multiplied with.
    init(gap: Duration?, bytesPerSecond: Int?, scale: Double) {
        self.gap = (gap ?? .zero) * scale
        self.bytesPerSecond = scale > 0 ? bytesPerSecond.map { Double($0) / scale } : nil
    }

    /// The parts in which a slow link lets a piece through, about twenty in a second.
    func parts(of piece: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        guard let bytesPerSecond else { return [piece] }
        let size = max(1, Int(bytesPerSecond / 20))
        return stride(from: piece.startIndex, to: piece.endIndex, by: size).map {
            piece[$0..<min($0 + size, piece.endIndex)]
        }
    }

    /// When a piece of `count` bytes leaves that is ready at `time`.
    mutating func time(for count: Int, at time: Duration) -> Duration {
        let leaves = max(time, free)
        free = leaves + gap
        if let bytesPerSecond {
            free = max(free, leaves + .nanoseconds(Int64(Double(count) / bytesPerSecond * 1e9)))
        }
        return leaves
    }
}
