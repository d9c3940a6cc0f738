import StreamingKit
import Testing

@testable import APISimulator

@Suite("Bytes on the wire")
struct WireScriptTests {
    private let pace = Pace(timeToFirstToken: .milliseconds(100), rate: 10, jitter: 0)

    private func script(
        _ faults: Faults = Faults(),
        model: String = "scripts",
        scale: Double = 1
    ) throws -> WireScript {
        let plan = try chatPlan(chatBody(model, ["stream": true]))
        return WireScript(plan: plan, pace: pace, faults: faults, scale: scale)
    }

    private func steps(_ change: (inout Faults) -> Void) throws -> [WireStep] {
        var faults = Faults()
        change(&faults)
        return APISimulatorTests.steps(of: try script(faults))
    }

    @Test("The first token comes when it should, the others at their rate")
    func times() throws {
        let steps = APISimulatorTests.steps(of: try script())
        // The role and the first token, the second token, the third.
        #expect(steps[0].time == .milliseconds(100))
        #expect(steps[1].time == .milliseconds(100))
        #expect(steps[2].time == .milliseconds(200))
        #expect(steps[3].time == .milliseconds(300))
        #expect(steps.ending == .finished)
    }

    @Test("Jitter stays within its part of a gap, and is the same each time")
    func jitter() throws {
        let plan = try chatPlan(chatBody("tides"))
        let pace = Pace(timeToFirstToken: .zero, rate: 100, jitter: 0.5)
        let steps = APISimulatorTests.steps(of: WireScript(plan: plan, pace: pace, faults: .init()))
        var gaps: Set<Duration> = []
        for (one, next) in zip(steps.dropFirst(), steps.dropFirst(2)) where next.time > one.time {
            let gap = next.time - one.time
            #expect(gap >= .milliseconds(5) && gap <= .milliseconds(15))
            gaps.insert(gap)
        }
        #expect(gaps.count > 20)
        let again = WireScript(plan: plan, pace: pace, faults: .init())
        #expect(APISimulatorTests.steps(of: again) == steps)
    }

    @Test("No cut changes the bytes")
    func cuts() throws {
        let whole = try steps { _ in }
        for cut: Faults.Cut in [.every(1), .every(7), .offsets([1, 2, 700]), .characters, .whole] {
            let pieces = try steps { $0.cut = cut }
            #expect(pieces.bytes == whole.bytes, "\(cut)")
            #expect(pieces.tally == whole.tally, "\(cut)")
        }
        #expect(try steps { $0.cut = .every(1) }.pieces.allSatisfy { $0.count == 1 })
        #expect(try steps { $0.cut = .whole }.pieces.count == 1)
        #expect(try steps { $0.cut = .offsets([1, 2]) }.pieces[1].count == 1)
    }

    @Test("Characters of several bytes are cut inside")
    func characters() throws {
        let pieces = try steps { $0.cut = .characters }.pieces
        let broken = pieces.filter { String(validating: $0, as: UTF8.self) == nil }
        let letters = pieces.flatMap(\.self).count { $0 >= 0xC0 }
        #expect(pieces.count { ($0.last ?? 0) >= 0xC0 } == letters)
        #expect(broken.count > letters)
    }

    @Test("A CRLF is cut between its bytes")
    func crlf() throws {
        let pieces = try steps { faults in
            faults.lineEnding = .crlf
            faults.cut = .lineEndings
        }.pieces
        let joined = pieces.flatMap(\.self)
        #expect(pieces.count { $0.last == 0x0D } == joined.count { $0 == 0x0A })
        #expect(pieces.allSatisfy { zip($0, $0.dropFirst()).allSatisfy { $0 != (0x0D, 0x0A) } })
    }

    @Test("Every line ending gives the same events")
    func lineEndings() throws {
        let plain = try parsedEvents(try steps { _ in }.bytes)
        for ending in Faults.LineEnding.allCases {
            let bytes = try steps { faults in
                faults.lineEnding = ending
                faults.hasByteOrderMark = true
            }.bytes
            #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
            #expect(bytes.contains(0x0A) == (ending != .cr))
            #expect(try parsedEvents(bytes) == plain)
        }
    }

    @Test("Events can have identifiers and a reconnection time")
    func identifiers() throws {
        let bytes = try steps { faults in
            faults.hasIdentifiers = true
            faults.reconnection = 2000
        }.bytes
        var parser = EventStreamParser()
        var events: [ServerSentEvent] = []
        try parser.push(bytes, into: &events)
        #expect(parser.reconnectionTime == 2000)
        #expect(events.map(\.lastEventID) == events.indices.map(String.init))
    }

    @Test("A stream can end after any event")
    func endsAfterEvents() throws {
        for kind in Faults.EarlyEnding.Kind.allCases {
            for count in [0, 1, 5] {
                let steps = try steps { $0.ending = .init(kind: kind, position: .events(count)) }
                #expect(steps.ending == .early(kind))
                #expect(steps.tally.events == count)
            }
        }
    }

    @Test("A stream can end after any byte")
    func endsAfterBytes() throws {
        let whole = try steps { _ in }.bytes
        for count in [0, 1, 100, 777] {
            for cut: Faults.Cut? in [nil, .every(3), .whole] {
                let steps = try steps { faults in
                    faults.ending = .init(kind: .drop, position: .bytes(count))
                    faults.cut = cut
                }
                #expect(steps.bytes == Array(whole.prefix(count)))
                #expect(steps.ending == .early(.drop))
            }
        }
    }

    @Test("A stall delays the rest by its time and loses nothing")
    func stall() throws {
        let plain = try steps { _ in }
        for position: Faults.Position in [.events(2), .bytes(500)] {
            let stalled = try steps {
                $0.stall = .init(position: position, duration: .seconds(2))
            }
            #expect(stalled.bytes == plain.bytes)
            #expect(stalled.tally == plain.tally)
            #expect(stalled[0].time == plain[0].time)
            #expect(stalled[stalled.count - 1].time == plain[plain.count - 1].time + .seconds(2))
        }
    }

    @Test("A stall without a time is for ever, with comments when they are wanted")
    func endlessStall() throws {
        let silent = try steps { $0.stall = .init(position: .events(3), duration: nil) }
        #expect(silent.ending == .silence)
        #expect(silent.tally.events == 3)
        var faults = Faults()
        faults.stall = .init(position: .events(3), duration: nil)
        faults.keepAlive = .seconds(1)
        let alive = APISimulatorTests.steps(of: try script(faults), limit: 50)
        #expect(
            alive.suffix(40).allSatisfy { step in
                if case .write(let bytes, _, _) = step {
                    bytes.first == UInt8(ascii: ":")
                } else {
                    false
                }
            }
        )
        #expect(alive[49].time - alive[48].time == .seconds(1))
    }

    @Test("Comments fill the silence and change no event")
    func keepAlive() throws {
        let commented = try steps { $0.keepAlive = .milliseconds(30) }
        let plain = try steps { _ in }
        #expect(try parsedEvents(commented.bytes) == parsedEvents(plain.bytes))
        #expect(commented.count > plain.count)
        for (one, next) in zip(commented, commented.dropFirst()) {
            #expect(next.time - one.time <= .milliseconds(30))
        }
    }

    @Test("One payload can be malformed, and the others stay whole")
    func malformed() throws {
        let events = try parsedEvents(try steps { $0.malformed = 3 }.bytes)
        let broken = events.indices.filter { index in
            events[index].data != "[DONE]" && (try? JSONValue(parsing: events[index].data)) == nil
        }
        #expect(broken == [2])
    }

    @Test("The terminator can be missing or unfinished")
    func terminator() throws {
        let without = try parsedEvents(try steps { $0.terminator = Faults.Terminator.none }.bytes)
        #expect(without.last?.data != "[DONE]")
        let plain = try steps { _ in }.bytes
        let unfinished = try steps { $0.terminator = .unfinished }.bytes
        #expect(unfinished == Array(plain.dropLast()))
    }

    @Test("An error event ends the stream, in both shapes")
    func errorEvent() throws {
        for isFlat in [false, true] {
            let steps = try steps { $0.error = .init(after: 2, isFlat: isFlat) }
            let events = try parsedEvents(steps.bytes)
            #expect(events.count == 3)
            let payload = try JSONValue(parsing: events[2].data)
            #expect((isFlat ? payload : payload["error"])?["code"] == "server_error")
            #expect(steps.ending == .finished)
        }
    }

    @Test("A slow link takes the time that its bytes need")
    func slow() throws {
        let steps = try steps { $0.slow = 1000 }
        let bytes = steps.bytes.count
        let last = try #require(steps.pieces.last)
        let expected = Duration.milliseconds(100 + bytes - last.count)
        #expect(steps[steps.count - 1].time >= expected)
        #expect(steps.pieces.allSatisfy { $0.count <= 50 })
    }

    @Test("A stream can begin at any event, at that event's time")
    func startingLater() throws {
        let plan = try chatPlan(chatBody("tides"))
        let all = APISimulatorTests.steps(of: WireScript(plan: plan, pace: pace, faults: .init()))
        for first in [0, 1, 7, plan.count - 1, plan.count, plan.count + 9] {
            let script = WireScript(plan: plan, from: first, pace: pace, faults: .init())
            #expect(
                APISimulatorTests.steps(of: script) == Array(all.dropFirst(min(first, plan.count)))
            )
        }
    }

    @Test("A scale of nothing takes no time at all")
    func noTime() throws {
        var faults = Faults()
        faults.keepAlive = .milliseconds(10)
        faults.slow = 10
        faults.gap = .seconds(1)
        let steps = APISimulatorTests.steps(of: try script(faults, scale: 0))
        #expect(steps.allSatisfy { $0.time == .zero })
    }
}
