// expect: refused forbiddenImport — hands on the C library to the suite
import ExerciseSupport
@_exported import Glibc

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
