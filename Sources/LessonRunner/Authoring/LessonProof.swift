package import CourseModel

/// Proves what can be proved of a lesson: its questions have answers, and the answers are not
/// among the mistakes; what it calls is there.
package struct LessonProof: Sendable {
    let lesson: Lesson

    package init(lesson: Lesson) { self.lesson = lesson }

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
        return proof
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
