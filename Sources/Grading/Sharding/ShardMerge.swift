/// Puts the shards of a class together, in whatever order they are named.
package struct ShardMerge: Sendable {
    package let folders: [String]

    package init(folders: [String]) { self.folders = folders }

    /// Why shards do not make a class.
    package enum Failure: Error, Hashable, Sendable {
        case noShard(folder: String)
        case malformed(file: String, reason: String)
        /// A folder was graded with something else than the first one.
        case differs(folder: String, first: String, what: String)
        case missing([Int], of: Int)
        case doubled(Shard, folders: [String])
        case missingStudent(String, shard: Shard, folder: String)
        case writing(ReportFailure)
    }

    /// Merges into a folder, which then is as one run over the whole class had made it.
    /// - Returns: what was graded, and all students in their order.
    package func merge(
        into target: ResultsFolder
    ) throws(Failure) -> (gradedClass: GradedClass, students: [String]) {
        var parts: [(folder: ResultsFolder, record: ShardRecord)] = []
        var first: (folder: String, gradedClass: GradedClass, record: ShardRecord)?
        for path in folders {
            let folder = ResultsFolder(path: path)
            let (gradedClass, record) = try Self.read(folder)
            if let first {
                let difference = Self.difference(
                    (first.gradedClass, first.record),
                    (gradedClass, record)
                )
                if let difference {
                    throw .differs(folder: path, first: first.folder, what: difference)
                }
            } else {
                first = (path, gradedClass, record)
            }
            parts.append((folder, record))
        }
        guard let first else { throw .missing([], of: 0) }
        try Self.checkComplete(parts.map { ($0.folder.path, $0.record.shard) })
        do throws(ReportFailure) { try target.write(first.gradedClass) } catch {
            throw .writing(error)
        }
        for (folder, record) in parts {
            for student in record.shard.part(of: record.students) {
                let wasThere: Bool
                do throws(ReportFailure) {
                    wasThere = try target.copy(student: student, from: folder)
                } catch {
                    throw .writing(error)
                }
                guard wasThere else {
                    throw .missingStudent(student, shard: record.shard, folder: folder.path)
                }
            }
        }
        return (first.gradedClass, first.record.students)
    }

    private static func read(
        _ folder: ResultsFolder
    ) throws(Failure) -> (GradedClass, ShardRecord) {
        let gradedClass: GradedClass?
        let record: ShardRecord?
        do throws(GradeJSON.Malformed) { gradedClass = try folder.gradedClass() } catch {
            throw .malformed(file: folder.path + "/class.json", reason: error.reason)
        }
        do throws(GradeJSON.Malformed) { record = try folder.shardRecord() } catch {
            throw .malformed(file: folder.path + "/shard.json", reason: error.reason)
        }
        guard let gradedClass, let record else { throw .noShard(folder: folder.path) }
        return (gradedClass, record)
    }

    /// What two folders were graded with differently; nil where it is the same.
    private static func difference(
        _ first: (gradedClass: GradedClass, record: ShardRecord),
        _ next: (gradedClass: GradedClass, record: ShardRecord)
    ) -> String? {
        let (one, other) = (first.gradedClass, next.gradedClass)
        if one.tool != other.tool { return "version of the program" }
        if one.sandbox != other.sandbox { return "sandbox" }
        if one.policy != other.policy { return "rules for points" }
        if one.exercises != other.exercises { return "list of exercises" }
        if one != other { return "course" }
        if first.record.shard.count != next.record.shard.count { return "number of shards" }
        if first.record.students != next.record.students { return "list of students" }
        return nil
    }

    private static func checkComplete(
        _ shards: [(folder: String, shard: Shard)]
    ) throws(Failure) {
        let byShard = Dictionary(grouping: shards, by: \.shard.number)
        let numbers = byShard.keys.sorted()
        for number in numbers {
            guard let same = byShard[number], same.count > 1 else { continue }
            throw .doubled(same[0].shard, folders: same.map(\.folder).sorted())
        }
        let count = shards[0].shard.count
        let missing = (1...count).filter { byShard[$0] == nil }
        guard missing.isEmpty else { throw .missing(missing, of: count) }
    }
}
