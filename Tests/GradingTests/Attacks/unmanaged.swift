// expect: refused unsafeCode — frees an object of the suite once too often
import ExerciseSupport

final class Held {}

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { Unmanaged.passUnretained(Held()).release() }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
