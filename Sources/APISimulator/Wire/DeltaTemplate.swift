import StreamingKit

/// What tells one delta of a text from the next.
struct PlannedDelta {
    /// Deltas of one series are alike in everything but the members below.
    var series: Int
    /// The member that holds the text, such as `delta`.
    var key: String
    var text: Substring
    /// `sequence_number`, where the API has it.
    var sequence: Int?
    /// `obfuscation`, where it is asked for.
    var obfuscation: String?
    /// When it comes, and how many tokens of output it carries.
    var moment = Moment.withToken
    var tokens = 1

    /// The members that change.
    fileprivate enum Member { case text, sequence, obfuscation }

    fileprivate var members: [(member: Member, key: String)] {
        var members = [(Member.text, "\"\(key)\":")]
        if sequence != nil { members.append((.sequence, "\"sequence_number\":")) }
        if obfuscation != nil { members.append((.obfuscation, "\"obfuscation\":")) }
        return members
    }

    /// Writes a member's value as JSON.
    fileprivate func append(_ member: Member, to bytes: inout [UInt8]) {
        switch member {
        case .text:
            let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
            guard isPlain else {
                bytes += JSONValue.string(String(text)).bytes()
                return
            }
            bytes.append(0x22)
            bytes += text.utf8
            bytes.append(0x22)
        case .sequence: bytes += String(sequence ?? 0).utf8
        case .obfuscation:
            bytes.append(0x22)
            bytes += (obfuscation ?? "").utf8
            bytes.append(0x22)
        }
    }
}

/// The bytes of a delta's event with holes for what changes, so that the thousands of deltas of a
/// busy server are not each built from scratch.
///
/// It is taken from an event that was: there is one place that says how an event looks.
struct DeltaTemplate: Sendable {
    let series: Int
    /// What is the same in all, without the holes.
    private let frame: [UInt8]
    /// Where in it each hole is, in their order, and what goes into it.
    private let holes: [(place: Int, member: PlannedDelta.Member)]

    /// - Parameter bytes: the whole event of `delta`.
    /// - Returns: nil where a member is not found, or in two places.
    init?(_ bytes: [UInt8], of delta: PlannedDelta) {
        series = delta.series
        var found: [(range: Range<Int>, member: PlannedDelta.Member)] = []
        for (member, key) in delta.members {
            var part = Array(key.utf8)
            delta.append(member, to: &part)
            let places = Self.places(of: part, in: bytes)
            guard places.count == 1 else { return nil }
            found.append((places[0] + key.utf8.count..<places[0] + part.count, member))
        }
        found.sort { $0.range.lowerBound < $1.range.lowerBound }
        var frame: [UInt8] = []
        var holes: [(place: Int, member: PlannedDelta.Member)] = []
        var end = 0
        for hole in found {
            guard hole.range.lowerBound >= end else { return nil }
            frame += bytes[end..<hole.range.lowerBound]
            holes.append((frame.count, hole.member))
            end = hole.range.upperBound
        }
        self.frame = frame + bytes[end...]
        self.holes = holes
    }

    /// The event of another delta of the series.
    func bytes(of delta: PlannedDelta) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(frame.count + delta.text.utf8.count + 48)
        append(delta, to: &bytes)
        return bytes
    }

    /// Appends the event of another delta of the series.
    func append(_ delta: PlannedDelta, to bytes: inout [UInt8]) {
        var start = 0
        for (place, member) in holes {
            bytes += frame[start..<place]
            delta.append(member, to: &bytes)
            start = place
        }
        bytes += frame[start...]
    }

    private static func places(of part: [UInt8], in bytes: [UInt8]) -> [Int] {
        guard part.count <= bytes.count else { return [] }
        return (0...bytes.count - part.count).filter { start in
            bytes[start] == part[0] && bytes[start..<start + part.count].elementsEqual(part)
        }
    }
}
