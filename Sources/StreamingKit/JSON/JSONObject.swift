/// The members of a JSON object (RFC 8259, section 4), in their order.
///
/// Keys are compared by their code points (section 8.3) and are unique: the standard leaves it
/// open what a repeated name means, and here the last value counts, at the place of the first, as
/// in JavaScript.
public struct JSONObject: Sendable {
    /// One name with its value.
    public struct Member: Hashable, Sendable {
        /// The member's name.
        public var key: String
        /// The member's value.
        public var value: JSONValue

        /// A member from its two parts.
        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The members, in the order in which their keys came first.
    public private(set) var members: [Member] = []

    /// Where each key stands; built only for objects so large that a search would take long.
    private var positions: [ExactKey: Int] = [:]

    /// Up to this many members a search from the front is faster than hashing.
    private static let largestSearched = 16

    /// An object without members.
    public init() {}

    /// How many members the object has.
    public var count: Int { members.count }

    /// The value named `key`; assigning appends a member or replaces the value in its place, and
    /// assigning `nil` removes the member.
    public subscript(key: String) -> JSONValue? {
        get { position(of: key).map { members[$0].value } }
        set {
            switch (position(of: key), newValue) {
            case (let position?, let value?):
                members[position].value = value
            case (let position?, nil):
                members.remove(at: position)
                indexMembers()
            case (nil, let value?):
                members.append(Member(key: key, value: value))
                if members.count == Self.largestSearched + 1 {
                    indexMembers()
                } else if members.count > Self.largestSearched {
                    positions[ExactKey(text: key)] = members.count - 1
                }
            case (nil, nil):
                break
            }
        }
    }

    private func position(of key: String) -> Int? {
        let key = ExactKey(text: key)
        guard members.count <= Self.largestSearched else { return positions[key] }
        return members.firstIndex { ExactKey(text: $0.key) == key }
    }

    private mutating func indexMembers() {
        positions.removeAll()
        guard members.count > Self.largestSearched else { return }
        for (position, member) in members.enumerated() {
            positions[ExactKey(text: member.key)] = position
        }
    }
}

extension JSONObject: Hashable {
    /// Whether both have the same members, in whatever order: an object is an unordered collection
    /// (RFC 8259, section 1).
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
    }

    /// Mixes the members into `hasher`, whatever their order.
    public func hash(into hasher: inout Hasher) {
        // A sum does not depend on the order of what is added.
        hasher.combine(members.reduce(0) { $0 &+ $1.hashValue })
    }
}

/// A key that is equal to another when all code points are.
private struct ExactKey: Hashable {
    var text: String

    static func == (left: ExactKey, right: ExactKey) -> Bool {
        left.text.hasSameBytes(as: right.text)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension String {
    /// Whether both have the same code points. `==` would take some that differ for equal.
    func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        // Strings that Swift made lie in one piece; comparing there is many times as fast.
        let isEqual = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { left.elementsEqual($0) }
        }
        return (isEqual ?? nil) ?? utf8.elementsEqual(other.utf8)
    }
}
