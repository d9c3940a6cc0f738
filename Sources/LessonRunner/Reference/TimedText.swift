import StreamingKit

/// Times and what came at them, as the predictions of lesson 1 write it: one arrival a line, the
/// seconds since the request first. `0.52 {"choices":…}` is a chunk of a chat completion, and
/// `0.52 20` are 20 tokens.
struct TimedText {
    private var lines: [Substring]

    init(_ chunks: [[UInt8]]) {
        let text = String(decoding: chunks.joined(), as: UTF8.self)
        lines = text.split(separator: "\n")
    }

    /// When the first chunk came that has text in it; empty chunks bring nothing to read.
    var firstText: Double? {
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let seconds = Double(parts[0]),
                let payload = try? JSONValue(parsing: String(parts[1])),
                let chunk = ChatCompletionChunk(payload)
            else { return nil }
            if chunk.choices.contains(where: { $0.delta.content?.isEmpty == false }) {
                return seconds
            }
        }
        return nil
    }

    /// Tokens a second behind the first arrival, whose own tokens took the time before it.
    var tokenRate: Double? {
        let arrivals = arrivals(in: lines[...])
        guard let first = arrivals.first, let last = arrivals.last, last.at > first.at else {
            return nil
        }
        return arrivals.dropFirst().reduce(0) { $0 + $1.tokens } / (last.at - first.at)
    }

    /// The seconds for which a reader has nothing new to read; the first line has the tokens that
    /// are read in a second.
    var readerWait: Double? {
        guard let speed = lines.first.flatMap({ Double($0) }), speed > 0 else { return nil }
        var (waited, busyUntil) = (0.0, 0.0)
        for arrival in arrivals(in: lines.dropFirst()) {
            waited += max(0, arrival.at - busyUntil)
            busyUntil = max(busyUntil, arrival.at) + arrival.tokens / speed
        }
        return waited
    }

    /// The percentile that the first line names, of the numbers behind it, by nearest rank.
    var nearestRank: Double? {
        guard let percent = lines.first.flatMap({ Double($0) }), (0...100).contains(percent) else {
            return nil
        }
        let samples = lines.dropFirst().flatMap { $0.split(separator: " ") }
            .compactMap { Double($0) }.sorted()
        guard !samples.isEmpty else { return nil }
        let rank = (percent * Double(samples.count) / 100).rounded(.up)
        return samples[max(1, Int(rank)) - 1]
    }

    private func arrivals(in lines: ArraySlice<Substring>) -> [(at: Double, tokens: Double)] {
        lines.compactMap { line in
            let numbers = line.split(separator: " ").compactMap { Double($0) }
            return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
        }
    }

    /// A number as a student would type it: `0.52`, `40`. Nothing where there is none.
    static func typed(_ number: Double?) -> String {
        guard let number else { return "" }
        let rounded = (number * 1e6).rounded() / 1e6
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
