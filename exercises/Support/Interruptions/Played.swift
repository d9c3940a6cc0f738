/// What became of a script: the steps up to the first one behind which something else was seen than
/// was expected, and what that was. A suite shows it as one failure.
public struct Played: Sendable {
    /// The steps, each with what was seen behind it, except the last one.
    public private(set) var input = ""
    /// What had to be seen behind the last step.
    public private(set) var expected = ""
    /// What was seen behind the last step.
    public private(set) var got = ""

    /// Whether everything was as expected.
    public var isRight: Bool { expected == got }

    /// Makes one of a script that has not begun.
    public init() {}

    /// Adds a step, and says whether it came out as expected.
    public mutating func add(_ name: String, expected: String, got: String) -> Bool {
        if !input.isEmpty { input += (self.got.isEmpty ? "" : ": \(self.got)") + "\n" }
        input += name
        (self.expected, self.got) = (expected, got)
        return isRight
    }

    /// A text of the last step for a failure, which says so where there is none.
    public static func shown(_ seen: String) -> String { seen.isEmpty ? "(nothing)" : seen }
}
