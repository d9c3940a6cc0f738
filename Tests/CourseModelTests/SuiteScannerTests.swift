import CourseModel
import TestSupport
import Testing

@Suite("The tests that a suite declares")
struct SuiteScannerTests {
    @Test("Names, ids and lines are found in the order of the source")
    func found() {
        let source = ##"""
            import Testing
            @Suite("Events") struct EventTests {
                @Test("One event") func oneEvent() throws {
                    #expect(text == "@Test(\"no\") func no()")
                }

                @Test
                func plain() {}

                @Test(
                    "Over lines, \"quoted\" \u{e9}",
                    .timeLimit(.minutes(1)))
                @MainActor
                private static func overLines() async throws {}

                @Test(.tags(.x), arguments: ["a", "b"]) func arguments(_ text: String) {}
                @Testable func other() {}
                @Testing.Test("Qualified")
                func qualified() {}
                @Test("Raw") func `is`() {}
                @Test(#"Raw \n "x" \#n"#) func raw() { quote(#"""#, #""""#) }
                @Test func last() {}
            }
            """##
        #expect(
            SuiteScanner.tests(in: source) == [
                DeclaredTest(id: "oneEvent", name: "One event", line: 3),
                DeclaredTest(id: "plain", name: nil, line: 7),
                DeclaredTest(id: "overLines", name: "Over lines, \"quoted\" é", line: 10),
                DeclaredTest(id: "arguments", name: nil, line: 16),
                DeclaredTest(id: "qualified", name: "Qualified", line: 18),
                DeclaredTest(id: "is", name: "Raw", line: 20),
                DeclaredTest(id: "raw", name: "Raw \\n \"x\" \n", line: 21),
                DeclaredTest(id: "last", name: nil, line: 22),
            ]
        )
    }

    @Test("Comments and strings hide what looks like a test")
    func hidden() {
        let source = ###"""
            // @Test("a") func a() {}
            /* @Test func b() {} /* nested */ @Test func c() {} */
            let s = "@Test func d() {} \(f("@Test func e() {}", ")")) // \" "
            let l = """
                @Test func f() {}
                " @Test func g() {} "" \("""
                @Test func h() {}
                """)
                """
            let r = #"@Test func i() {} " \("#
            let x = ##"""
                "# @Test func j() {} """#
                """##
            @Test /* between */ ("k") // more
            func k() {}
            """###
        #expect(SuiteScanner.tests(in: source) == [DeclaredTest(id: "k", name: nil, line: 14)])
    }

    @Test("An attribute of something else, and a suite that breaks off, end nothing else")
    func broken() {
        #expect(
            SuiteScanner.tests(in: "@Test struct S {}\n@Test(\"n\") func f() {}") == [
                DeclaredTest(id: "f", name: "n", line: 2)
            ]
        )
        for source in [
            "@Test", "@Test(", "@Test(\"", "@Test func", "@", "/*", "\"\\(", "@Test(\"x\\u{", "`",
            "#\"",
        ] {
            #expect(SuiteScanner.tests(in: source) == [])
        }
    }

    @Test("Any cut of a suite is scanned to its end, and finds no test that is not there")
    func cuts() {
        let source =
            "@Test(\"a \\(b(\"c\"))\") func d() { /* e */ \"\"\"\n f\n\"\"\" } @Test func g() {}"
        let whole = SuiteScanner.tests(in: source).map(\.id)
        #expect(whole == ["d", "g"])
        for count in 0...source.count {
            let ids = SuiteScanner.tests(in: String(source.prefix(count))).map(\.id)
            #expect(whole.starts(with: ids) || ids.last == "g" || ids == ["d"])
        }
    }
}
