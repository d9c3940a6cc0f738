import ExerciseSupport
import Testing

@testable import UnfinishedMarkdown

@Suite("Unfinished Markdown, graded") struct UnfinishedMarkdownHiddenTests {
    @Test("Every beginning of random texts") func everyBeginning() {
        var generator = SeededGenerator(seed: 5_05)
        for kinds in texts(&generator) {
            let parts = parts(of: kinds, &generator)
            var before = ""
            for part in parts {
                for length in 1...part.text.count {
                    let isWhole = length == part.text.count
                    let shown = isWhole ? length : min(length, part.certain)
                    let partial = before + part.text.prefix(length)
                    var expected = before + part.text.prefix(shown)
                    if let fence = isWhole ? part.fenceBehind : part.fence {
                        expected += expected.hasSuffix("\n") ? fence : "\n" + fence
                    }
                    if !same(presentable(partial), expected, partial, #line) { return }
                }
                before += part.text
            }
        }
    }

    @Test("Nothing that was shown is taken back") func monotone() {
        let text = """
            ## Streams\n\n1. Read **bytes**, see [the *standard*](https://example.com/a_b).
            2. Keep `what ** is` not *finished* [2].\n\n```swift\nlet a = b[0] ** 2\n`x`\n```\n
            A lone ** here, and [there\n \nThe **end
            of it**.\n
            """
        var last = 0
        for count in 0...text.count {
            let partial = String(text.prefix(count))
            let got: String = presentable(partial)
            // The text is ASCII: a byte is a character.
            let common = zip(got.utf8, text.utf8).prefix { $0 == $1 }.count
            let rest = String(decoding: got.utf8.dropFirst(common), as: UTF8.self)
            if common < last || !"\n```".hasSuffix(rest) {
                let start = shown(text: String(text.prefix(last)))
                record("a text that begins with \(start)", shown(text: got), partial, #line)
                return
            }
            last = common
        }
        _ = same(presentable(text), text, text, #line)
    }

    @Test("Other marks and fences") func others() {
        let pairs = [
            ("a*b", "a*b"), ("a*b*", "a*b"), ("**a** **b** *", "**a** **b** "),
            ("`````\n````\n", "`````\n````\n`````"), ("`````\n```x", "`````\n```x\n`````"),
            ("[a]: b [c", "[a]: b "), ("[a](b) [c](d", "[a](b) "), ("x\n\n\n``", "x\n\n\n"),
            ("**a\n\n**b", "**a\n\n"), ("[a\n](b", ""), ("\n", "\n"),
            ("```\n\n", "```\n\n```"), ("```\n```\n**", "```\n```\n"), ("``` sh", ""),
            ("a\n`\nls` b", "a\n`\nls` b"), ("**a**`b", "**a**"), ("[a](b`) c", "[a](b`) c"),
        ]
        for (partial, expected) in pairs {
            if !same(presentable(partial), expected, partial, #line) { return }
        }
    }
}

/// A piece of a text: how much of it is certain while it is not whole, and in which code block the
/// text is meanwhile and behind it.
private struct Part {
    var text: String
    var certain: Int
    var fence: String?
    var fenceBehind: String?

    init(_ text: String, certain: Int? = nil, in fence: String? = nil, then: String? = nil) {
        self.text = text
        self.certain = certain ?? text.count
        self.fence = fence
        fenceBehind = then
    }
}

extension UnfinishedMarkdownHiddenTests {
    /// The kinds of parts in each text: all eight in two texts, in several orders.
    private func texts(_ generator: inout SeededGenerator) -> [ArraySlice<Int>] {
        var texts: [ArraySlice<Int>] = []
        for _ in 1...4 {
            var kinds = Array(0...7)
            for index in kinds.indices.reversed() {
                kinds.swapAt(index, generator.number(in: 0...index))
            }
            texts += [kinds[..<4], kinds[4...]]
        }
        return texts
    }

    private func parts(
        of kinds: ArraySlice<Int>,
        _ generator: inout SeededGenerator
    ) -> [Part] {
        var parts: [Part] = []
        for kind in kinds {
            switch kind {
            case 0: parts.append(Part("**bold `x` [y](z)\nmore**", certain: 0))
            case 1: parts.append(Part("[a ** b](https://c.d/`e)", certain: 0))
            case 2: parts.append(Part("[12]x", certain: 0))
            case 3: parts.append(Part("`[a](b ** c`", certain: 0))
            case 4: parts.append(Part("4**5\nis [b\n \n", certain: 1))
            case 5: parts.append(Part("see ` or [here\n\n", certain: 4))
            case 6:
                let fence = generator.pick(["```", "````", "``````"])
                let shorter = String(fence.dropLast())
                parts += [
                    Part("Run\n"), Part(fence + "sh\n", certain: 0, then: fence),
                    Part("a ** b[\n\n", in: fence, then: fence),
                    Part(shorter + "\n", certain: 0, in: fence, then: fence),
                    Part("c ` " + fence + "\n", in: fence, then: fence),
                    Part(fence, certain: 0, in: fence), Part("\n"),
                ]
            default:
                parts.append(Part(generator.pick(["Some words", "é👩‍👧", "x\n\n", "2"])))
                parts += [Part(" "), Part("* ", certain: 0), Part("3")]
            }
            parts.append(Part(". "))
        }
        return parts
    }

    private func same(_ got: String, _ expected: String, _ partial: String, _ line: Int) -> Bool {
        if got.utf8.elementsEqual(expected.utf8) { return true }
        record(shown(text: expected), shown(text: got), partial, line)
        return false
    }

    private func record(_ expected: String, _ got: String, _ partial: String, _ line: Int) {
        recordFailure(
            input: shown(text: partial),
            expected: expected,
            got: got,
            sourceLocation: here(line)
        )
    }
}
