import CourseModel

extension ProgressStore {
    /// Sets a damaged file aside and puts in its place what can be read of it and of the generation
    /// before. The lock is held. A crash at any moment leaves the damaged file under one name or
    /// both, and the next start does this again.
    func repair() throws(StorageError) -> Loaded {
        switch try read() {
        case .sound(let progress):
            // Another streamtutor was faster.
            return Loaded(progress: progress, notices: [])
        case .absent:
            guard let progress = previous() else {
                return Loaded(progress: Progress(), notices: [])
            }
            try write(progress, keepingPrevious: false)
            return Loaded(
                progress: progress,
                notices: [
                    "progress.json was missing. Your progress is that of the copy before it, "
                        + "progress.json.previous; only the last step may be gone."
                ]
            )
        case .damaged(let damage):
            let (progress, usesPrevious) = rebuilt(from: damage)
            let aside = try doing("set the damaged progress aside") { () throws(Disk.Failure) in
                try environment.disk.keepCopy(
                    of: damage.bytes,
                    at: path + ".damaged-" + environment.stamp(),
                    ending: ""
                )
            }
            try write(progress, keepingPrevious: false)
            return Loaded(
                progress: progress,
                notices: [
                    "progress.json was damaged: \(damage.what). It was set aside as "
                        + "\(split(aside).name), and your progress was rebuilt from what can be "
                        + "read of it" + (usesPrevious ? " and of the copy before it." : ".")
                ]
            )
        }
    }

    /// What a damaged file and the generation before it say together.
    func rebuilt(from damage: Damage) -> (progress: Progress, usesPrevious: Bool) {
        var progress = damage.salvage
        guard let previous = previous() else { return (progress, false) }
        // What was cut off inside is better taken whole from the generation before.
        for path in damage.incomplete {
            switch path[0] {
            case "lessons":
                if let number = Int(path[1]), let old = previous.lessons[number] {
                    progress.lessons[number] = old
                }
            case "answers":
                if let key = StepKey(path[1]), let old = previous.answers[key] {
                    progress.answers[key] = old
                }
            case "exercises":
                if let id = ExerciseID(path[1]), let old = previous.exercises[id] {
                    progress.exercises[id] = old
                }
            default: break
            }
        }
        progress.lessons.merge(previous.lessons) { own, _ in own }
        progress.answers.merge(previous.answers) { own, _ in own }
        progress.exercises.merge(previous.exercises) { own, _ in own }
        progress.lastLesson = progress.lastLesson ?? previous.lastLesson
        progress.unknown.fill(from: previous.unknown)
        return (progress, true)
    }

    /// The generation before, as far as it is sound.
    func previous() -> Progress? {
        guard environment.disk.kind(previousPath) == .file,
            let bytes = try? environment.disk.read(previousPath),
            let state = try? Self.understand(bytes, path: previousPath)
        else { return nil }
        switch state {
        case .sound(let progress): return progress
        case .damaged(let damage): return damage.salvage
        case .absent: return nil
        }
    }
}
