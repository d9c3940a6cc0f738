import CourseModel

extension UpgradePlanner {
    private struct Move {
        /// As the workspace knows the exercise.
        var id: ExerciseID
        var from: String
        var to: String
    }

    /// Gives every exercise's folder the place that it has in the course, in an order in which no
    /// folder meets another.
    mutating func relocate() throws(StorageError) {
        var pending: [Move] = []
        for exercise in exercises {
            guard let id = recordedID(of: exercise), let entry = record.exercises[id] else {
                continue
            }
            let target = exercise.workspaceFolder
            let now = presentFolder(of: id, entry, target: target)
            present[exercise.id] = now
            if now != target { pending.append(Move(id: id, from: now, to: target)) }
            // Moved before, when the plan was cut off between the move and the note.
            if now == target, entry.folder != target { move(id, from: nil, to: target, note: "") }
        }
        try makeWay(except: Set(pending.map(\.from)))
        for move in pending { try checkIsFree(move.to, for: move.id, leaving: pending.map(\.from)) }
        while let first = pending.first {
            let free = pending.firstIndex { move in !pending.contains { $0.from == move.to } }
            if let free {
                let next = pending.remove(at: free)
                move(
                    next.id,
                    from: next.from,
                    to: next.to,
                    note: "\(next.id): its folder moves to \(next.to), with all that is in it."
                )
            } else {
                // They wait for each other in a circle: one steps aside.
                let aside = asideFolder(of: first.id)
                move(first.id, from: first.from, to: aside, note: "")
                pending[0].from = aside
            }
        }
    }

    private func asideFolder(of id: ExerciseID) -> String {
        "\(Workspace.toolFolderName)/moving/\(id.description.replacing("/", with: "-"))"
    }

    /// Where an exercise's folder really is: as noted, or where a plan that was cut off put it.
    private func presentFolder(
        of id: ExerciseID,
        _ entry: WorkspaceRecord.Entry,
        target: String
    ) -> String {
        let others = record.exercises.filter { $0.key != id }.map(\.value.folder)
        return [entry.folder, asideFolder(of: id)].first { isFolder($0) }
            ?? (others.contains(target) && isFolder(target) ? entry.folder : target)
    }

    private func isFolder(_ path: String) -> Bool {
        workspace.disk.kind(workspace.root + "/" + path) == .folder
    }

    /// Moves folders of exercises that the course has no more out of the way of others.
    private mutating func makeWay(except leaving: Set<String>) throws(StorageError) {
        let targets = Set(exercises.map(\.workspaceFolder))
        let matched = Set(exercises.compactMap { recordedID(of: $0) })
        let kept = Set(matched.compactMap { record.exercises[$0]?.folder })
        for (id, entry) in record.exercises.sorted(by: { $0.key < $1.key })
        where !matched.contains(id) && targets.contains(entry.folder)
            && !kept.contains(entry.folder) && isFolder(entry.folder)
        {
            var number = 1
            var free = entry.folder + "-removed"
            while workspace.disk.kind(workspace.root + "/" + free) != .nothing {
                number += 1
                free = entry.folder + "-removed-\(number)"
            }
            move(
                id,
                from: entry.folder,
                to: free,
                note: "\(id): its folder makes way for another exercise and is now \(free)."
            )
        }
    }

    private func checkIsFree(
        _ target: String,
        for id: ExerciseID,
        leaving: [String]
    ) throws(StorageError) {
        let path = workspace.root + "/" + target
        guard !leaving.contains(target), workspace.disk.kind(path) != .nothing,
            !record.exercises.contains(where: { $0.key != id && $0.value.folder == target })
        else { return }
        if isFolder(target), let names = try? workspace.disk.list(path), names.isEmpty { return }
        throw StorageError(
            .inTheWay,
            "cannot move \(id) to \(path): something else stands there",
            help: "Move it away or give it another name, then run streamtutor upgrade again."
        )
    }

    /// - Parameter from: nil where the folder is at its place already.
    private mutating func move(
        _ id: ExerciseID,
        from: String?,
        to: String,
        note text: String
    ) {
        guard var entry = record.exercises[id] else { return }
        entry.folder = to
        note(id, entry)
        var actions: [UpgradePlan.Action] = []
        if let from, isFolder(from) || from.hasPrefix(Workspace.toolFolderName) {
            let beside = from + Workspace.besideEnding
            if workspace.disk.kind(workspace.root + "/" + beside) == .file {
                actions.append(.move(from: beside, to: to + Workspace.besideEnding))
            }
            actions += [.tidy(to), .move(from: from, to: to), .tidy(split(from).folder)]
        }
        plan.changes.append(
            UpgradePlan.Change(
                kind: .move,
                exercise: id,
                note: text,
                actions: actions + [.note(id, entry)]
            )
        )
    }
}

extension Exercise {
    /// Its folder in a workspace, named as in the course: `04-parsing-chunks/03-chunked-sse`.
    var workspaceFolder: String {
        let (lesson, name) = split(folder)
        return split(lesson).name + "/" + name
    }
}
