import CourseModel
import Synchronization
import Terminal

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The demo `node`: the read loop of JavaScript as a script, run by Node where it is there.
///
/// Options: `node`, the program's path; `tokens`; `cut` as in `scenarios/README.md`; `fast`.
struct NodeDemo: Demo {
    static let name = "node"
    static let summary = "fetch and getReader() in a script that Node runs"

    /// Where the script is in the course.
    static let script = "pages/node/read-stream.mjs"

    private let program: String?
    private let tokens: Int
    private let cut: String
    private let isFast: Bool

    init(options: [String: String]) throws(DemoError) {
        let read = try LiveOptions(options, names: ["node", "tokens", "cut"])
        program = read.text("node")
        tokens = try read.number("tokens", in: 1...1000, or: 8)
        // Not the length of an event: chunks end wherever they like, as they do on a network.
        cut = read.text("cut") ?? "160b"
        isFast = read.isFast
    }

    func run(in context: DemoContext) async {
        let path = context.courseRoot + "/" + Self.script
        guard let bytes = try? FileSystem.bytes(of: path) else {
            var screen = ScreenBuilder(context.profile)
            screen.marked(.bad, [.plain("The course has no file \(Self.script).")])
            return context.show(screen.lines)
        }
        context.show(introduction(String(decoding: bytes, as: UTF8.self), context.profile))
        guard let node = program ?? Self.programOnPath() else {
            return context.show(missing(context.profile))
        }
        let run = LiveRun(context: context, isFast: isFast)
        await run.withServer { server in
            let lines = Mutex(0)
            let status = await ChildProgram.run(
                node,
                [node, path, url(server.port)]
            ) { line in
                lines.withLock { $0 += 1 }
                let text = StyledText("  ") + StyledText(visibleText(line))
                let dots = Symbol.ellipsis.text(for: context.profile)
                let width = context.profile.width - 1
                context.show([StyledLine(text.truncated(to: width, ellipsis: dots))])
            }
            context.show(end(status, lines.withLock { $0 }, node, context.profile))
        }
    }

    private func url(_ port: Int) -> String {
        "http://127.0.0.1:\(port)/v1/chat/completions?tokens=\(tokens)&rate=8&cut=\(cut)"
    }

    /// The first `node` of the search path that may be executed.
    private static func programOnPath() -> String? {
        let path = processEnvironment()["PATH"] ?? ""
        return path.split(separator: ":").map { $0 + "/node" }.first { access($0, X_OK) == 0 }
    }

    private func introduction(_ source: String, _ profile: TerminalProfile) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.verbatim(source, indent: 4, style: .code)
        screen.blank()
        return screen.lines
    }

    private func missing(_ profile: TerminalProfile) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.marked(
            .question,
            [
                .plain("There is no "), .code("node"), .plain(" on your PATH, so the script was "),
                .plain("only shown. With Node 18 or newer you can run it here; the demo "),
                .code("browser"), .plain(" does the same in a page."),
            ]
        )
        screen.blank()
        return screen.lines
    }

    private func end(
        _ status: Int32,
        _ lines: Int,
        _ node: String,
        _ profile: TerminalProfile
    ) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        if Task.isCancelled {
            screen.marked(.question, [.plain("Stopped, and so is the script.")])
        } else if status == 0 {
            screen.marked(
                .ok,
                [
                    .plain("A chunk is what one read gave. Sometimes it is one event, and "),
                    .plain("sometimes it is not: nothing promises it."),
                ]
            )
        } else if status == 127, lines == 0 {
            screen.marked(.bad, [.plain("\(node) cannot be started.")])
        } else {
            screen.marked(.bad, [.plain("\(node) ended with status \(status).")])
        }
        screen.blank()
        return screen.lines
    }
}
