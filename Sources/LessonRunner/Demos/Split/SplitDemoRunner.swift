import CourseModel
import StreamingKit
import Terminal

/// The demo `split`: cut the bytes of a response anywhere and watch the parser's buffers.
///
/// Options: `text`, the bytes in the course's notation; `cuts`, places such as `10,24` for a run
/// without keys; `all`, every cut in turn.
struct SplitDemoRunner: Demo {
    static let name = "split"
    static let summary = "cut a response anywhere and step through the parser's three buffers"

    /// A response of three events, with a character of two bytes, one of four, and CRLF.
    static let sample =
        #"data: {"delta":"How "}\n\ndata: {"delta":"na\xC3|\xAFve "}\r|\n\r\ndata: {"delta":"😀"}\n\n"#

    private var chunks: [[UInt8]]
    private var bytes: [UInt8]
    private var cuts: [Int]?
    private var triesAll: Bool

    init(options: [String: String]) throws(DemoError) {
        let known = ["text", "cuts", "all", "fast"]
        if let unknown = options.keys.sorted().first(where: { !known.contains($0) }) {
            throw DemoError.unknownOption(
                "--\(unknown)",
                near: nearestNames(to: unknown, among: known)
            )
        }
        do {
            let text = try ChunkedBytes(notation: options["text"] ?? Self.sample)
            chunks = text.chunks
            bytes = text.joined
        } catch {
            throw DemoError.badOption(
                "--text",
                "\(error.message), at character \(error.offset + 1)"
            )
        }
        guard !bytes.isEmpty else { throw DemoError.badOption("--text", "there is nothing to cut") }
        triesAll = options["all"] == "true"
        if let text = options["cuts"] {
            let places = text.split(separator: ",").map { Int($0.filter { $0 != " " }) }
            guard !places.isEmpty, places.allSatisfy({ ($0 ?? 0) > 0 && $0! <= bytes.count }) else {
                throw DemoError.badOption(
                    "--cuts",
                    "places from 1 to \(bytes.count), such as 10,24, are needed, not \"\(text)\""
                )
            }
            cuts = places.compactMap { $0 }.sorted()
        }
    }

    func run(in context: DemoContext) async {
        if triesAll {
            context.show(everyCut(context.profile))
        } else if let cuts {
            showCuts(cuts, in: context)
        } else {
            await step(in: context)
        }
    }

    private func showCuts(_ cuts: [Int], in context: DemoContext) {
        var demo = SplitDemo(chunks: chunks)
        for place in cuts + [bytes.count] where place > demo.delivered {
            demo.press(.moveCut(to: place))
            context.show(SplitFrame(demo: demo, profile: context.profile).lines() + [""])
            demo.press(.deliver)
        }
    }

    private func step(in context: DemoContext) async {
        var demo = SplitDemo(chunks: chunks)
        context.show(introduction(context))
        var canvas = DemoCanvas(context)
        canvas.draw(SplitFrame(demo: demo, profile: context.profile).lines())
        while !demo.isOver {
            switch await context.nextKey() {
            case .left: demo.press(.left)
            case .right: demo.press(.right)
            case .enter: demo.press(.deliver)
            case .character("a"): demo.press(.deliverByte)
            case .character("r"): demo.press(.startOver)
            case .number(let place): demo.press(.moveCut(to: place))
            case .character("q"), .escape, .interrupt, .endOfInput, .woken:
                canvas.finish()
                return
            default: continue
            }
            canvas.draw(SplitFrame(demo: demo, profile: context.profile).lines())
        }
        canvas.finish()
        var screen = ScreenBuilder(context.profile)
        screen.blank()
        screen.marked(
            .ok,
            [
                .plain("\(demo.chunks) chunks, \(demo.events.count) events. Cut it elsewhere and "),
                .plain("the events stay the same; "), .code("demo split --all"),
                .plain(" tries every cut."),
            ]
        )
        context.show(screen.lines)
    }

    private func introduction(_ context: DemoContext) -> [StyledLine] {
        var screen = ScreenBuilder(context.profile)
        screen.blank()
        let keys =
            context.hasKeys
            ? "Left and right move the cut, Enter delivers the chunk, a delivers one byte, "
                + "r starts over, q leaves."
            : "Type a number to put the cut there, left or right to move it, enter to deliver the "
                + "chunk, a for one byte, r to start over, q to leave."
        screen.text([.plain("A response of \(bytes.count) bytes, cut where you like. " + keys)])
        screen.text([.dim("The buffers are shown as they will be after the chunk.")])
        screen.blank()
        return screen.lines
    }

    private func everyCut(_ profile: TerminalProfile) -> [StyledLine] {
        let result = EveryCut(bytes: bytes)
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.text([.plain("\(bytes.count) bytes, so \(result.count) places for one cut.")])
        screen.blank()
        screen.marked(
            result.differing == 0 ? .ok : .bad,
            [
                .plain("The parser that keeps what is not finished: "),
                .strong(
                    result.differing == 0
                        ? "the same \(result.events.count) events at every cut."
                        : "other events at \(result.differing) cuts."
                ),
            ]
        )
        screen.marked(
            .bad,
            [
                .plain("A parser that takes each chunk for a whole: "),
                .strong("wrong at \(result.wrongByChunk) of \(result.count) cuts."),
            ]
        )
        screen.blank()
        for row in result.rows {
            screen.entry(
                "    " + row.border.rawValue,
                "\(row.wrongByChunk) of \(row.cuts) wrong",
                column: 42
            )
        }
        screen.blank()
        return screen.lines
    }
}
