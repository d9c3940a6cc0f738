/// One of several parts of a class, each graded on a machine of its own: `3/8`.
///
/// Students are dealt out in the order of their names, one for each shard and around again, so
/// that shards are of a size and every machine that sees the same class deals the same way.
package struct Shard: Hashable, Sendable, Codable, CustomStringConvertible {
    /// From 1.
    package let number: Int
    package let count: Int

    /// Reads `I/N`; nil where it is no such text or names no part.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]),
            number >= 1, number <= count, count <= 1_000_000
        else { return nil }
        self.number = number
        self.count = count
    }

    package var description: String { "\(number)/\(count)" }

    /// What of a class belongs to this shard.
    package func part<Element>(of all: [Element]) -> [Element] {
        stride(from: number - 1, to: all.count, by: count).map { all[$0] }
    }
}

/// What the folder of a finished shard says of itself, `shard.json`.
package struct ShardRecord: Hashable, Sendable, Codable {
    package var shard: Shard
    /// The names of the whole class, in order: a shard that saw another class does not fit.
    package var students: [String]

    package init(shard: Shard, students: [String]) {
        self.shard = shard
        self.students = students
    }
}
