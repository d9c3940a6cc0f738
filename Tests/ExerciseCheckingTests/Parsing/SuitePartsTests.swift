import Testing

@testable import ExerciseChecking

@Suite("A suite taken apart") struct SuitePartsTests {
    static let usual = """
        import Testing

        @testable import Lines

        @Suite("Lines") struct LinesTests {
            @Test("First") func first() {
                #expect(lines("a").count == 1)
            }

            @Test("Second, which waits") func second() async throws {
                try await wait()
            }

            func helper() {}
        }

        func wait() async throws {}

        """

    @Test func eachPartHasItsTextWhereTheAuthorWroteIt() throws {
        let parts = try #require(SuiteParts(Array(Self.usual.utf8), module: "LinesTests"))
        let bodies = lines(parts.bodies)
        let list = lines(parts.list)
        #expect(bodies[5] == "                   func first() {")
        #expect(bodies[4] == "                struct LinesTests {")
        #expect(bodies[6].hasPrefix("        #expect"))
        #expect(list[4] == "@Suite(\"Lines\") struct LinesTests {")
        #expect(list[5].hasPrefix("    @Test(\"First\") func first() async throws {"))
        #expect(list[9].hasPrefix("    @Test(\"Second, which waits\") func second()"))
        #expect(list[14] == "}")
        #expect(list[2].isEmpty, "the list must not import what the student wrote")
    }

    @Test func callsAreMarkedAsTheTestsAre() throws {
        let parts = try #require(SuiteParts(Array(Self.usual.utf8), module: "LinesTests"))
        let calls = lines(parts.bodies).filter { $0.hasPrefix("@_silgen_name") }
        #expect(calls.count == 2)
        #expect(calls.first?.hasSuffix("{ LinesTests().first() }") == true)
        #expect(calls.last?.hasSuffix("{ try await LinesTests().second() }") == true)
    }

    @Test(
        arguments: [
            ("@Test(\"First\") func first() {", "@Test(\"First\", .bug(\"1\")) func first() {"),
            ("@Test(\"First\") func first() {", "@Test(\"Fir\\(1)st\") func first() {"),
            ("@Test(\"First\") func first() {", "@Test func first() {"),
            ("@Test(\"First\") func first() {", "@Test(\"First\") static func first() {"),
            ("@Test(\"First\") func first() {", "@Test(\"First\") func first()\n    {"),
            ("@Test(\"First\") func first() {", "@Test(\"First\") func second() {"),
            ("@Suite(\"Lines\") struct", "@Suite(\"Lines\", .serialized) struct"),
            ("@Suite(\"Lines\") struct", "@Suite(\"Lines\") final class"),
            ("struct LinesTests {", "struct LinesTests: Sendable {"),
            ("    func helper() {}", "    init() async {}"),
            ("    func helper() {}", "    @Suite(\"Inner\") struct Inner {}"),
            ("func wait()", "@Test(\"Free\") func wait()"),
            ("#expect(", "#if DEBUG\n#endif\n#expect("),
        ]
    )
    func otherFormsAreLeftWhole(_ change: (from: String, to: String)) {
        let suite = Self.usual.replacing(change.from, with: change.to)
        #expect(suite != Self.usual)
        #expect(SuiteParts(Array(suite.utf8), module: "LinesTests") == nil)
    }

    private func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false
        ).map(String.init)
    }
}
