import CourseModel
import Testing

@testable import LessonRunner

@Suite("Quizzes")
struct QuizTests {
    private let quiz = Quiz(
        id: "q",
        ask: "?",
        choices: ["one", "two", "three", "four"].map {
            Quiz.Choice(text: $0, isRight: $0 == "two" || $0 == "four", why: "")
        }
    )

    @Test("the same seed gives the same order, and another seed another")
    func order() {
        let first = QuizState(quiz: quiz, seed: 1).order
        #expect(QuizState(quiz: quiz, seed: 1).order == first)
        #expect((2..<12).contains { QuizState(quiz: quiz, seed: $0).order != first })
        #expect(first.sorted() == [0, 1, 2, 3])
    }

    @Test(
        "choices are named by letter, number or text",
        arguments: [
            ("b", [1]), ("B)", [1]), ("2", [1]), ("a c", [0, 2]), ("a,c", [0, 2]), ("ac", [0, 2]),
            ("a and c", [0, 2]),
        ]
    )
    func names(line: String, places: [Int]) {
        #expect(QuizState(quiz: quiz, seed: 3).places(in: line) == Set(places))
    }

    @Test("a whole text is its choice")
    func text() {
        let state = QuizState(quiz: quiz, seed: 3)
        #expect(state.places(in: "three") == [state.order.firstIndex(of: 2)!])
    }

    @Test("what names no choice is none", arguments: ["", "e", "9", "perhaps b", "ß"])
    func nonsense(line: String) {
        #expect(QuizState(quiz: quiz, seed: 3).places(in: line) == nil)
    }
}
