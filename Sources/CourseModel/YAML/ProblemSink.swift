/// Collects what is wrong while a course is read.
final class ProblemSink {
    private(set) var problems: [CourseProblem] = []

    func add(_ problem: CourseProblem) { problems.append(problem) }

    func report(
        at place: YAMLNode.Place,
        in source: SourceText,
        field: String? = nil,
        message: String,
        help: String? = nil
    ) {
        add(
            CourseProblem(
                location: source.location(line: place.line, scalars: place.scalars),
                field: field,
                message: message,
                help: help
            )
        )
    }

    /// Everything, in the order of files and lines; what was found first comes first in a line.
    var sorted: [CourseProblem] {
        problems.enumerated().sorted { left, right in
            let (one, other) = (left.element.location, right.element.location)
            return (one.file, one.line, one.column ?? 0, left.offset)
                < (other.file, other.line, other.column ?? 0, right.offset)
        }.map(\.element)
    }
}
