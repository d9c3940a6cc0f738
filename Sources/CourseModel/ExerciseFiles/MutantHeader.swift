/// The first line of a mutant: `// caught by: emptyChunk, crlf — a chunk is a line`.
package struct MutantHeader: Hashable, Sendable {
    /// The tests, visible or hidden, that must all fail on the mutant.
    package var caughtBy: [String]
    /// What a student believes who writes this.
    package var belief: String

    package init(caughtBy: [String], belief: String) {
        self.caughtBy = caughtBy
        self.belief = belief
    }

    private static let shape = "write // caught by: testId, testId — what this student believed"

    /// Reads the header of a mutant's source.
    /// - Parameters:
    ///   - source: The whole source; only the first line is looked at.
    ///   - file: The path from the course's folder, for messages.
    ///   - exercise: The exercise whose tests may be named; nil leaves names unchecked.
    /// - Throws: What is wrong with the line.
    package init(
        _ source: String,
        file: String,
        exercise: Exercise? = nil
    ) throws(CourseProblem) {
        let line = source.prefix { !$0.isNewline }
        func wrong(_ message: String, _ help: String = Self.shape, at column: Int = 1)
            -> CourseProblem
        {
            CourseProblem(
                location: SourceLocation(file: file, line: 1, column: column),
                message: message,
                help: help
            )
        }
        guard line.hasPrefix("//") else {
            throw wrong("a mutant's first line says which tests catch it")
        }
        let comment = line.dropFirst(2).drop { $0 == " " || $0 == "/" }
        guard comment.lowercased().hasPrefix("caught by:") else {
            throw wrong("a mutant's first line says which tests catch it")
        }
        let rest = comment.dropFirst("caught by:".count)
        let parts = Self.split(rest)
        let names = parts.names.split(separator: ",", omittingEmptySubsequences: false)
        var caughtBy: [String] = []
        let known = exercise.map { ($0.tests + $0.hiddenTests).map(\.id) }
        for name in names {
            let id = String(name).trimmingSpaces
            let start = name.firstIndex { $0 != " " } ?? name.startIndex
            let column = line.distance(from: line.startIndex, to: start) + 1
            guard !id.isEmpty else {
                throw wrong("no test is named that catches this mutant", at: column)
            }
            guard id.isSwiftIdentifier else {
                throw wrong("\"\(id)\" is no name of a test", at: column)
            }
            if let known, !known.contains(id) {
                let near = nearestNames(to: id, among: known, limit: 1).first
                throw wrong(
                    "there is no test \"\(id)\"",
                    near.map { "did you mean \"\($0)\"?" } ?? "name tests by their id",
                    at: column
                )
            }
            guard !caughtBy.contains(id) else {
                throw wrong("\"\(id)\" is named twice", "remove one", at: column)
            }
            caughtBy.append(id)
        }
        guard let belief = parts.belief, !belief.trimmingSpaces.isEmpty else {
            throw wrong("the line does not say what this student believed")
        }
        self.caughtBy = caughtBy
        self.belief = belief.trimmingSpaces
    }

    /// The names and the belief, which a dash parts; a hyphen only between spaces, since two
    /// together are how a dash is typed.
    private static func split(_ text: Substring) -> (names: Substring, belief: String?) {
        for dash in ["—", "–", " -- ", " - "] {
            var place = text.startIndex
            while place < text.endIndex {
                if text[place...].hasPrefix(dash) {
                    return (
                        text[..<place],
                        String(text[text.index(place, offsetBy: dash.count)...])
                    )
                }
                place = text.index(after: place)
            }
        }
        return (text, nil)
    }
}
