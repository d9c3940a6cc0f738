import CourseModel

extension UpgradePlanner {
    /// An exercise's names and contents on both sides, before the plan is done.
    private struct Comparison {
        var exercise: Exercise
        /// The id that the workspace knows; nil where the exercise is new to it.
        var oldID: ExerciseID?
        var old: WorkspaceRecord.Entry
        var new: WorkspaceRecord.Entry
        /// Where its folder is now.
        var present: String
        var isRenamed: Bool { oldID != nil && oldID != exercise.id }
        var hasNewModule: Bool { old.module != new.module }
    }

    /// Plans what one exercise needs, in an order in which each step leaves enough behind for the
    /// next run to go on: first the student's file, then what surrounds it, then the pristine
    /// copies by which changes are told, the note last.
    mutating func bringUpToDate(_ exercise: Exercise) throws(StorageError) {
        let id = recordedID(of: exercise)
        let new = WorkspaceRecord.Entry(folder: exercise.workspaceFolder, module: exercise.module)
        let old = id.flatMap { record.exercises[$0] } ?? new
        let pair = Comparison(
            exercise: exercise,
            oldID: id,
            old: old,
            new: new,
            present: present[exercise.id] ?? old.folder
        )

        var change = UpgradePlan.Change(
            kind: .refresh,
            exercise: exercise.id,
            note: "\(exercise.id): its suite and README are brought up to date.",
            actions: []
        )
        try planStudentFile(pair, &change)
        try planSurroundings(pair, &change)
        if id == nil {
            let kept = change.kind == .putBeside ? " The file of yours that is there stays." : ""
            change.kind = .add
            change.note = "\(exercise.id) is new, in \(new.folder).\(kept)"
        } else if pair.isRenamed, let id {
            change.kind = .rename
            let more = change.note.drop { $0 != ":" }.dropFirst(2)
            change.note =
                "\(exercise.id) was \(id) before: your file and your progress go with it."
                + (more.isEmpty || more.hasPrefix("its suite") ? "" : " Its starter: \(more)")
        }
        guard !change.actions.isEmpty || id == nil || pair.isRenamed || old != new else { return }
        if pair.isRenamed, let id {
            change.actions.append(.note(id, nil))
            note(id, nil)
        }
        change.actions.append(.note(exercise.id, new))
        note(exercise.id, new)
        plan.changes.append(change)
    }

    private func planStudentFile(
        _ pair: Comparison,
        _ change: inout UpgradePlan.Change
    ) throws(StorageError) {
        let starter = try courseFile(pair.exercise.starterPath)
        let backup = UpgradePlan.BackupName(base: Workspace.backupBase(pair.exercise.id))
        let oldName = pair.old.module + ".swift"
        let path = pair.new.studentFile
        var current = try content(pair.present + "/" + oldName)
        if pair.hasNewModule {
            if current != nil {
                change.actions.append(.move(from: pair.new.folder + "/" + oldName, to: path))
            } else {
                current = try content(pair.present + "/" + pair.new.module + ".swift")
            }
        }
        let pristine = try pristineContent(pair, old: oldName, new: pair.new.module + ".swift")
        if current == nil, pair.oldID == nil {
            change.actions.append(.write(path, starter, expected: nil, backup: backup))
        } else if let current, current != starter, current == pristine {
            change.kind = .replaceStarter
            change.note =
                "\(pair.exercise.id): the new starter replaces the one you have not changed."
            change.actions.append(.write(path, starter, expected: pristine, backup: backup))
        } else if let current, current != starter, pristine != starter {
            let beside = pair.new.folder + Workspace.besideEnding
            change.kind = .putBeside
            change.note =
                "\(pair.exercise.id): your file stays; the new starter is beside it, "
                + "in \(beside)."
            change.actions.append(
                .write(beside, starter, expected: pristine, backup: .init(of: beside))
            )
        }
    }

    private func planSurroundings(
        _ pair: Comparison,
        _ change: inout UpgradePlan.Change
    ) throws(StorageError) {
        let (old, new) = (pair.old.module + "Tests.swift", pair.new.module + "Tests.swift")
        let suite = try courseFile(pair.exercise.suitePath)
        let readme = try courseFile(pair.exercise.readmePath)
        let starter = try courseFile(pair.exercise.starterPath)
        let base = Workspace.backupBase(pair.exercise.id)
        for (before, name, bytes) in [(old, new, suite), ("README.md", "README.md", readme)] {
            let path = pair.new.folder + "/" + name
            change.actions += try refresh(
                path,
                present: pair.present + "/" + name,
                with: bytes,
                pristine: try pristineContent(pair, old: before, new: name),
                backup: name == new
                    ? .init(base: base + "-suite") : .init(base: base, ending: ".md")
            )
        }
        if pair.hasNewModule, try content(pair.present + "/" + old) != nil {
            change.actions.append(
                .remove(
                    pair.new.folder + "/" + old,
                    expected: try pristineContent(pair, old: old, new: old),
                    backup: .init(base: base + "-suite")
                )
            )
        }
        let folder = Workspace.pristineFolder(of: pair.exercise.id)
        for (name, bytes) in [
            (pair.new.module + ".swift", starter), (new, suite), ("README.md", readme),
        ] where try content(folder + "/" + name) != bytes {
            change.actions.append(.write(folder + "/" + name, bytes, expected: nil, backup: nil))
        }
        try dropFormerPristine(pair, &change)
    }

    /// Removes the pristine copies under a former id or module.
    private func dropFormerPristine(
        _ pair: Comparison,
        _ change: inout UpgradePlan.Change
    ) throws(StorageError) {
        guard let id = pair.oldID, pair.isRenamed || pair.hasNewModule else { return }
        let folder = Workspace.pristineFolder(of: id)
        var names = [pair.old.module + ".swift", pair.old.module + "Tests.swift"]
        if pair.isRenamed { names.append("README.md") }
        for name in names where try content(folder + "/" + name) != nil {
            change.actions.append(.remove(folder + "/" + name, expected: nil, backup: nil))
        }
        if pair.isRenamed { change.actions += [.tidy(folder), .tidy(split(folder).folder)] }
    }

    /// A file as it came; under the new names where a plan was cut off after writing those.
    private func pristineContent(
        _ pair: Comparison,
        old: String,
        new: String
    ) throws(StorageError) -> [UInt8]? {
        let before = Workspace.pristineFolder(of: pair.oldID ?? pair.exercise.id) + "/" + old
        if let bytes = try content(before) { return bytes }
        return try content(Workspace.pristineFolder(of: pair.exercise.id) + "/" + new)
    }
}
