/// Members of a file that this version does not know, by the path of their keys.
struct UnknownMembers: Hashable, Sendable {
    private(set) var values: [[String]: StoredValue] = [:]

    mutating func keep(_ value: StoredValue, at path: [String]) { values[path] = value }

    /// Moves all that lies below a path; what lies there already stays.
    mutating func move(from old: [String], to new: [String]) {
        for (path, value) in values where path.starts(with: old) {
            values[path] = nil
            let target = new + path.dropFirst(old.count)
            if values[target] == nil { values[target] = value }
        }
    }

    /// Takes what another has and this has not.
    mutating func fill(from other: Self) { values.merge(other.values) { own, _ in own } }

    /// Puts all of them back where they were.
    func restore(into value: inout StoredValue) {
        for (path, unknown) in values.sorted(by: { $0.key.count < $1.key.count }) {
            value.set(unknown, at: path[...])
        }
    }
}

/// Takes known members out of an object, and keeps account of the rest.
struct MemberReader {
    private var members: [String: StoredValue]
    private let path: [String]
    /// What is not as it should be, `exercises 04/line-buffer attempts is no whole number`.
    var problems: [String] = []

    /// - Parameter path: the keys that lead to the object.
    init(_ value: StoredValue?, path: [String]) {
        self.path = path
        members = value?.object ?? [:]
        if let value, value.object == nil { complain("", "is no object") }
    }

    /// A member that is a count: a whole number from 0 up; nil where it is absent or no such number.
    mutating func count(_ key: String) -> Int? {
        guard let value = members.removeValue(forKey: key) else { return nil }
        guard let int = value.int, int >= 0 else {
            complain(key, "is no whole number from 0 up")
            return nil
        }
        return int
    }

    mutating func string(_ key: String) -> String? {
        guard let value = members.removeValue(forKey: key) else { return nil }
        if value.string == nil { complain(key, "is no text") }
        return value.string
    }

    mutating func bool(_ key: String) -> Bool? {
        guard let value = members.removeValue(forKey: key) else { return nil }
        guard case .bool(let bool) = value else {
            complain(key, "is neither true nor false")
            return nil
        }
        return bool
    }

    mutating func moment(_ key: String) -> Moment? {
        guard let text = string(key) else { return nil }
        let moment = Moment(text)
        if moment == nil { complain(key, "is no date such as 2026-03-01T14:15:02Z") }
        return moment
    }

    mutating func counts(_ key: String) -> [Int] {
        guard let value = members.removeValue(forKey: key) else { return [] }
        guard case .array(let values) = value else {
            complain(key, "is no list of whole numbers")
            return []
        }
        let counts = values.compactMap(\.int)
        if counts.count < values.count { complain(key, "is no list of whole numbers") }
        return counts
    }

    /// An object's members, sorted by key.
    mutating func members(of key: String) -> [(key: String, value: StoredValue)] {
        guard let value = members.removeValue(forKey: key) else { return [] }
        if value.object == nil { complain(key, "is no object") }
        return (value.object ?? [:]).sorted { $0.key < $1.key }
    }

    mutating func member(_ key: String) -> StoredValue? { members.removeValue(forKey: key) }

    /// Hands over what was not taken, and what was wrong.
    func finish(_ unknown: inout UnknownMembers, _ problems: inout [String]) {
        for (key, value) in members { unknown.keep(value, at: path + [key]) }
        problems += self.problems
    }

    private mutating func complain(_ key: String, _ what: String) {
        problems.append((path + [key]).filter { !$0.isEmpty }.joined(separator: " ") + " " + what)
    }
}
