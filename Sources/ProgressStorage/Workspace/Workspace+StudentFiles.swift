package import CourseModel

extension Workspace {
    /// The path of the one file that a student edits, found to be a file. An exercise that the
    /// workspace does not have yet is put there first.
    /// - Throws: `StorageError` of kind `missing` where the student removed it, `notAFile` where it
    ///   is a folder, a link out of the workspace or no file.
    package func studentFile(_ exercise: Exercise) throws(StorageError) -> String {
        let path = root + "/" + (try entry(of: exercise, adding: true)).studentFile
        switch disk.kind(path) {
        case .file: break
        case .link:
            guard let target = disk.resolved(path) else {
                throw wrong(exercise, path, "is a link that leads nowhere")
            }
            guard disk.kind(target) == .file else {
                throw wrong(exercise, path, "is a link to something that is no file (\(target))")
            }
        case .folder: throw wrong(exercise, path, "is a folder, not a Swift file")
        case .other: throw wrong(exercise, path, "is no file that can be read")
        case .nothing:
            throw StorageError(
                .missing,
                "your file \(path) is not there",
                help: "To start it anew: streamtutor reset \(exercise.id)."
            )
        }
        guard let target = disk.resolved(path), target.hasPrefix(root + "/") else {
            throw wrong(
                exercise,
                path,
                "leads out of your workspace (\(disk.resolved(path) ?? "nowhere"))"
            )
        }
        return path
    }

    private func wrong(_ exercise: Exercise, _ path: String, _ what: String) -> StorageError {
        StorageError(
            .notAFile,
            "\(path) \(what)",
            help: "Move it away, then start the file anew: streamtutor reset \(exercise.id)."
        )
    }

    /// What the student's file says.
    /// - Throws: as `studentFile`, and `StorageError` of kind `damaged` where it is not UTF-8.
    package func studentSource(_ exercise: Exercise) throws(StorageError) -> String {
        try text(at: try studentFile(exercise))
    }

    /// Gives a student the first form of an exercise's file back.
    package struct Reset: Hashable, Sendable {
        /// The file, which is now as it came.
        package var file: String
        /// Where the student's own version was kept; nil where there was none or no change in it.
        package var backup: String?
    }

    /// Puts the starter back, and keeps a dated copy of what the student wrote.
    package func reset(_ exercise: Exercise) throws(StorageError) -> Reset {
        let entry = try entry(of: exercise, adding: true)
        return try locked(to: "reset \(exercise.id)") { () throws(StorageError) in
            let starter = try pristineStarter(of: exercise, entry)
            let copy = try put(
                starter,
                at: entry.studentFile,
                expected: nil,
                backup: .init(base: Self.backupBase(exercise.id))
            )
            return Reset(file: root + "/" + entry.studentFile, backup: copy)
        }
    }

    /// What the student changed, as a unified diff from the starter; empty where nothing.
    package func difference(_ exercise: Exercise) throws(StorageError) -> String {
        let entry = try entry(of: exercise, adding: true)
        let source = try studentSource(exercise)
        let starter = String(decoding: try pristineStarter(of: exercise, entry), as: UTF8.self)
        let name = entry.module + ".swift"
        return unifiedDiff(
            from: starter,
            to: source,
            oldName: "\(name) (as it came)",
            newName: "\(name) (yours)"
        )
    }

    /// How the reference solution differs from the student's file, as a unified diff; empty where
    /// they are the same.
    package func differenceToSolution(_ exercise: Exercise) throws(StorageError) -> String {
        let name = exercise.studentFileName
        return unifiedDiff(
            from: try studentSource(exercise),
            to: try text(at: exercise.solutionPath),
            oldName: "\(name) (yours)",
            newName: "\(name) (reference)"
        )
    }

    /// Whether the student's file differs from the starter.
    package func isTouched(_ exercise: Exercise) throws(StorageError) -> Bool {
        let entry = try entry(of: exercise, adding: true)
        let path = try studentFile(exercise)
        let bytes = try doing("read your file") { () throws(Disk.Failure) in try disk.read(path) }
        return try bytes != pristineStarter(of: exercise, entry)
    }

    /// Puts one exercise into the workspace, where it is not there yet.
    package func install(_ exercise: Exercise) throws(StorageError) {
        _ = try entry(of: exercise, adding: true)
    }

    /// How the workspace knows an exercise, also under an id that it had before.
    private func entry(
        of exercise: Exercise,
        adding: Bool
    ) throws(StorageError) -> WorkspaceRecord.Entry {
        func found(_ record: WorkspaceRecord) -> WorkspaceRecord.Entry? {
            ([exercise.id] + exercise.aliases).lazy.compactMap { record.exercises[$0] }
                .first { !$0.isRemoved }
        }
        if let entry = found(try record()) { return entry }
        return try locked(to: "add \(exercise.id) to your workspace") { () throws(StorageError) in
            var record = try record()
            // Another tutor may have been faster.
            if let entry = found(record) { return entry }
            let plan = try UpgradePlanner.plan(self, adding: exercise, record: record)
            try carryOut(plan, &record)
            try save(record, durable: true)
            guard let entry = found(record) else {
                preconditionFailure("a plan that adds \(exercise.id) did not note it")
            }
            return entry
        }
    }

    private func pristineStarter(
        of exercise: Exercise,
        _ entry: WorkspaceRecord.Entry
    ) throws(StorageError) -> [UInt8] {
        for id in [exercise.id] + exercise.aliases {
            let path = root + "/" + Self.pristineFolder(of: id) + "/" + entry.module + ".swift"
            let bytes = try doing("read the starter") { () throws(Disk.Failure) in
                try disk.read(path)
            }
            if let bytes { return bytes }
        }
        // The copy is gone: the course still has the starter.
        return Array(try text(at: exercise.starterPath).utf8)
    }

    private func text(at path: String) throws(StorageError) -> String {
        let bytes = try doing("read \(path)") { () throws(Disk.Failure) in try disk.read(path) }
        guard let bytes else {
            throw StorageError(
                .missing,
                "there is no file \(path)",
                help: "Look at the course with: streamtutor doctor."
            )
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let good = validPrefix(of: bytes)
            let line = bytes[..<good].count { $0 == 0x0A } + 1
            throw StorageError(
                .damaged,
                "\(path) is not UTF-8 text (line \(line))",
                help: "Save it as UTF-8 in your editor."
            )
        }
        return text
    }

    /// How many bytes at the start are UTF-8.
    private func validPrefix(of bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var count = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            count += UTF8.width(scalar)
        }
        return count
    }
}
