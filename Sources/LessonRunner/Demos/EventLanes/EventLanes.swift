import StreamingKit

/// A response as a timeline: a lane for each item of its output, a row for each event or run of
/// deltas.
struct EventLanes: Sendable {
    /// An item of the output.
    struct Lane: Sendable {
        var outputIndex: Int
        var state = LaneState.closed
    }

    /// How much of an item is open at a moment.
    enum LaneState: Sendable {
        case closed
        case item
        /// The item, and a part of it.
        case part
    }

    /// What a row's event does to its lane.
    enum Action: Sendable {
        case opensItem
        case opensPart
        case inside
        case closesPart
        case closesItem
        /// It is about the response.
        case none
    }

    struct Row: Sendable {
        var type: String
        /// The numbers of its events in the stream.
        var numbers: ClosedRange<Int>
        /// When the first of them came.
        var time: Duration
        /// The place of its lane in `lanes`; nil where it is about the response.
        var lane: Int?
        var action: Action
        /// How every lane stands, this row's lane as it is inside the event.
        var states: [LaneState]
        var detail: String

        var count: Int { numbers.count }
    }

    private(set) var lanes: [Lane] = []
    private(set) var rows: [Row] = []
    private(set) var events = 0
    /// Items and parts that were added, and those of them that are done.
    private(set) var added = 0
    private(set) var done = 0
    /// Texts whose last event says what their deltas said, and others.
    private(set) var sameTexts = 0
    private(set) var otherTexts = 0
    /// What the deltas of each place have said.
    private var texts: [String: String] = [:]

    var types: Int { Set(rows.map(\.type)).count }

    mutating func take(_ event: ResponseEvent, at time: Duration) {
        let number = event.sequenceNumber ?? events
        events += 1
        let about = EventDescription(event)
        let lane = about.outputIndex.map { position(of: $0) }
        if about.action == .opensItem || about.action == .opensPart { added += 1 }
        if about.action == .closesItem || about.action == .closesPart { done += 1 }
        if let lane, about.action == .opensItem { lanes[lane].state = .item }
        if let lane, about.action == .opensPart { lanes[lane].state = .part }
        let detail = detail(of: about)
        if about.delta != nil, let last = rows.last, last.type == event.type, last.lane == lane {
            rows[rows.count - 1].numbers =
                last.numbers
                .lowerBound...max(
                    number,
                    last.numbers.lowerBound
                )
            rows[rows.count - 1].detail = detail
        } else {
            rows.append(
                Row(
                    type: event.type,
                    numbers: number...number,
                    time: time,
                    lane: lane,
                    action: about.action,
                    states: lanes.map(\.state),
                    detail: detail
                )
            )
        }
        if let lane, about.action == .closesPart { lanes[lane].state = .item }
        if let lane, about.action == .closesItem { lanes[lane].state = .closed }
    }

    private mutating func position(of outputIndex: Int) -> Int {
        if let known = lanes.firstIndex(where: { $0.outputIndex == outputIndex }) { return known }
        lanes.append(Lane(outputIndex: outputIndex))
        return lanes.count - 1
    }

    /// What the row says; the deltas of a text are joined, and compared with its last event.
    private mutating func detail(of about: EventDescription) -> String {
        if let delta = about.delta {
            texts[about.place, default: ""] += delta
            return texts[about.place] ?? ""
        }
        guard let whole = about.whole else { return about.detail }
        let said = texts.removeValue(forKey: about.place) ?? ""
        guard said == whole else {
            otherTexts += 1
            return said.isEmpty ? "had no deltas" : "not what its deltas said"
        }
        sameTexts += 1
        return whole.isEmpty ? "empty" : "what its deltas said"
    }
}
