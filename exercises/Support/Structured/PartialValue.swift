/// What a reader of half a JSON text says at one moment.
public struct PartialValue: Equatable, Sendable, CustomStringConvertible {
    /// One step on the way from the whole value to a part of it.
    public enum Step: Equatable, Sendable {
        /// The member of this name.
        case member(String)
        /// The element at this place, from 0.
        case element(Int)
    }

    /// What may be shown; nil where nothing may yet.
    public var value: JSONValue?
    /// The way to the place where the text goes on. It may lead to something of which nothing may
    /// be shown, and it is empty between two members of the whole object.
    public var path: [Step]

    /// Makes what a reader says.
    public init(_ value: JSONValue?, path: [Step] = []) {
        self.value = value
        self.path = path
    }

    /// The value, and the way on a line below it: `goes on in steps, 2`.
    public var description: String {
        let steps = path.map { step in
            switch step {
            case .member(let name): name
            case .element(let index): "\(index)"
            }
        }
        let way =
            steps.isEmpty ? "goes on in no member" : "goes on in \(steps.joined(separator: ", "))"
        return (value?.text() ?? "nil") + "\n" + way
    }
}

extension PartialValue.Step: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// The member of this name.
    public init(stringLiteral name: String) { self = .member(name) }
    /// The element at this place.
    public init(integerLiteral index: Int) { self = .element(index) }
}
