extension ExerciseTemplate {
    var visible: String {
        suite(
            type: module + "Tests",
            mark: "one test for each rule, named like the rule",
            tests: """
                    @Test("The longest wait wins") func longestWins() {
                        expect([120, 340, 90], gives: 340)
                        expect([7], gives: 7)
                    }

                    @Test("Without waits there is none") func nothing() {
                        expect([], gives: nil)
                    }

                    @Test("A negative number is no wait") func marks() {
                        expect([-1, -30], gives: nil)
                        expect([0, -1], gives: 0)
                    }
                """
        )
    }

    var hidden: String {
        suite(
            type: module + "HiddenTests",
            mark: "the same rules with other inputs, some of them drawn at random",
            tests: """
                    @Test("Many waits") func manyWaits() {
                        for place in 0..<50 {
                            var waits = Array(repeating: 5, count: 50)
                            waits[place] = 60
                            expect(waits, gives: 60)
                        }
                    }

                    @Test("Nothing but marks") func noneLeft() {
                        expect(Array(repeating: -1, count: 9), gives: nil)
                    }
                """
        )
    }

    /// A suite that says input, expected and got, as the tutor shows them.
    private func suite(type: String, mark: String, tests: String) -> String {
        """
        import Testing

        @testable import \(module)

        \(isMarked ? "// \(NewFiles.mark): \(mark)\n" : "")\
        @Suite("\(title.replacing("\\", with: "").replacing("\"", with: "'"))") struct \(type) {
        \(tests)
        }

        extension \(type) {
            private func expect(_ waits: [Int], gives expected: Int?, line: Int = #line) {
                let result: Int? = longest(waits)
                guard result != expected else { return }
                Issue.record(
                    Comment(
                        rawValue: \"""
                            in        \\(waits)
                            expected  \\(text(expected))
                            got       \\(text(result))
                            \"""
                    ),
                    sourceLocation: SourceLocation(
                        fileID: #fileID,
                        filePath: #filePath,
                        line: line,
                        column: 1
                    )
                )
            }

            private func text(_ wait: Int?) -> String { wait.map { "\\($0)" } ?? "nil" }
        }

        """
    }
}
