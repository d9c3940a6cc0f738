import CourseModel

extension UpgradePlanner {
    private struct Move {
        /// As the workspace knows the exercise.
        var id: ExerciseID
        var from: String
        var to: String
        /// A new starter that an earlier upgrade put beside the folder, wherever it is now.
        var beside: String?
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
            if now != target {
                let beside = [now, asideFolder(of: id)].map { $0 + Workspace.besideEnding }
                    .first { workspace.disk.kind(workspace.root + "/" + $0) == .file }
                pending.append(Move(id: id, from: now, to: target, beside: beside))
            } else if entry.folder != target {
                // Moved before, when a plan was cut off between the move and the note.
                change(id, to: target, note: "", actions: [])
            }
        }
        let leaving = makeWay().union(pending.map(\.from))
        for move in pending where !leaving.contains(move.to) {
            try checkIsFree(move.to, for: move.id)
        }
        while let first = pending.first {
            let free = pending.firstIndex { move in !pending.contains { $0.from == move.to } }
            if let free {
                let next = pending.remove(at: free)
                move(
                    next,
                    to: next.to,
                    note: "\(next.id): its folder moves to \(next.to), with all that is in it."
                )
            } else {
                // They wait for each other in a circle: one steps aside.
                let aside = asideFolder(of: first.id)
                pending[0].beside = move(first, to: aside, note: "")
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
    /// - Returns: the places that get free.
    private mutating func makeWay() -> Set<String> {
        var freed: Set<String> = []
        let targets = Set(exercises.map(\.workspaceFolder))
        let matched = Set(exercises.compactMap { recordedID(of: $0) })
        let kept = Set(matched.compactMap { record.exercises[$0]?.folder })
        for (id, entry) in record.exercises.sorted(by: { $0.key < $1.key })
        where !matched.contains(id) && targets.contains(entry.folder)
            && !kept.contains(entry.folder)
        {
            var (last, free, number) = (String?.none, entry.folder + "-removed", 1)
            while workspace.disk.kind(workspace.root + "/" + free) != .nothing {
                (last, number) = (free, number + 1)
                free = entry.folder + "-removed-\(number)"
            }
            if isFolder(entry.folder) {
                freed.insert(entry.folder)
                move(
                    Move(id: id, from: entry.folder, to: free),
                    to: free,
                    note: "\(id): its folder makes way for another exercise and is now \(free)."
                )
            } else if let last, !record.exercises.values.contains(where: { $0.folder == last }) {
                // Moved before, when a plan was cut off between the move and the note.
                change(id, to: last, note: "", actions: [])
            }
        }
        return freed
    }

    private func checkIsFree(_ target: String, for id: ExerciseID) throws(StorageError) {
        let path = workspace.root + "/" + target
        if workspace.disk.kind(path) == .nothing { return }
        if isFolder(target), let names = try? workspace.disk.list(path), names.isEmpty { return }
        throw StorageError(
            .inTheWay,
            "cannot move \(id) to \(path): something else stands there",
            help: "Move it away or give it another name, then run streamtutor upgrade again."
        )
    }

    /// - Returns: where what was beside the folder is then.
    @discardableResult
    private mutating func move(_ move: Move, to place: String, note text: String) -> String? {
        var actions: [UpgradePlan.Action] = []
        var beside = move.beside
        if let old = move.beside {
            let new = place + Workspace.besideEnding
            if new != old { actions.append(.move(from: old, to: new)) }
            beside = new
        }
        if isFolder(move.from) || move.from == asideFolder(of: move.id) {
            actions += [
                .tidy(place), .move(from: move.from, to: place), .tidy(split(move.from).folder),
            ]
        }
        change(move.id, to: place, note: text, actions: actions)
        return beside
    }

    private mutating func change(
        _ id: ExerciseID,
        to place: String,
        note text: String,
        actions: [UpgradePlan.Action]
    ) {
        guard var entry = record.exercises[id] else { return }
        entry.folder = place
        note(id, entry)
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
