import CourseModel

extension Workspace {
    /// Where the files of an exercise lie as they came, from the workspace's folder.
    static func pristineFolder(of id: ExerciseID) -> String {
        toolFolderName + "/pristine/" + id.description
    }

    /// What the workspace holds.
    /// - Throws: `StorageError` of kind `newerFormat`. A record that is missing or damaged is
    ///   found again from the files.
    func record() throws(StorageError) -> WorkspaceRecord {
        let bytes = try doing("read your workspace") { () throws(Disk.Failure) in
            try disk.read(recordPath)
        }
        guard let bytes else { return recordFromFiles() }
        let outcome = StoredValueReader.read(bytes)
        var problems: [String] = []
        let value = outcome.value ?? .object([:])
        if let format = value[["format"]]?.int, format > WorkspaceRecord.format {
            throw ProgressStore.newer(
                format: format,
                writer: value[["writtenBy"]]?.string,
                path: recordPath
            )
        }
        let record = WorkspaceRecord(stored: value, problems: &problems)
        if outcome.problem == nil, problems.isEmpty { return record }
        // What is left of the record is right; the files tell the rest.
        var found = recordFromFiles()
        found.exercises.merge(record.exercises) { _, noted in noted }
        found.course = record.course
        found.unknown = record.unknown
        return found
    }

    /// Writes the record; the workspace's lock is held.
    func save(_ record: WorkspaceRecord, durable: Bool) throws(StorageError) {
        let text = record.stored(writer: environment.writer).text
        try doing("note what is in your workspace") { () throws(Disk.Failure) in
            try disk.replace(recordPath, with: Array(text.utf8), durable: durable)
        }
    }

    /// The record as the pristine copies and the folders tell it.
    private func recordFromFiles() -> WorkspaceRecord {
        var record = WorkspaceRecord()
        let pristine = toolFolder + "/pristine"
        var places: [String: String] = [:]
        for lesson in names(in: root) where !lesson.hasPrefix(".") {
            for exercise in names(in: root + "/" + lesson) {
                let folder = lesson + "/" + exercise
                for name in names(in: root + "/" + folder) where name.hasSuffix(".swift") {
                    places[name] = places[name] ?? folder
                }
            }
        }
        for lesson in names(in: pristine) {
            for slug in names(in: pristine + "/" + lesson) {
                guard let id = ExerciseID(lesson + "/" + slug),
                    let suite = names(in: pristine + "/" + id.description)
                        .first(where: { $0.hasSuffix("Tests.swift") })
                else { continue }
                let module = String(suite.dropLast("Tests.swift".count))
                guard let folder = places[module + ".swift"] ?? places[suite] else { continue }
                record.exercises[id] = .init(folder: folder, module: module)
            }
        }
        record.support = swiftFiles(below: pristine + "/workspace/Support")
        return record
    }

    private func names(in folder: String) -> [String] {
        disk.isFolder(folder) ? (try? disk.list(folder)) ?? [] : []
    }

    /// The Swift files below a folder, as paths from it; links to files and folders are followed.
    func swiftFiles(below folder: String, depth: Int = 0) -> [String] {
        // A link to a folder above would go round for ever.
        guard depth < 8 else { return [] }
        return names(in: folder).flatMap { name -> [String] in
            if name.hasPrefix(".") { return [] }
            let path = folder + "/" + name
            if disk.isFolder(path) {
                return swiftFiles(below: path, depth: depth + 1).map { name + "/" + $0 }
            }
            return name.hasSuffix(".swift") ? [name] : []
        }
    }
}
