package import CourseModel

/// Proves what can be proved of a lesson: its questions have answers, and the answers are not
/// among the mistakes; what it calls is there.
package struct LessonProof: Sendable {
    let lesson: Lesson
    let course: Course

    package init(lesson: Lesson, course: Course) {
        self.lesson = lesson
        self.course = course
    }

    package func run() -> Proof {
        let number = lesson.number < 10 ? "0\(lesson.number)" : "\(lesson.number)"
        var proof = Proof(subject: "lesson \(number)")
        for stop in lesson.stops {
            guard let step = lesson.step(at: stop) else { continue }
            switch step.content {
            case .predict(let prediction):
                proof.findings += findings(prediction, at: step.location)
            case .quiz(let quiz):
                proof.findings += findings(quiz, at: step.location)
            case .demo(let call):
                if let problem = DemoCatalogue.problem(with: call) {
                    proof.findings.append(ProofFinding(step.location, problem))
                }
            case .prose, .exercise: break
            }
        }
        proof.findings += fences()
        proof.findings += exercises()
        if let source = try? SourceText(file: lesson.file, root: course.root) {
            proof.findings += ProseCheck(source: source, root: course.root).findings
            proof.findings += OpenParts.findings(in: source)
        }
        return proof
    }

    /// What a lesson may show in a fenced block. Steps are fenced blocks as well.
    private static let languages = [
        "console", "http", "javascript", "json", "mermaid", "python", "sh", "sse", "swift", "text",
    ]
    private static let steps = ["demo", "exercise", "predict", "quiz"]

    /// A block of an unknown language would be shown without colours, and most often it is a
    /// slip of the pen.
    private func fences() -> [ProofFinding] {
        guard let source = try? SourceText(file: lesson.file, root: course.root) else {
            return [
                ProofFinding(SourceLocation(file: lesson.file, line: 1), "this file cannot be read")
            ]
        }
        return CodeFence.all(in: source).compactMap { fence in
            let known = Self.languages + Self.steps
            guard !known.contains(fence.language) else { return nil }
            let near = nearestNames(to: fence.language, among: known, limit: 1).first
            return ProofFinding(
                fence.location,
                fence.language.isEmpty
                    ? "this block names no language" : "\"\(fence.language)\" is no known language",
                help: near.map { "did you mean ```\($0)?" }
                    ?? "the languages are \(Self.languages.joined(separator: ", "))"
            )
        }
    }

    /// The lesson leads to all of its exercises, and its minutes have room for them.
    private func exercises() -> [ProofFinding] {
        let own = course.exercises(ofLesson: lesson.number)
        let steps = lesson.stops.compactMap { stop -> ExerciseID? in
            guard case .exercise(let id)? = lesson.step(at: stop)?.content else { return nil }
            return course.exercise(id)?.id
        }
        let top = SourceLocation(file: lesson.file, line: 1)
        var findings = own.filter { !steps.contains($0.id) }.map {
            ProofFinding(
                top,
                "the exercise \($0.id) is not a step of this lesson",
                help: "add ```exercise with its id where it fits"
            )
        }
        let minutes = own.reduce(0) { $0 + $1.minutes }
        if lesson.minutes < minutes {
            findings.append(
                ProofFinding(
                    top,
                    "the lesson has \(lesson.minutes) minutes; its exercises alone take \(minutes)"
                )
            )
        }
        return findings
    }

    private func findings(
        _ prediction: Prediction,
        at place: SourceLocation
    ) -> [ProofFinding] {
        let answer: String
        switch prediction.answer {
        case .text(let text): answer = text
        case .computed(let function, let input):
            guard let reference = ReferenceFunction(rawValue: function) else {
                let near = nearestNames(to: function, among: ReferenceFunction.names.sorted())
                return [
                    ProofFinding(
                        place,
                        "no reference function is called \"\(function)\"",
                        help: near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?"
                    )
                ]
            }
            answer = reference.answer(for: input.chunks)
        }
        var findings: [ProofFinding] = []
        if answer.isEmpty {
            findings.append(
                ProofFinding(
                    place,
                    "the answer of \"\(prediction.id)\" is empty; nobody can type it"
                )
            )
        }
        let matcher = AnswerMatcher([answer] + prediction.accept)
        for miss in prediction.misses where matcher.accepts(miss.answer) {
            findings.append(
                ProofFinding(
                    place,
                    "\"\(miss.answer)\" is among the misses of \"\(prediction.id)\", and it is right",
                    help: "the answer is \(answer)"
                )
            )
        }
        for text in [answer] + prediction.accept + prediction.misses.map(\.answer)
        where SessionCommand.readAtQuestion(text) != nil {
            findings.append(
                ProofFinding(place, "the answer \"\(text)\" is a command of the prompt")
            )
        }
        if let show = prediction.show {
            // Nothing on these lines is wrapped, so they have to fit the narrowest terminal
            // with their margin, or they are broken with a mark.
            for line in show.split(separator: "\n") where line.count > 72 {
                findings.append(
                    ProofFinding(place, "a line of \"show\" has \(line.count) characters; 72 fit")
                )
            }
        }
        return findings
    }

    private func findings(_ quiz: Quiz, at place: SourceLocation) -> [ProofFinding] {
        var findings: [ProofFinding] = []
        if quiz.choices.count > 8 {
            findings.append(ProofFinding(place, "\"\(quiz.id)\" has more than 8 choices"))
        }
        if Set(quiz.choices.map(\.text)).count < quiz.choices.count {
            findings.append(ProofFinding(place, "two choices of \"\(quiz.id)\" read the same"))
        }
        return findings
    }
}
