// expect: refused standsIn — is the String that the suite means
import ExerciseSupport

struct String: Equatable, ExpressibleByStringLiteral {
    init(stringLiteral value: Swift.String) {}
    static func == (left: Self, right: Self) -> Bool { true }
}

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
