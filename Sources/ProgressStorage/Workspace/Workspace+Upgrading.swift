package import CourseModel

extension Workspace {
    /// Ends the name of a new starter that is put beside a folder: the package does not cover it.
    static let besideEnding = ".new.swift"

    /// The base of the names of an exercise's dated copies, `04-chunked-sse`.
    static func backupBase(_ id: ExerciseID) -> String { id.description.replacing("/", with: "-") }

    /// What `upgrade` would do; nothing is changed.
    package func upgradePlan(to course: Course) throws(StorageError) -> UpgradePlan {
        try UpgradePlanner.plan(self, to: course, record: try record())
    }

    /// Brings the workspace to the course as it is now. Run again, it goes on where it was cut off.
    /// - Returns: what was done.
    @discardableResult
    package func upgrade(to course: Course) throws(StorageError) -> UpgradePlan {
        let plan = try locked(to: "bring your workspace up to date") { () throws(StorageError) in
            try fill(from: course)
        }
        // Before anything was done there is nothing to move.
        if disk.kind(progress.path) != .nothing {
            try progress.update { $0.adopt(renamesOf: course.exercises) }
        }
        return plan
    }

    /// Does the whole plan; the lock is held.
    func fill(from course: Course) throws(StorageError) -> UpgradePlan {
        var record = try record()
        let plan = try UpgradePlanner.plan(self, to: course, record: record)
        if plan.isEmpty, record.course == course.root { return plan }
        try carryOut(plan, &record)
        record.course = course.root
        try save(record, durable: true)
        return plan
    }

    /// Does a plan, and notes each change when it is done; the lock is held.
    func carryOut(_ plan: UpgradePlan, _ record: inout WorkspaceRecord) throws(StorageError) {
        for change in plan.changes {
            let before = record
            for action in change.actions { try carryOut(action, &record) }
            if record != before { try save(record, durable: false) }
        }
    }

    private func carryOut(
        _ action: UpgradePlan.Action,
        _ record: inout WorkspaceRecord
    ) throws(StorageError) {
        switch action {
        case .write(let path, let bytes, let expected, let backup):
            try put(bytes, at: path, expected: expected, backup: backup)
        case .remove(let path, let expected, let backup):
            let place = try place(path)
            try keepCopy(of: place, unless: expected, backup)
            try doing("bring your workspace up to date") { () throws(Disk.Failure) in
                try disk.remove(place)
            }
        case .move(let from, let to):
            // Nothing leaves the workspace over a folder that is a link.
            for path in [from, to] { _ = try place(split(path).folder + "/-") }
            try doing("move \(from)") { () throws(Disk.Failure) in
                try disk.move(root + "/" + from, to: root + "/" + to)
            }
        case .tidy(let folder): disk.removeEmptyFolder(root + "/" + folder)
        case .note(let id, let entry): record.exercises[id] = entry
        case .noteSupport(let files): record.support = files
        }
    }

    /// Puts content in place, with a dated copy of what a student may have written there.
    /// - Returns: the copy's path; nil where none was needed.
    @discardableResult
    func put(
        _ bytes: [UInt8],
        at path: String,
        expected: [UInt8]?,
        backup: UpgradePlan.BackupName?
    ) throws(StorageError) -> String? {
        let place = try place(path)
        let current = try doing("read \(path)") { () throws(Disk.Failure) in try disk.read(place) }
        if current == bytes { return nil }
        let copy = try keepCopy(of: place, unless: expected, backup)
        try doing("write \(path)") { () throws(Disk.Failure) in
            try disk.makeFolders(split(place).folder)
            // What is made for the first time can be made again from the course.
            try disk.replace(place, with: bytes, durable: current != nil && backup != nil)
        }
        return copy
    }

    @discardableResult
    private func keepCopy(
        of place: String,
        unless expected: [UInt8]?,
        _ backup: UpgradePlan.BackupName?
    ) throws(StorageError) -> String? {
        guard let backup else { return nil }
        return try doing("keep a copy of \(place)") { () throws(Disk.Failure) -> String? in
            guard let current = try disk.read(place), current != expected else { return nil }
            try disk.makeFolders(backupsFolder)
            return try disk.keepCopy(
                of: current,
                at: "\(backupsFolder)/\(backup.base)-\(environment.stamp())",
                ending: backup.ending
            )
        }
    }
}
