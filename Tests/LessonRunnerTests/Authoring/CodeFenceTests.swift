import CourseModel
import LessonRunner
import Testing

@Suite("Code blocks of a Markdown file") struct CodeFenceTests {
    private func fences(_ text: String) -> [String] {
        CodeFence.all(in: SourceText(file: "a.md", text: text)).map {
            "\($0.location.line) \($0.language) \($0.text.debugDescription)"
        }
    }

    @Test("A block has its line, its language and its text") func plain() {
        #expect(fences("one\n```swift\nlet a = 1\n\n```\ntwo\n") == [#"2 swift "let a = 1\n\n""#])
        #expect(fences("```\n```\n") == [#"1  """#])
        #expect(fences("```  sh  -x\nls\n```\n") == [#"1 sh "ls\n""#])
    }

    @Test("A longer fence or another sign holds fences") func nested() {
        #expect(fences("````text\n```sh\nls\n```\n````\n") == [#"1 text "```sh\nls\n```\n""#])
        #expect(fences("~~~text\n```\n~~~\n") == [#"1 text "```\n""#])
    }

    @Test("The indentation of a block in a list is no part of its text") func indented() {
        #expect(fences("- a\n  ```sh\n  ls\n    -x\n  ```\n") == [#"2 sh "ls\n  -x\n""#])
    }

    @Test("Code between words, and a block that never ends, are no blocks") func notFences() {
        #expect(fences("a ```b``` c\n```b``` c\n``\n") == [])
        #expect(fences("```swift\nlet a = 1\n") == [])
    }
}
