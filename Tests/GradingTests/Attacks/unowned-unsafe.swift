// expect: refused unsafeCode — keeps a reference that dangles
import ExerciseSupport

final class Held {}
struct Dangling { unowned(unsafe) let held: Held }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
