import CourseModel
import StreamingKit
import Terminal
import TestSupport
import Testing

@testable import LessonRunner

@Suite("The demo split")
struct SplitDemoTests {
    private let chunks = try! ChunkedBytes(
        notation: #"data: na\xC3|\xAFve\r|\n\r\ndata: two\n\n"#
    ).chunks

    @Test("shows the buffers as they will be after the chunk")
    func buffers() {
        var demo = SplitDemo(chunks: chunks)
        #expect(demo.afterCut.snapshot.undecided == [0xC3])
        #expect(demo.afterCut.snapshot.line == "data: na")
        demo.press(.deliver)
        #expect(demo.afterCut.snapshot.awaitsLineFeed)
        #expect(demo.afterCut.snapshot.data != nil)
        demo.press(.deliver)
        #expect(demo.afterCut.events.map(\.data) == ["naïve", "two"])
        demo.press(.deliver)
        #expect(demo.isOver)
        #expect(demo.events.map(\.data) == ["naïve", "two"])
        #expect(demo.chunks == 3)
    }

    @Test("gives the same events whatever is pressed")
    func anyKeys() {
        var random = TestSupport.SplitMix64(seed: 4)
        for _ in 0..<50 {
            var demo = SplitDemo(chunks: chunks)
            var presses = 0
            while !demo.isOver, presses < 10_000 {
                presses += 1
                switch random.next() % 5 {
                case 0: demo.press(.left)
                case 1: demo.press(.right)
                case 2: demo.press(.deliver)
                case 3: demo.press(.moveCut(to: Int(random.next() % 60)))
                default: demo.press(.deliverByte)
                }
                #expect(demo.cut > demo.delivered || demo.isOver)
            }
            #expect(demo.events.map(\.data) == ["naïve", "two"])
        }
    }

    @Test(
        "tells what a cut divides",
        arguments: [
            (9, SplitDemo.Border.character), (13, .lineEnding), (3, .line), (12, .line),
            (16, .none),
        ]
    )
    func borders(place: Int, border: SplitDemo.Border) {
        #expect(SplitDemo.border(at: place, in: Array(chunks.joined())) == border)
    }

    @Test("every cut gives the same events, and a parser by chunks goes wrong at most of them")
    func everyCut() {
        let result = EveryCut(bytes: Array(chunks.joined()))
        #expect(result.differing == 0)
        #expect(result.count == chunks.joined().count - 1)
        #expect(result.wrongByChunk > result.count / 2)
        #expect(result.rows.first { $0.border == .character }?.wrongByChunk == 1)
    }

    @Test("the picture fits every width", arguments: [40, 57, 80, 200])
    func fits(width: Int) {
        var demo = SplitDemo(chunks: chunks)
        while !demo.isOver {
            for line in SplitFrame(demo: demo, profile: .fixed(width: width)).lines() {
                #expect(line.width <= width)
            }
            demo.press(.deliverByte)
        }
    }

    @Test(
        "options that are wrong are named",
        arguments: [
            (["cuts": "0"], "--cuts"), (["cuts": "x"], "--cuts"), (["text": #"\q"#], "--text"),
            (["text": ""], "--text"), (["colour": "red"], "--colour"),
        ]
    )
    func badOptions(options: [String: String], name: String) {
        #expect(throws: DemoError.self) { _ = try SplitDemoRunner(options: options) }
        do throws(DemoError) {
            _ = try SplitDemoRunner(options: options)
        } catch {
            #expect(error.message.contains(name))
        }
    }
}
