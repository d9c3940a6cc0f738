// expect: refused forbiddenImport — imports one function and not the module
import ExerciseSupport
import func Glibc.fork

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { while fork() >= 0 {} }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
