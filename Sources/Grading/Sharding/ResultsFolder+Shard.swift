internal import ExerciseChecking

extension ResultsFolder {
    private static let shardFile = "shard.json"

    /// Says that the folder holds a shard, whole.
    package func write(_ record: ShardRecord) throws(ReportFailure) {
        try ReportFolder(path: path).write(Self.shardFile, GradeJSON.text(record) + "\n")
    }

    /// Takes the word back before a run: what is killed in the middle must not be merged.
    package func forgetShard() { Files.remove(path + "/" + Self.shardFile) }

    /// - Returns: nil where the folder holds no finished shard.
    package func shardRecord() throws(GradeJSON.Malformed) -> ShardRecord? {
        guard let bytes = try? Files.read(path + "/" + Self.shardFile) else { return nil }
        return try GradeJSON.value(ShardRecord.self, from: bytes)
    }

    /// What was graded; nil where the folder holds no run.
    package func gradedClass() throws(GradeJSON.Malformed) -> GradedClass? {
        guard let bytes = try? Files.read(path + "/class.json") else { return nil }
        return try GradeJSON.value(GradedClass.self, from: bytes)
    }

    /// Takes a student's grade over from another folder, to the byte.
    /// - Returns: whether there was one.
    package func copy(
        student: String,
        from other: ResultsFolder
    ) throws(ReportFailure) -> Bool {
        let name = ReportFolder.fileName(for: student) + ".json"
        for (folder, isNeeded) in [("timings", false), ("submissions", true)] {
            let file = "\(folder)/\(name)"
            guard let bytes = try? Files.read(other.path + "/" + file) else {
                if isNeeded { return false }
                continue
            }
            try ReportFolder(path: path).write(file, String(decoding: bytes, as: UTF8.self))
        }
        return true
    }
}
