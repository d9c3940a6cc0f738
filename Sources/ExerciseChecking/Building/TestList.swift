/// A test of a suite, as its author wrote it.
struct ListedTest: Sendable, Hashable {
    /// The function's name.
    var name: String
    /// What `@Test` calls it.
    var title: String
    /// Where it begins in the suite, from 1.
    var line: Int
}

/// The tests of a suite in a program that knows them by their numbers.
struct TestList: Sendable, Hashable {
    /// The module by which the testing library knows the tests.
    let module: String
    /// The tests by their numbers.
    var tests: [ListedTest] = []
    private let place: Int

    /// - Parameter place: Which of the program's suites it is, from 0.
    init(place: Int) {
        self.place = place
        module = "TestList\(place)"
    }

    static let fileName = "TestList.swift"

    /// What the function is called by which a test's body is run.
    func symbol(_ number: Int) -> String { "streamtutor-test-\(place)-\(number)" }

    /// What is compiled: the same for all suites with as many tests, and nothing of the course.
    var source: [UInt8] {
        var lines = ["import Testing", "", "@Suite struct Tests {"]
        lines += tests.indices.map {
            "    @Test func \(Self.prefix)\($0)() async throws { try await body\($0)() }"
        }
        lines.append("}")
        for number in tests.indices {
            lines.append("@_silgen_name(\"\(symbol(number))\")")
            lines.append("func body\(number)() async throws")
        }
        return Array(lines.joined(separator: "\n").utf8) + [0x0A]
    }

    /// The test that the library calls by a number.
    /// - Parameter name: The function's name, as in `test7`.
    /// - Returns: nil where the list has none of that name.
    func test(named name: String) -> ListedTest? {
        guard name.hasPrefix(Self.prefix), let number = Int(name.dropFirst(Self.prefix.count)),
            tests.indices.contains(number)
        else { return nil }
        return tests[number]
    }

    /// What the library calls those of the tests that are here.
    func names(of wanted: Set<String>) -> [String] {
        tests.indices.filter { wanted.contains(tests[$0].name) }.map { "\(Self.prefix)\($0)" }
    }

    private static let prefix = "test"
}
