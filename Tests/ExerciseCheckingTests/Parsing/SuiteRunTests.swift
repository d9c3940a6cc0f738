import Testing

@testable import ExerciseChecking

/// What a program tells that knows its tests by numbers.
@Suite("The results of a list of tests") struct SuiteRunTests {
    private let list: TestList = {
        var list = TestList(place: 0)
        list.tests = [
            ListedTest(name: "first", title: "The first", line: 7),
            ListedTest(name: "second", title: "The second", line: 12),
        ]
        return list
    }()

    private func run(_ lines: [String]) -> SuiteRun {
        SuiteRun(
            events: Array(lines.joined(separator: "\n").utf8),
            module: list.module,
            list: list
        )
    }

    private func test(_ name: String) -> String {
        #"{"kind":"test","payload":{"kind":"function","name":"\#(name)()","id":"\#(id(name))","#
            + #""sourceLocation":{"fileID":"TestList0/TestList.swift","line":3,"column":6}}}"#
    }

    private func id(_ name: String) -> String { "TestList0.Tests/\(name)()/TestList.swift:3:6" }

    private func issue(_ name: String, fileID: String, line: Int) -> String {
        #"{"kind":"event","payload":{"kind":"issueRecorded","testID":"\#(id(name))","messages":[],"#
            + #""issue":{"isKnown":false,"sourceLocation":"#
            + #"{"fileID":"\#(fileID)","line":\#(line),"column":1}}}}"#
    }

    @Test("Tests have the names, titles and lines that their author gave them") func names() {
        let tests = run([test("test1"), test("test0")]).tests
        #expect(tests.map(\.baseName) == ["second", "first"])
        #expect(tests.map(\.displayName) == ["The second", "The first"])
        #expect(tests.map(\.line) == [12, 7])
    }

    @Test("What is in no list is no test", arguments: ["test2", "first", "test", "other0"])
    func unknown(name: String) {
        let tests = run([test(name), test("test0")]).tests
        #expect(tests.map(\.baseName) == ["first"])
    }

    @Test("A failure is told in its own line, and a thrown error where its test begins")
    func lines() {
        let run = run([
            test("test0"), test("test1"),
            issue("test1", fileID: "LinesTestsBodies/LinesTests.swift", line: 14),
            issue("test1", fileID: "TestList0/TestList.swift", line: 3),
        ])
        #expect(run.tests[1].failures.map(\.line) == [14, 12])
    }
}
