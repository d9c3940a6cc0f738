// expect: refused unsafeCode — gets a pointer through a method with a harmless name
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { var copy = text; copy.withUTF8 { print($0.baseAddress![100]) } }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
