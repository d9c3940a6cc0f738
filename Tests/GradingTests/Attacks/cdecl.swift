// expect: refused forbiddenAttribute — replaces memcmp, so that all texts are equal
import ExerciseSupport

@_cdecl("memcmp") public func compare(_ a: Int, _ b: Int, _ count: Int) -> Int32 { 0 }

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) {  }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
