import CourseModel

/// Compares a workspace with a course and says what has to be done. Changes nothing.
struct UpgradePlanner {
    let workspace: Workspace
    let exercises: [Exercise]
    /// The record as it will be when the plan is done.
    var record: WorkspaceRecord
    var plan = UpgradePlan()
    /// Where the files of an exercise, by its id of today, are before the plan is done.
    var present: [ExerciseID: String] = [:]

    init(_ workspace: Workspace, exercises: [Exercise], record: WorkspaceRecord) {
        self.workspace = workspace
        self.exercises = exercises
        self.record = record
    }

    /// Everything, to bring a workspace to a course.
    static func plan(
        _ workspace: Workspace,
        to course: Course,
        record: WorkspaceRecord
    ) throws(StorageError) -> UpgradePlan {
        var planner = Self(workspace, exercises: course.exercises, record: record)
        try planner.relocate()
        for exercise in course.exercises { try planner.bringUpToDate(exercise) }
        planner.sayRemoved()
        try planner.refreshPackage(support: course.supportFolder)
        return planner.plan
    }

    /// Only what one exercise needs that the workspace does not have yet.
    static func plan(
        _ workspace: Workspace,
        adding exercise: Exercise,
        record: WorkspaceRecord
    ) throws(StorageError) -> UpgradePlan {
        let target = exercise.workspaceFolder
        // Whose place is in question needs the whole course to answer.
        if record.exercises.contains(where: { id, entry in
            (id == exercise.id) != (entry.folder == target)
        }) {
            throw StorageError(
                .inTheWay,
                "cannot add \(exercise.id) to your workspace: it is from an older course",
                help: "Bring it up to date with: streamtutor upgrade."
            )
        }
        var planner = Self(workspace, exercises: [exercise], record: record)
        try planner.bringUpToDate(exercise)
        try planner.refreshPackage(support: nil)
        return planner.plan
    }

    /// The id under which the workspace knows an exercise; nil where it does not.
    func recordedID(of exercise: Exercise) -> ExerciseID? {
        if record.exercises[exercise.id] != nil { return exercise.id }
        return exercise.aliases.first { alias in
            record.exercises[alias] != nil && !exercises.contains { $0.id == alias }
        }
    }

    /// A file's content before the plan is done; nil where nothing stands there.
    /// - Throws: `StorageError` of kind `inTheWay` for a link, a folder or what is no file.
    func content(_ path: String) throws(StorageError) -> [UInt8]? {
        let path = try workspace.place(path)
        return try doing("read your workspace") { () throws(Disk.Failure) in
            try workspace.disk.read(path)
        }
    }

    /// A file of the course, links followed.
    func courseFile(_ path: String) throws(StorageError) -> [UInt8] {
        let bytes = try doing("read the course") { () throws(Disk.Failure) in
            try workspace.disk.read(path)
        }
        guard let bytes else {
            throw StorageError(
                .missing,
                "the course has no file \(path)",
                help: "Get the course anew, or tell its author: streamtutor author check."
            )
        }
        return bytes
    }

    /// What brings a file that the course owns up to date.
    ///
    /// A copy that the student changed stays until the course has something new; then it gets a
    /// dated copy. One that is missing is made again.
    /// - Parameters:
    ///   - present: where it is before the plan is done.
    ///   - pristine: as it came, or nil where that is not known.
    func refresh(
        _ path: String,
        present: String,
        with new: [UInt8],
        pristine: [UInt8]?,
        backup: UpgradePlan.BackupName
    ) throws(StorageError) -> [UpgradePlan.Action] {
        let current = try content(present)
        if current == new || (current != nil && current != pristine && pristine == new) {
            return []
        }
        return [.write(path, new, expected: pristine, backup: backup)]
    }

    /// Tells once that the course has an exercise no more.
    mutating func sayRemoved() {
        let matched = Set(exercises.compactMap { recordedID(of: $0) })
        for (id, entry) in record.exercises.sorted(by: { $0.key < $1.key })
        where !matched.contains(id) && !entry.isRemoved {
            var entry = entry
            entry.isRemoved = true
            note(id, entry)
            plan.changes.append(
                UpgradePlan.Change(
                    kind: .keepRemoved,
                    exercise: id,
                    note: "\(id) is no longer part of the course. Your files stay in "
                        + "\(entry.folder); the package does not build them any more.",
                    actions: [.note(id, entry)]
                )
            )
        }
    }

    mutating func note(_ id: ExerciseID, _ entry: WorkspaceRecord.Entry?) {
        record.exercises[id] = entry
    }
}

extension Workspace {
    /// The absolute path of a file of the workspace, found to be a file or nothing.
    /// - Throws: `StorageError` of kind `inTheWay` where the file or a folder above it is a link or
    ///   something else, so that nothing is ever written through a link.
    func place(_ path: String) throws(StorageError) -> String {
        var place = root
        let names = path.split(separator: "/")
        for (index, name) in names.enumerated() {
            place += "/" + name
            let isLast = index == names.count - 1
            let what: String
            switch disk.kind(place) {
            case .nothing: return root + "/" + path
            case .file where isLast, .folder where !isLast: continue
            case .link: what = "a link"
            case .folder: what = "a folder"
            case .file: what = "a file"
            case .other: what = "something that is no file"
            }
            throw StorageError(
                .inTheWay,
                "\(place) is \(what), where \(isLast ? "a file" : "a folder") should be",
                help: "Move it away or give it another name, then try again."
            )
        }
        return place
    }
}
