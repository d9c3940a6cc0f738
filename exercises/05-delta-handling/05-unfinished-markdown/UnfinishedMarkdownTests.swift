import ExerciseSupport
import Testing

@testable import UnfinishedMarkdown

@Suite("Unfinished Markdown") struct UnfinishedMarkdownTests {
    @Test("A finished text stays as it is") func finished() {
        expectSame("")
        expectSame("Some **bold** text, [a link](https://example.com) and `code`.\n")
        expectSame("# Title\n\n- **one**\n- **two**, with *one* star\n\n2 * 3\n")
        expectSame("Run\n```sh\nls\n```\nand look.")
        expectSame("```\ncode\n```")
        expectSame("Three backticks, as in ``` and again ```, are code.")
    }

    @Test("An open code block is closed") func openBlock() {
        expect("```\ncode", "```\ncode\n```")
        expect("```\ncode\n", "```\ncode\n```")
        expect("```swift\n", "```swift\n```")
        expect("Run\n````sh\nls -l\n\npwd", "Run\n````sh\nls -l\n\npwd\n````")
        expect("```\na\n```\nthen\n```\nb", "```\na\n```\nthen\n```\nb\n```")
    }

    @Test("Only its own fence closes a code block") func ownFence() {
        expect("````\n```\ncode\n```\n", "````\n```\ncode\n```\n````")
        expect("```\n```swift\n", "```\n```swift\n```")
        expect("```\na ** b\n[c\n`d\n\n", "```\na ** b\n[c\n`d\n\n```")
        expectSame("```\ncode\n`````\n")
    }

    @Test("Half a fence waits") func halfFence() {
        expect("Run\n`", "Run\n")
        expect("Run\n``", "Run\n")
        expect("Run\n```", "Run\n")
        expect("Run\n```swi", "Run\n")
        expect("```\ncode\n``", "```\ncode\n```")
        expect("````\ncode\n```", "````\ncode\n````")
    }

    @Test("Bold waits for its end") func bold() {
        expect("Some **bo", "Some ")
        expect("Some **", "Some ")
        expect("Some *", "Some ")
        expect("Some **bold*", "Some ")
        expect("Some **bold** and **mo", "Some **bold** and ")
        expect("Some **bold\ntext", "Some ")
        expect("Some **bold text\n", "Some ")
    }

    @Test("A link waits for its end") func link() {
        expect("See [", "See ")
        expect("See [the sta", "See ")
        expect("See [the standard]", "See ")
        expect("See [the standard](https://exa", "See ")
        expectSame("See [the standard](https://example.com)")
        expectSame("See [1] and a[0].")
        expect("See [1] and [2", "See [1] and ")
        expect("A **bold [link](https://exa", "A ")
        expect("No [link but **bold] te", "No [link but ")
        expectSame("See [two ** stars](https://example.com/**) here")
    }

    @Test("Code in a line waits for its end") func codeInLine() {
        expect("Use `a", "Use ")
        expect("Use `a ** b", "Use ")
        expectSame("Use `a ** b` or `c[`.")
        expect("Use `a ** b` or **po", "Use `a ** b` or ")
        expect("So **use `a", "So ")
    }

    @Test("An empty line ends the wait") func emptyLine() {
        expectSame("2**3\n\nis 8")
        expectSame("An [open bracket\n \nand more")
        expectSame("A ` alone\n\n")
        expect("2**3\n\nis **ei", "2**3\n\nis ")
        expect("2**3\n```\n8", "2**3\n```\n8\n```")
        expect("2**3\n", "2")
    }
}

extension UnfinishedMarkdownTests {
    private func expectSame(_ text: Swift.String, line: Int = #line) {
        expect(text, text, line: line)
    }

    private func expect(_ partial: Swift.String, _ expected: Swift.String, line: Int = #line) {
        let got: Swift.String = presentable(partial)
        if got.utf8.elementsEqual(expected.utf8) { return }
        recordFailure(
            input: shown(text: partial),
            expected: shown(text: expected),
            got: shown(text: got),
            sourceLocation: here(line)
        )
    }
}
