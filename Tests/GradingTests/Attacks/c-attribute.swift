// expect: refused forbiddenAttribute — replaces write with the newer attribute
import ExerciseSupport

@c public func fwrite(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Int { b * c }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
