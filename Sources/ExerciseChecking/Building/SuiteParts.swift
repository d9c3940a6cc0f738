/// A suite in two parts: what the tests do, and a list of tests that calls it.
///
/// Half of the time that a suite takes to compile goes into what `@Test` and `@Suite` expand to,
/// about 25 ms for each test. None of that depends on the student's code, so it is compiled apart,
/// and an edit of the student's interface costs only the tests' bodies. The list knows the tests by
/// their numbers alone: suites with as many tests share one, and what the tests are called is put in
/// place of the numbers when the results are read. Lines and columns of the bodies stay where the
/// author wrote them.
struct SuiteParts: Sendable {
    /// The suite without the attributes, and at its end a function for each test.
    var bodies: [UInt8]
    /// Its tests, and where they are listed.
    var list: TestList

    /// Takes a suite apart.
    /// - Parameter place: Which of the program's suites it is, from 0.
    /// - Returns: nil where it is written in any way but the usual: one `@Suite("…") struct`, its
    ///   tests each begun on one line by `@Test("…") func name()`, and no initializer.
    init?(_ suite: [UInt8], place: Int) {
        let text = String(decoding: suite, as: UTF8.self)
        // Where conditions decide what there is, the compiler knows better than this.
        guard !text.utf8.contains(0x0D), !text.contains("#if") else { return nil }
        var bodies = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let opening = bodies.firstIndex(where: { $0.hasPrefix("@Suite(") }), opening > 0,
            let suiteWords = Self.parted(bodies[opening], attribute: "@Suite"),
            let type = Self.name(in: suiteWords.rest, after: "struct "),
            suiteWords.rest == "struct \(type) {",
            let closing = bodies[opening...].firstIndex(of: "}"),
            !bodies[opening...closing].contains(where: { $0.hasPrefix("    init") })
        else { return nil }
        list = TestList(place: place)
        bodies[opening] = suiteWords.blanked
        var calls: [String] = []
        var names: Set<String> = []
        for index in bodies.indices where Self.mentions("@Test", bodies[index]) {
            guard opening < index, index < closing, bodies[index].hasPrefix("    @Test("),
                let words = Self.parted(bodies[index], attribute: "    @Test"),
                let name = Self.name(in: words.rest, after: "func "), names.insert(name).inserted,
                let effects = Self.effects[String(words.rest.dropFirst("func \(name)".count))]
            else { return nil }
            calls.append(
                "@_silgen_name(\"\(list.symbol(list.tests.count))\") "
                    + "func streamtutor_\(name)() async throws { \(effects)\(type)().\(name)() }"
            )
            list.tests.append(ListedTest(name: name, title: words.title, line: index + 1))
            bodies[index] = words.blanked
        }
        guard !names.isEmpty, !bodies.contains(where: { Self.mentions("@Suite", $0) }) else {
            return nil
        }
        self.bodies = Array((bodies + calls).joined(separator: "\n").utf8) + [0x0A]
    }

    /// Whether an attribute stands in a line. Most lines have no at sign, and to look for a byte is
    /// far quicker than to look for a text.
    private static func mentions(_ attribute: String, _ line: String) -> Bool {
        line.utf8.contains(UInt8(ascii: "@")) && line.contains(attribute)
    }

    /// What follows the name of a test, and what a call of it is marked with.
    private static let effects = [
        "() {": "", "() throws {": "try ", "() async {": "await ",
        "() async throws {": "try await ",
    ]

    /// Parts `@Test("title") func …` after the attribute.
    /// - Returns: nil where the attribute has anything but one plain string.
    private static func parted(
        _ line: String,
        attribute: String
    ) -> (title: String, rest: String, blanked: String)? {
        let start = attribute + "(\""
        guard line.hasPrefix(start) else { return nil }
        var index = line.index(line.startIndex, offsetBy: start.count)
        while index < line.endIndex, line[index] != "\"" {
            // An escape may be an interpolation.
            if line[index] == "\\" { return nil }
            index = line.index(after: index)
        }
        guard line[index...].hasPrefix("\") ") else { return nil }
        let rest = line.index(index, offsetBy: 3)
        let width = line[..<rest].utf8.count
        return (
            title: String(line[line.index(line.startIndex, offsetBy: start.count)..<index]),
            rest: String(line[rest...]),
            blanked: String(repeating: " ", count: width) + line[rest...]
        )
    }

    /// The identifier that follows a word at the start of a text.
    private static func name(in text: String, after word: String) -> String? {
        guard text.hasPrefix(word) else { return nil }
        let name = text.dropFirst(word.count).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return name.isEmpty ? nil : String(name)
    }
}
