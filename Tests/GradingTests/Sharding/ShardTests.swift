import Foundation
import Grading
import TestSupport
import Testing

/// `--shard I/N` and `grade merge`.
@Suite("Shards") struct ShardTests {
    private let grades = Samples.students(17)
    private let gradedClass = Samples.twoExercises
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(
        "A shard is written I/N",
        arguments: ["0/3", "4/3", "1/0", "1", "a/b", "-1/3", "1/3/5", ""]
    )
    func malformed(text: String) {
        #expect(Shard(text) == nil)
        #expect(Shard("3/3")?.description == "3/3")
    }

    @Test("Shards have no student in common, and every student is in one")
    func partition() throws {
        for count in 1...9 {
            for students in 0...20 {
                let all = Array(0..<students)
                var parts: [[Int]] = []
                for number in 1...count {
                    parts.append(try #require(Shard("\(number)/\(count)")).part(of: all))
                }
                #expect(parts.flatMap { $0 }.sorted() == all)
                let sizes = parts.map(\.count)
                #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
            }
        }
    }

    @Test("Merged shards give the reports of one run to the byte, in any order")
    func merged() throws {
        let whole = ResultsFolder(path: folder.path("whole"))
        try fill(whole, grades)
        try report(whole, grades.map(\.student))
        for order in [[1, 2, 3], [3, 1, 2], [2, 3, 1]] {
            let shards = try order.map { try shard($0, of: 3) }
            let target = ResultsFolder(path: folder.path("merged\(order)"))
            let (merged, students) = try ShardMerge(folders: shards).merge(into: target)
            #expect(merged == gradedClass && students == grades.map(\.student))
            try report(target, students)
            for file in try files(in: whole.path) {
                let (one, other) = (
                    try Data(contentsOf: URL(fileURLWithPath: whole.path + "/" + file)),
                    try? Data(contentsOf: URL(fileURLWithPath: target.path + "/" + file))
                )
                #expect(one == other, "\(file)")
            }
            #expect(try files(in: whole.path) == files(in: target.path))
        }
    }

    @Test("A missing shard is named") func missing() throws {
        let shards = [try shard(1, of: 4), try shard(3, of: 4)]
        #expect(throws: ShardMerge.Failure.missing([2, 4], of: 4)) { try merge(shards) }
    }

    @Test("A doubled shard is named with its folders") func doubled() throws {
        let shards = [try shard(1, of: 2), try shard(2, of: 2), try shard(1, of: 2, as: "again")]
        let failure = ShardMerge.Failure.doubled(
            try #require(Shard("1/2")),
            folders: [shards[0], shards[2]].sorted()
        )
        #expect(throws: failure) { try merge(shards) }
    }

    @Test("A shard of another class, of other rules or of another count does not fit")
    func different() throws {
        let one = try shard(1, of: 2)
        var other = gradedClass
        other.policy.credit = .allOrNothing
        let rules = try shard(2, of: 2, as: "rules", gradedClass: other)
        #expect(
            throws: ShardMerge.Failure.differs(folder: rules, first: one, what: "rules for points")
        ) { try merge([one, rules]) }
        let fewer = try shard(2, of: 2, as: "fewer", grades: Array(grades.dropLast()))
        #expect(
            throws: ShardMerge.Failure.differs(folder: fewer, first: one, what: "list of students")
        ) { try merge([one, fewer]) }
        let count = try shard(2, of: 3)
        #expect(
            throws: ShardMerge.Failure.differs(folder: count, first: one, what: "number of shards")
        ) { try merge([one, count]) }
    }

    @Test("A shard that is not finished, damaged or without a student is named")
    func unfinished() throws {
        let (one, two) = (try shard(1, of: 2), try shard(2, of: 2))
        ResultsFolder(path: two).forgetShard()
        #expect(throws: ShardMerge.Failure.noShard(folder: two)) { try merge([one, two]) }
        let record = ShardRecord(
            shard: try #require(Shard("2/2")),
            students: grades.map(\.student)
        )
        try ResultsFolder(path: two).write(record)
        let name = ReportFolder.fileName(for: grades[1].student)
        try folder.remove("shard2of2/submissions/\(name).json")
        #expect(
            throws: ShardMerge.Failure.missingStudent(
                grades[1].student,
                shard: record.shard,
                folder: two
            )
        ) { try merge([one, two]) }
        try folder.write("{", to: "shard2of2/shard.json")
        #expect(
            throws: ShardMerge.Failure.malformed(file: two + "/shard.json", reason: "it is no JSON")
        ) { try merge([one, two]) }
    }

    // MARK: - Folders

    private func merge(_ shards: [String]) throws {
        let target = ResultsFolder(path: folder.path("target"))
        _ = try ShardMerge(folders: shards).merge(into: target)
    }

    /// Writes one shard as a finished run leaves it.
    private func shard(
        _ number: Int,
        of count: Int,
        as name: String? = nil,
        gradedClass: GradedClass? = nil,
        grades: [SubmissionGrade]? = nil
    ) throws -> String {
        let grades = grades ?? self.grades
        let shard = try #require(Shard("\(number)/\(count)"))
        let results = ResultsFolder(path: folder.path(name ?? "shard\(number)of\(count)"))
        try fill(results, shard.part(of: grades), gradedClass ?? self.gradedClass)
        try results.write(ShardRecord(shard: shard, students: grades.map(\.student)))
        return results.path
    }

    private func fill(
        _ results: ResultsFolder,
        _ grades: [SubmissionGrade],
        _ gradedClass: GradedClass? = nil
    ) throws {
        try results.write(gradedClass ?? self.gradedClass)
        for grade in grades {
            try results.write(grade, SubmissionTimings(student: grade.student, start: 1))
        }
    }

    private func report(_ results: ResultsFolder, _ students: [String]) throws {
        try results.report(gradedClass, students: students, in: ReportFormats().all)
    }

    private func files(in folder: String) throws -> [String] {
        let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }
        return (found ?? []).filter { $0.contains(".") }.sorted()
    }
}
