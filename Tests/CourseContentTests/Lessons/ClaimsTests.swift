import CourseModel
import LessonRunner
import Testing

@Suite("What a sample says of its output") struct ClaimsTests {
    private func claims(_ text: String) throws -> Claims {
        let source = SourceText(file: "a.md", text: "```swift\n\(text)\n```\n")
        return Claims(Sample(fence: try #require(CodeFence.all(in: source).first)))
    }

    @Test("Comments behind statements that print are claims") func read() throws {
        let text = #"""
            print(a.split(separator: ")").count)   // 9 characters
            console.log(text); // café
            print("".join(c for c in b))  # caf��
            """#
        #expect(try claims(text).lines == ["9 characters", "café", "caf��"])
        #expect(try claims("let a = 1  // one\n    print(a)  // 1").isEmpty)
    }

    @Test("The output must begin every claim, at a word's end") func fit() throws {
        let claims = try claims("print(a)  // 9 characters\nprint(b)  // 1: no more\n")
        #expect(claims.fit("9\n1\n"))
        #expect(!claims.fit("9\n"))
        #expect(!claims.fit("9\n1\n1\n"))
        #expect(!claims.fit("9 c\n1\n"))
        #expect(!claims.fit("9\n\n"))
        #expect(!claims.fit("8\n1\n"))
    }

    @Test("A sample that says the output of some lines alone does not fit") func incomplete() throws
    {
        #expect(try !claims("print(a)  // 1\nprint(b)\n").fit("1\n"))
    }
}
