import StreamingKit
package import Terminal

/// How an inspected stream is shown: a line for each event as it comes, then what it was like.
package struct InspectionScreen {
    let profile: TerminalProfile

    package init(profile: TerminalProfile) { self.profile = profile }

    /// `     14.2 ms  message  {"delta":"How "}`; where that is too long, without what is the same in
    /// every event.
    package func line(_ entry: StreamInspection.Entry) -> StyledLine {
        let time = Self.milliseconds(entry.at)
        let head =
            StyledText(String(repeating: " ", count: max(0, 10 - time.count)) + time + "  ", .dim)
            + StyledText(entry.event.type, .codeName) + StyledText("  ")
        let id = entry.event.lastEventID.isEmpty ? "" : "  id \(entry.event.lastEventID)"
        let whole = profile.adapted(head + StyledText(visibleText(entry.event.data) + id))
        let ellipsis = profile.usesUnicode ? "…" : "..."
        guard displayWidth(whole) > profile.width,
            let gist = PayloadGist(of: entry.event.data, ellipsis: ellipsis)
        else { return StyledLine(whole.truncated(to: profile.width)) }
        let short = profile.adapted(head + StyledText(visibleText(gist.text) + id))
        return StyledLine(short.truncated(to: profile.width))
    }

    /// The figures, the timeline and the answer.
    package func summary(_ inspection: StreamInspection) -> [StyledLine] {
        let times = inspection.entries.map(\.at)
        let timing = StreamTiming(times)
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.entry(
            "stream",
            "\(count(inspection.entries.count, "event")) in \(count(inspection.bytes, "byte"))"
                + (inspection.comments > 0 ? ", \(count(inspection.comments, "comment"))" : ""),
            column: 16
        )
        if let first = timing.firstEvent {
            screen.entry(
                "first event",
                Self.milliseconds(first) + " after the first byte",
                column: 16
            )
        }
        if let median = timing.medianGap, let longest = timing.longestGap {
            screen.entry(
                "gaps",
                "median \(Self.milliseconds(median)), longest \(Self.milliseconds(longest.length)) "
                    + "before event \(longest.event)",
                column: 16
            )
        }
        for stall in timing.stalls {
            screen.entry(
                "stall",
                "\(Self.milliseconds(stall.length)) before event \(stall.event), at "
                    + Self.milliseconds(stall.start),
                column: 16
            )
        }
        if let retry = inspection.reconnectionTime {
            screen.entry("retry", "\(retry) ms", column: 16)
        }
        if !inspection.lastEventID.isEmpty {
            screen.entry("last event ID", visibleText(inspection.lastEventID), column: 16)
        }
        screen.entry(
            "ended by",
            inspection.answer.ending ?? "the end of the bytes alone",
            column: 16
        )
        if inspection.answer.malformed > 0 {
            screen.entry(
                "malformed",
                count(inspection.answer.malformed, "payload") + " that is no JSON",
                column: 16
            )
        }
        addTimeline(times, to: &screen)
        if !inspection.answer.text.isEmpty {
            screen.blank()
            screen.text([.plain(inspection.answer.text)])
        }
        screen.blank()
        return screen.lines
    }

    /// Bars for how many events came when, and the scale below.
    private func addTimeline(_ times: [Double], to screen: inout ScreenBuilder) {
        guard times.count > 1, let last = times.last, last > 0 else { return }
        let columns = min(profile.width, 100) - 2 * ScreenBuilder.margin
        let counts = StreamTiming.histogram(times, columns: columns)
        let most = counts.max() ?? 1
        let steps = profile.usesUnicode ? Array(" ▁▂▃▄▅▆▇█") : Array(" .:-=+*#@")
        let bars = String(
            counts.map { count in
                guard count > 0 else { return steps[0] }
                return steps[max(1, count * (steps.count - 1) / most)]
            }
        )
        screen.blank()
        screen.verbatim(bars, indent: ScreenBuilder.margin)
        screen.row([.dim("0")], [.dim(Self.milliseconds(last))])
    }

    /// `14.2 ms`, `1.3 s`.
    static func milliseconds(_ value: Double) -> String {
        if value >= 1000 { return tenths(value / 1000) + " s" }
        return tenths(value) + " ms"
    }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension StreamInspection {
    /// The last line of `inspect --json`.
    package var endJSON: String {
        let value: JSONValue = [
            "end": true,
            "bytes": .number(JSONNumber(bytes)),
            "events": .number(JSONNumber(entries.count)),
            "retry": reconnectionTime.map { .number(JSONNumber($0)) } ?? .null,
            "lastEventID": .string(lastEventID),
        ]
        return value.text()
    }
}

extension StreamInspection.Entry {
    /// A line of `inspect --json`: `{"event","data","id","at"}`.
    package var json: String {
        let rounded = (at * 1000).rounded() / 1000
        let value: JSONValue = [
            "event": .string(event.type),
            "data": .string(event.data),
            "id": .string(event.lastEventID),
            "at": .number(JSONNumber(rounded) ?? JSONNumber(0)),
        ]
        return value.text()
    }
}
