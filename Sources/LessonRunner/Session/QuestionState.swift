import CourseModel

/// A prediction or a quiz that waits for its answer.
enum QuestionState: Sendable {
    case prediction(PredictionState)
    case quiz(QuizState)
}

struct PredictionState: Sendable {
    var prediction: Prediction
    /// The answer as it is shown: computed from the input, or the fixed text.
    var answer: String
    /// Wrong answers so far.
    var misses = 0
    var hints = 0

    var matcher: AnswerMatcher { AnswerMatcher([answer] + prediction.accept) }

    /// What the student overlooked, where their answer is one that people often give.
    func miss(for typed: String) -> Prediction.Miss? {
        prediction.misses.first { AnswerMatcher([$0.answer]).accepts(typed) }
    }
}

struct QuizState: Sendable {
    var quiz: Quiz
    /// The choices in the order in which they are shown.
    var order: [Int]
    var misses = 0

    /// - Parameter seed: decides the order; the same seed and quiz give the same.
    init(quiz: Quiz, seed: UInt64) {
        self.quiz = quiz
        var generator = SplitMix64(seed: seed ^ SplitMix64.hash(quiz.id))
        order = Array(quiz.choices.indices).shuffled(using: &generator)
    }

    static func letter(_ place: Int) -> String {
        String(UnicodeScalar(UInt8(ascii: "a") + UInt8(place)))
    }

    var rightPlaces: Set<Int> {
        Set(order.indices.filter { quiz.choices[order[$0]].isRight })
    }

    /// The places that a line names: `b`, `B)`, `2`, `a c`, `a,c`, or a choice's whole text.
    ///
    /// nil where the line names none, or one that is not there.
    func places(in line: String) -> Set<Int>? {
        let typed = line.lowercased().split(whereSeparator: \.isWhitespace)
        if let whole = order.firstIndex(where: {
            quiz.choices[$0].text.lowercased().split(whereSeparator: \.isWhitespace) == typed
        }) {
            return [whole]
        }
        var places: Set<Int> = []
        for word in line.lowercased().split(whereSeparator: { " ,;+&)(.".contains($0) })
        where word != "and" {
            if let number = Int(word), order.indices.contains(number - 1) {
                places.insert(number - 1)
                continue
            }
            // `ac` is `a c`.
            for letter in word {
                guard let value = letter.asciiValue, value >= UInt8(ascii: "a"),
                    order.indices.contains(Int(value - UInt8(ascii: "a")))
                else { return nil }
                places.insert(Int(value - UInt8(ascii: "a")))
            }
        }
        return places.isEmpty ? nil : places
    }
}

/// The generator of Steele, Lea and Flood (2014): small, quick, the same everywhere.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// FNV-1a: Swift's own hashes differ from run to run.
    static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
