/// A name that fits no lesson or exercise, or more than one. Exit status 66.
package struct UnknownName: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, Hashable, Sendable { case lesson, exercise }

    package var kind: Kind
    /// What was typed.
    package var typed: String
    /// What may be meant: for an exercise ids, for a lesson its number and title. Empty where
    /// nothing is near.
    package var suggestions: [String]
    /// Whether the name fits all suggestions equally well.
    package var isAmbiguous: Bool

    package init(kind: Kind, typed: String, suggestions: [String], isAmbiguous: Bool) {
        self.kind = kind
        self.typed = typed
        self.suggestions = suggestions
        self.isAmbiguous = isAmbiguous
    }

    /// What is wrong, in one line.
    package var description: String {
        isAmbiguous
            ? "\"\(typed)\" fits more than one \(kind.rawValue)"
            : "there is no \(kind.rawValue) \"\(typed)\""
    }

    /// What to do about it; several lines where there are several suggestions.
    package var help: String {
        let list = suggestions.map { "  " + $0 }
        if isAmbiguous {
            return (["Name one of them:"] + list).joined(separator: "\n")
        }
        switch suggestions.count {
        case 0: return "streamtutor list shows what there is."
        case 1: return "Did you mean \(suggestions[0])?"
        default:
            // More than the three nearest are all that there are.
            let title = suggestions.count > 3 ? "There are" : "Did you mean one of these?"
            return ([title] + list).joined(separator: "\n")
        }
    }
}
