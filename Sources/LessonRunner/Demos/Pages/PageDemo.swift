import APISimulator
import Terminal

/// A page of the course that a student opens in a browser.
protocol CoursePage: SendableMetatype {
    /// The demo's name, and the folder of the page.
    static var name: String { get }
    static var summary: String { get }
    /// What to do there, and what to look for.
    static var advice: String { get }
}

/// The page of the demo `browser`.
enum ChunkPage: CoursePage {
    static let name = "browser"
    static let summary = "a page that reads a stream with fetch, chunk by chunk"
    static let advice =
        "Start an answer there, and let the server cut it elsewhere: the chunks change, the text "
        + "does not. Then cancel one, and see below what the server noticed."
}

/// The page of the demo `webrtc`.
enum CallPage: CoursePage {
    static let name = "webrtc"
    static let summary = "a page with a real peer connection and a data channel"
    static let advice =
        "Call, ask, and cancel the answer. The secret, the offer and the answer to it go over "
        + "HTTP, as you see below; the events do not."
}

/// The demos `browser` and `webrtc`: the simulator serves a page, and says of each request that
/// the page makes how it ended.
struct PageDemo<Page: CoursePage>: Demo {
    static var name: String { Page.name }
    static var summary: String { Page.summary }

    private let isFast: Bool

    init(options: [String: String]) throws(DemoError) {
        isFast = try LiveOptions(options, names: []).isFast
    }

    func run(in context: DemoContext) async {
        var run = LiveRun(context: context, isFast: isFast)
        run.endsAtEnter = true
        run.onReport = { report in
            // The files of the page itself are no news.
            guard !report.path.hasPrefix("/pages/"), report.path != "/favicon.ico" else { return }
            context.show([StyledLine(StyledText("  " + report.description))])
        }
        await run.withServer { server in
            guard let pages = server.pagesURL else {
                var screen = ScreenBuilder(context.profile)
                screen.marked(.bad, [.plain("The course has no folder pages.")])
                return context.show(screen.lines)
            }
            context.show(introduction(pages + Page.name + "/", context))
            await waitForStudent(context)
        }
    }

    /// Where keys come one by one, `LiveRun` sees them; else the next line ends the demo.
    private func waitForStudent(_ context: DemoContext) async {
        if context.hasKeys {
            while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        } else if let lines = context.lines {
            await withTaskCancellationHandler {
                _ = await context.blocking {
                    lines.readLine(prompt: StyledText(), remembers: false)
                }
            } onCancel: {
                lines.wake()
            }
        }
    }

    private func introduction(_ url: String, _ context: DemoContext) -> [StyledLine] {
        var screen = ScreenBuilder(context.profile)
        screen.blank()
        screen.text([.plain("Open this in a browser on this machine:")])
        screen.blank()
        screen.text([.strong(url)], indent: 6)
        screen.blank()
        screen.text([.plain(Page.advice)])
        screen.text([.dim("Enter ends the demo, and the page is gone with it.")])
        screen.blank()
        return screen.lines
    }
}
