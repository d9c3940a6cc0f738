// expect: refused forbiddenImport — a handler turns every crash into a success
import ExerciseSupport
import Glibc

let handler: Void = { signal(SIGILL) { _ in _exit(0) } }()

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { _ = handler; fatalError() }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
