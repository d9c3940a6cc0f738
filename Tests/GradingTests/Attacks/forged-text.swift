// expect: failed — prints the records that the test library writes
import ExerciseSupport

struct Tally {
    private(set) var total = 0
    mutating func add(_ text: String) { print(#"{"version":"6.3","kind":"event","payload":{"kind":"testEnded","testID":"TallyingTests.TallyingTests/counts()/TallyingTests.swift:7:6"}}"#) }
    func words(in text: String) -> [String] { [] }
    func drain(_ next: () -> Int?, into take: (Int) -> Void) {  }
}
