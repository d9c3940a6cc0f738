import Synchronization
import Terminal
import Testing

@testable import LessonRunner

@Suite("How live demos are drawn") struct LiveRunTests {
    private struct RulerFrame: LiveFrame {
        var profile: TerminalProfile

        var lines: [StyledLine] { [StyledLine(StyledText("\(profile.width) wide"))] }
    }

    @Test("A picture is drawn for the size that the window has now", .timeLimit(.minutes(1)))
    func resizing() async throws {
        let shown = Mutex("")
        let width = Mutex(80)
        let profile = TerminalProfile.fixed(width: 80, isPlain: false)
        let context = DemoContext(
            profile: profile,
            hasKeys: true,
            courseRoot: "",
            keys: ScriptedKeys([]),
            currentProfile: {
                profile.resized(to: TerminalSize(columns: width.withLock { $0 }, rows: 24))
            },
            write: { text in shown.withLock { $0 += text } }
        )
        @Sendable func waitUntilShown(_ text: String) async {
            while !shown.withLock({ $0.contains(text) }) { await Task.yield() }
        }
        let run = LiveRun(context: context, isFast: true)
        let last = await run.drawing(RulerFrame(profile: profile), \.lines) {
            await waitUntilShown("80 wide")
            width.withLock { $0 = 40 }
            await waitUntilShown("40 wide")
        }
        #expect(last.profile.width == 40)
        // The old picture is gone: nobody knows where it stands in a window of another size.
        let text = shown.withLock { $0 }
        let cleared = try #require(text.firstRange(of: "\u{1B}[2J"))
        #expect(!text[cleared.upperBound...].contains("80 wide"))
    }
}
