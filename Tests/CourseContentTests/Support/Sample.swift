import CourseModel
import LessonRunner
import Testing

/// A block of code that the course shows.
struct Sample: Sendable, CustomTestStringConvertible {
    let fence: CodeFence

    var text: String { fence.text }
    var file: String { fence.location.file }
    var testDescription: String { "\(file):\(fence.location.line)" }

    static let swift = all("swift")
    static let python = all("python")
    static let javaScript = all("javascript")
    static let json = all("json")
    static let eventStreams = all("sse")
    static let chunkedResponses = all("http").filter {
        $0.text.contains("Transfer-Encoding: chunked")
    }

    /// The samples of one language, in all of the course's pages.
    private static func all(_ language: String) -> [Sample] {
        OurCourse.pages.flatMap { page in
            guard let source = try? SourceText(file: page, root: OurCourse.root) else {
                return [Sample]()
            }
            return CodeFence.all(in: source).filter { $0.language == language }
                .map { Sample(fence: $0) }
        }
    }

    /// Whether an exercise's task shows it.
    var isOfExercise: Bool { file.split(separator: "/").count > 2 }

    /// The folder of that exercise.
    var folder: String {
        OurCourse.root + "/" + file.split(separator: "/").dropLast().joined(separator: "/")
    }
}

/// What a sample says of its own output: `print(text.count)  // 9 characters`.
struct Claims {
    /// The comments behind the statements that print, from top to bottom.
    private(set) var lines: [String] = []
    /// Whether every statement that prints has a comment.
    private(set) var areComplete = true

    var isEmpty: Bool { lines.isEmpty }

    /// Only statements that begin their line count: what is in a function may never run.
    init(_ sample: Sample) {
        let statement = /(?:print|console\.log)\(.*?\);?(?:\s+(?:\/\/|#)\s+(.+))?/
        for line in sample.text.split(separator: "\n") {
            guard line.hasPrefix("print(") || line.hasPrefix("console.log(") else { continue }
            if let claim = line.wholeMatch(of: statement)?.output.1 {
                lines.append(String(claim))
            } else {
                areComplete = false
            }
        }
    }

    /// Whether a program printed what the comments say: each line of its output is the comment or
    /// begins it, as `9` begins `9 characters`.
    func fit(_ output: String) -> Bool {
        let printed = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return areComplete && printed.count == lines.count
            && zip(printed, lines).allSatisfy { text, claim in
                guard !text.isEmpty, claim.hasPrefix(text) else { return false }
                let next = claim.dropFirst(text.count).first
                return next.map { !$0.isLetter && !$0.isNumber } ?? true
            }
    }
}
