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

    @Test func theTextStaysWhereTheAuthorWroteIt() throws {
        let parts = try #require(SuiteParts(Array(Self.usual.utf8), place: 0))
        let bodies = lines(parts.bodies)
        #expect(bodies[5] == "                   func first() {")
        #expect(bodies[4] == "                struct LinesTests {")
        #expect(bodies[6].hasPrefix("        #expect"))
    }

    @Test func callsAreMarkedAsTheTestsAre() throws {
        let parts = try #require(SuiteParts(Array(Self.usual.utf8), place: 1))
        let calls = lines(parts.bodies).filter { $0.hasPrefix("@_silgen_name") }
        #expect(calls.count == 2)
        #expect(calls.first?.hasSuffix("{ LinesTests().first() }") == true)
        #expect(calls.last?.hasSuffix("{ try await LinesTests().second() }") == true)
        for (number, call) in calls.enumerated() {
            #expect(call.hasPrefix("@_silgen_name(\"\(parts.list.symbol(number))\") func "))
        }
    }

    @Test func theListSaysWhatTheNumbersMean() throws {
        let list = try #require(SuiteParts(Array(Self.usual.utf8), place: 0)).list
        let first = ListedTest(name: "first", title: "First", line: 6)
        let second = ListedTest(name: "second", title: "Second, which waits", line: 10)
        #expect(list.tests == [first, second])
        #expect(list.test(named: "test0") == first)
        #expect(list.test(named: "test1") == second)
        for name in ["test2", "test-1", "test", "first", "testLists", "test01x"] {
            #expect(list.test(named: name) == nil, "\(name)")
        }
    }

    @Test func testsThatAreNotWantedDoNothing() throws {
        let suite = Self.usual
            .replacing("lines(\"a\").count == 1", with: "lines(\"}\").count == 1 { /* { */ }")
            .replacing("func helper() {}", with: "static func first() { second() }")
        let whole = try #require(SuiteParts(Array(suite.utf8), place: 0))
        let part = whole.keeping(["second"])
        #expect(part.list == whole.list)
        #expect(part.bodies.count == whole.bodies.count)
        let (before, after) = (lines(whole.bodies), lines(part.bodies))
        #expect(before.indices.filter { before[$0] != after[$0] } == [6])
        #expect(after[6].allSatisfy { $0 == " " })
        #expect(whole.keeping(["first", "second", "third"]).bodies == whole.bodies)
        let none = lines(whole.keeping([]).bodies)
        #expect(none[10].allSatisfy { $0 == " " })
        #expect(none.contains("    static func first() { second() }"))
    }

    @Test func suitesWithAsManyTestsShareAList() throws {
        func source(_ suite: String, place: Int) throws -> [String] {
            lines(try #require(SuiteParts(Array(suite.utf8), place: place)).list.source)
        }
        let usual = try source(Self.usual, place: 0)
        let other = Self.usual.replacing("first", with: "another").replacing("Lines", with: "Rows")
        #expect(try source(other, place: 0) == usual)
        #expect(try source(Self.usual, place: 1) != usual)
        let more = "    @Test(\"Third\") func third() {}\n\n    func helper() {}"
        let longer = Self.usual.replacing("    func helper() {}", with: more)
        #expect(SuiteParts(Array(longer.utf8), place: 0) == nil, "a body has lines of its own")
        let third = "    @Test(\"Third\") func third() {\n    }\n\n    func helper() {}"
        let three = Self.usual.replacing("    func helper() {}", with: third)
        #expect(try source(three, place: 0).count == usual.count + 3)
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
        #expect(SuiteParts(Array(suite.utf8), place: 0) == nil)
    }

    private func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false
        ).map(String.init)
    }
}
