import CourseModel

extension Progress {
    /// Reads what a file holds; what cannot be understood is told and left out.
    init(stored: StoredValue, problems: inout [String]) {
        self.init()
        var reader = MemberReader(stored, path: [])
        // The format was looked at before, and who wrote the file is written anew.
        _ = reader.member("format")
        _ = reader.member("writtenBy")
        lastLesson = reader.count("lastLesson")
        for (key, value) in reader.members(of: "lessons") {
            // A key of another shape comes from a newer version.
            guard let number = Int(key), key == twoDigits(number) else {
                unknown.keep(value, at: ["lessons", key])
                continue
            }
            var lesson = MemberReader(value, path: ["lessons", key])
            lessons[number] = LessonProgress(stored: &lesson)
            lesson.finish(&unknown, &problems)
        }
        for (key, value) in reader.members(of: "answers") {
            guard let step = StepKey(key) else {
                unknown.keep(value, at: ["answers", key])
                continue
            }
            var answer = MemberReader(value, path: ["answers", key])
            answers[step] = AnswerProgress(stored: &answer)
            answer.finish(&unknown, &problems)
        }
        for (key, value) in reader.members(of: "exercises") {
            guard let id = ExerciseID(key) else {
                unknown.keep(value, at: ["exercises", key])
                continue
            }
            var exercise = MemberReader(value, path: ["exercises", key])
            exercises[id] = ExerciseProgress(
                stored: &exercise,
                path: ["exercises", key],
                unknown: &unknown
            )
            exercise.finish(&unknown, &problems)
        }
        reader.finish(&unknown, &problems)
    }

    /// What is written to disk.
    /// - Parameter writer: the program and its version, `streamtutor 0.1.0`.
    func stored(writer: String?) -> StoredValue {
        var members: [String: StoredValue] = ["format": .int(Self.format)]
        members["writtenBy"] = writer.map { .string($0) }
        members["lastLesson"] = lastLesson.map { .int($0) }
        members["lessons"] = .object(
            Dictionary(uniqueKeysWithValues: lessons.map { (twoDigits($0), $1.stored) })
        )
        members["answers"] = .object(
            Dictionary(uniqueKeysWithValues: answers.map { ($0.description, $1.stored) })
        )
        members["exercises"] = .object(
            Dictionary(uniqueKeysWithValues: exercises.map { ($0.description, $1.stored) })
        )
        var value = StoredValue.object(members)
        unknown.restore(into: &value)
        return value
    }
}

/// Members that say more than their default; the others would only be in a reader's way.
private func telling(_ members: KeyValuePairs<String, StoredValue?>) -> StoredValue {
    var object: [String: StoredValue] = [:]
    for (key, value) in members {
        switch value {
        case nil, .int(0), .bool(false), .array([]): continue
        case let value?: object[key] = value
        }
    }
    return .object(object)
}

extension Moment {
    fileprivate var stored: StoredValue { .string(description) }
}

extension LessonProgress {
    fileprivate init(stored reader: inout MemberReader) {
        self.init()
        position = reader.string("position")
        startedAt = reader.moment("startedAt")
        finishedAt = reader.moment("finishedAt")
        seconds = reader.count("seconds") ?? 0
    }

    fileprivate var stored: StoredValue {
        telling([
            "position": position.map { .string($0) }, "startedAt": startedAt?.stored,
            "finishedAt": finishedAt?.stored, "seconds": .int(seconds),
        ])
    }
}

extension AnswerProgress {
    fileprivate init(stored reader: inout MemberReader) {
        self.init()
        attempts = reader.count("attempts") ?? 0
        firstWasRight = reader.bool("firstWasRight")
        rightAt = reader.moment("rightAt")
        shown = reader.bool("shown") ?? false
    }

    fileprivate var stored: StoredValue {
        var value = telling([
            "attempts": .int(attempts), "rightAt": rightAt?.stored, "shown": .bool(shown),
        ])
        // Here `false` says something: the first answer was wrong.
        if let firstWasRight { value.set(.bool(firstWasRight), at: ["firstWasRight"]) }
        return value
    }
}

extension ExerciseProgress {
    fileprivate init(
        stored reader: inout MemberReader,
        path: [String],
        unknown: inout UnknownMembers
    ) {
        self.init()
        attempts = reader.count("attempts") ?? 0
        failedInRow = reader.count("failedInRow") ?? 0
        passedAt = reader.moment("passedAt")
        passedAttempt = reader.count("passedAttempt")
        bestPoints = reader.count("bestPoints") ?? 0
        bestTests = reader.count("bestTests") ?? 0
        hintsShown = reader.counts("hintsShown")
        seconds = reader.count("seconds") ?? 0
        lastCheckAt = reader.moment("lastCheckAt")
        guard let shown = reader.member("solutionShown") else { return }
        var inner = MemberReader(shown, path: path + ["solutionShown"])
        let moment = inner.moment("at")
        let reason = inner.string("reason")
        // A reason that is not known counts as the stricter one.
        solutionShown = SolutionShown(
            reason: reason.flatMap(SolutionShown.Reason.init) ?? .afterFailures,
            at: moment ?? lastCheckAt ?? Moment(secondsSince1970: 0)
        )
        reader.problems += inner.problems
        inner.problems = []
        var none: [String] = []
        inner.finish(&unknown, &none)
    }

    fileprivate var stored: StoredValue {
        telling([
            "attempts": .int(attempts), "failedInRow": .int(failedInRow),
            "passedAt": passedAt?.stored, "passedAttempt": passedAttempt.map { .int($0) },
            "bestPoints": .int(bestPoints), "bestTests": .int(bestTests),
            "hintsShown": .array(hintsShown.map { .int($0) }), "seconds": .int(seconds),
            "lastCheckAt": lastCheckAt?.stored,
            "solutionShown": solutionShown.map {
                .object(["reason": .string($0.reason.rawValue), "at": $0.at.stored])
            },
        ])
    }
}
