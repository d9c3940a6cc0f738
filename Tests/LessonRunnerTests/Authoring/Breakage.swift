import Testing

/// One way in which an exercise can be unsound, and all that its proof must say then.
struct Breakage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The file, from the exercise's folder.
    var file: String
    /// What is replaced in it; nil removes the file.
    var change: (old: String, new: String)?
    /// The findings without the exercise's folder before them; `…` at an end stands for words
    /// that are the compiler's or the testing library's to choose.
    var lines: [String]

    init(_ name: String, in file: String, _ old: String, _ new: String, gives lines: [String]) {
        testDescription = name
        self.file = file
        change = (old, new)
        self.lines = lines
    }

    init(_ name: String, without file: String, gives lines: [String]) {
        testDescription = name
        self.file = file
        self.lines = lines
    }

    /// Whether findings are these, and no more.
    func fits(_ findings: [String]) -> Bool {
        let wanted = lines.map { "\(TinyCourse.exercise)/\($0)" }
        return findings.count == wanted.count
            && zip(findings, wanted).allSatisfy { finding, line in
                line.hasSuffix("…") ? finding.hasPrefix(line.dropLast()) : finding == line
            }
    }
}
