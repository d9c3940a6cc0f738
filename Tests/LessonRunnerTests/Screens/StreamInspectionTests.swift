import LessonRunner
import StreamingKit
import Terminal
import TestSupport
import Testing

@Suite("Inspected streams")
struct StreamInspectionTests {
    /// A chat stream whose third event comes late.
    private let recording: [(at: Double, text: String)] = [
        (
            0,
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n"
        ),
        (40, "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"How \"}}]}\n\n: ping\n"),
        (60, "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"na"),
        (2_500, "ïve\"}}]}\n\ndata: not json\n\ndata: [DONE]\n\n"),
    ]

    private func inspected() throws -> StreamInspection {
        var inspection = StreamInspection()
        for (at, text) in recording { _ = try inspection.push(Array(text.utf8), at: at) }
        _ = try inspection.finish(at: 2_501)
        return inspection
    }

    @Test("an event has the time of its last byte")
    func times() throws {
        #expect(try inspected().entries.map(\.at) == [0, 40, 2_500, 2_500, 2_500])
    }

    @Test("the answer is put together from the deltas of either API")
    func answers() throws {
        let chat = try inspected()
        #expect(chat.answer.text == "How naïve")
        #expect(chat.answer.ending == "[DONE]")
        #expect(chat.answer.malformed == 1)
        var responses = StreamInspection()
        for (type, member) in [
            ("response.output_text.delta", ",\"output_index\":1,\"delta\":\"Hel\""),
            ("response.output_text.delta", ",\"output_index\":1,\"delta\":\"lo\""),
            ("response.completed", ""),
        ] {
            let text = "event: \(type)\ndata: {\"type\":\"\(type)\"\(member)}\n\n"
            _ = try responses.push(Array(text.utf8), at: 1)
        }
        #expect(responses.answer.text == "Hello")
        #expect(responses.answer.ending == "response.completed")
    }

    @Test("a pause that a reader notices is a stall")
    func stalls() {
        let timing = StreamTiming([10, 30, 50, 70, 2_000])
        #expect(timing.firstEvent == 10)
        #expect(timing.medianGap == 20)
        #expect(timing.longestGap?.start == 70)
        #expect(timing.longestGap?.length == 1_930)
        #expect(timing.stalls.map(\.event) == [5])
        #expect(StreamTiming([]).longestGap == nil)
        #expect(StreamTiming([0, 1_500, 3_000]).stalls.isEmpty)
    }

    @Test("the timeline has a place for every event", arguments: [1, 7, 60])
    func histogram(columns: Int) {
        let times: [Double] = [0, 1, 2, 50, 99, 100]
        let counts = StreamTiming.histogram(times, columns: columns)
        #expect(counts.count == columns)
        #expect(counts.reduce(0, +) == times.count)
    }

    @Test("a cut-off event is dropped, or dispatched where that is asked for")
    func endOfStream() throws {
        for (policy, count) in [(EventStreamParser.EndOfStreamPolicy.strict, 0), (.lenient, 1)] {
            var inspection = StreamInspection(endOfStream: policy)
            _ = try inspection.push(Array("data: x\n".utf8), at: 0)
            _ = try inspection.finish(at: 1)
            #expect(inspection.entries.count == count)
        }
    }

    @Test("a line that is too short shows what is new in an event")
    func gist() throws {
        func line(_ data: String, width: Int) throws -> String {
            var inspection = StreamInspection()
            let entries = try inspection.push(Array("data: \(data)\n\n".utf8), at: 0)
            let screen = InspectionScreen(profile: .fixed(width: width))
            return screen.line(try #require(entries.first)).text.plainText
        }
        let chunk =
            #"{"id":"chatcmpl-1","object":"chat.completion.chunk","choices":[{"delta":{}}]}"#
        #expect(try line(chunk, width: 200).hasSuffix("  " + chunk))
        #expect(try line(chunk, width: 60).hasSuffix(#"  {…,"choices":[{"delta":{}}]}"#))
        let delta = #"{"type":"response.output_text.delta","item_id":"msg_1","delta":"a\nb"}"#
        #expect(try line(delta, width: 60).hasSuffix(#"  {…,"delta":"a\nb"}"#))
        // Nothing is known of what is no object of an API: the line is cut where it ends.
        #expect(try line("[\(String(repeating: "1,", count: 50))1]", width: 40).hasSuffix("1,1…"))
    }

    @Test("JSON lines keep the data whole and name the end")
    func json() throws {
        let inspection = try inspected()
        #expect(
            inspection.entries[3].json
                == #"{"event":"message","data":"not json","id":"","at":2500.0}"#
        )
        #expect(
            inspection.endJSON
                == #"{"end":true,"bytes":\#(inspection.bytes),"events":5,"retry":null,"lastEventID":""}"#
        )
    }

    @Test("the screen fits every width", arguments: [40, 80, 200])
    func fits(width: Int) throws {
        let screen = InspectionScreen(profile: .fixed(width: width))
        let inspection = try inspected()
        for line in inspection.entries.map(screen.line) + screen.summary(inspection) {
            #expect(line.width <= width)
        }
        let text = screen.summary(inspection).rendered(for: .fixed(width: width))
        #expect(text.contains("stall"))
        #expect(text.contains("How naïve"))
    }
}
