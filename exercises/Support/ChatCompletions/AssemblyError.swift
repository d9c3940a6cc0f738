/// Why chunks do not make one completion.
public enum AssemblyError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A chunk has a delta of a choice that nobody here asked for.
    case unexpectedChoice(index: Int)
    /// A message has one role, and a later delta names another.
    case roleChanged(from: String, to: String)
    /// The chunks have one ID, and a later chunk has another: two streams were mixed up.
    case idChanged(from: String, to: String)
    /// The chunks name one model, and a later chunk another.
    case modelChanged(from: String, to: String)
    /// The stream is over, and no choice came.
    case noChoices

    /// The error in words.
    public var description: String {
        switch self {
        case .unexpectedChoice(let index): "unexpectedChoice(index: \(index))"
        case .roleChanged(let old, let new):
            "roleChanged(from: \(shown(text: old)), to: \(shown(text: new)))"
        case .idChanged(let old, let new):
            "idChanged(from: \(shown(text: old)), to: \(shown(text: new)))"
        case .modelChanged(let old, let new):
            "modelChanged(from: \(shown(text: old)), to: \(shown(text: new)))"
        case .noChoices: "noChoices"
        }
    }
}
