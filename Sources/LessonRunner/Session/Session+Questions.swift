import CourseModel
import ProgressStorage
import Terminal

extension Session {
    mutating func ask(_ prediction: Prediction) -> [SessionEffect] {
        let answer: String
        switch prediction.answer {
        case .text(let text): answer = text
        case .computed(let function, let input):
            // `author check` has seen that the function is there.
            answer = ReferenceFunction(rawValue: function)?.answer(for: input.chunks) ?? ""
        }
        question = .prediction(PredictionState(prediction: prediction, answer: answer))
        return [.show(predictionScreen(prediction))]
    }

    mutating func ask(_ quiz: Quiz) -> [SessionEffect] {
        let state = QuizState(quiz: quiz, seed: seed)
        question = .quiz(state)
        return [.show(quizScreen(state))]
    }

    mutating func answer(_ line: String, to question: QuestionState) -> [SessionEffect] {
        switch question {
        case .prediction(let state): return answer(line, to: state)
        case .quiz(let state): return answer(line, to: state)
        }
    }

    private mutating func answer(_ line: String, to state: PredictionState) -> [SessionEffect] {
        var state = state
        let key = StepKey(lesson: lesson.number, id: state.prediction.id)
        guard state.matcher.accepts(line) else {
            state.misses += 1
            question = .prediction(state)
            return note(.answered(key, right: false)) + [.show(missScreen(line, state))]
        }
        question = nil
        return note(.answered(key, right: true)) + [.show(rightAnswerScreen(line, state))]
    }

    private mutating func answer(_ line: String, to state: QuizState) -> [SessionEffect] {
        var state = state
        guard let places = state.places(in: line) else {
            let last = QuizState.letter(state.order.count - 1)
            return [.show(messageScreen(.hint, "Type a letter from a to \(last), or skip."))]
        }
        let key = StepKey(lesson: lesson.number, id: state.quiz.id)
        guard places == state.rightPlaces else {
            state.misses += 1
            question = .quiz(state)
            return note(.answered(key, right: false)) + [.show(quizMissScreen(places, state))]
        }
        question = nil
        return note(.answered(key, right: true)) + [.show(quizRightScreen(state))]
    }

    /// The next hint at a question: first its shape, then its answer.
    mutating func hintAtQuestion(_ question: QuestionState) -> [SessionEffect] {
        switch question {
        case .prediction(var state):
            state.hints += 1
            guard state.hints > 1 else {
                self.question = .prediction(state)
                return [.show(predictionHintScreen(state))]
            }
            self.question = nil
            let key = StepKey(lesson: lesson.number, id: state.prediction.id)
            return note(.answerShown(key)) + [.show(shownAnswerScreen(state))]
        case .quiz(let state):
            guard state.misses > 0 else {
                return [
                    .show(
                        messageScreen(
                            .hint,
                            "Take the one you believe most; a wrong one tells you why."
                        )
                    )
                ]
            }
            self.question = nil
            let key = StepKey(lesson: lesson.number, id: state.quiz.id)
            return note(.answerShown(key)) + [.show(quizRightScreen(state, wasShown: true))]
        }
    }

    func remindOf(_ question: QuestionState) -> [StyledLine] {
        switch question {
        case .prediction:
            messageScreen(
                .question,
                "Type what you think comes out. hint helps; skip goes on without it."
            )
        case .quiz(let state):
            messageScreen(
                .question,
                "Type a letter from a to \(QuizState.letter(state.order.count - 1)); skip goes on without it."
            )
        }
    }
}
