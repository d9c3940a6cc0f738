package import CourseModel
package import ProgressStorage
import StreamingKit

/// The course and what was done in it as JSON, for other programs: `list --json`.
///
/// `{"schema":1,"lessons":[{"number","slug","title","minutes","started","finished","seconds",
/// "exercises":[{"id","title","points","minutes","passed","attempts","bestPoints","hints",
/// "solutionSeen","seconds"}]}],"solved","exercises","points","allPoints"}`; dates are ISO 8601 in
/// UTC, absent ones null.
package struct CourseJSON {
    let catalogue: Catalogue
    let progress: Progress

    package init(catalogue: Catalogue, progress: Progress) {
        self.catalogue = catalogue
        self.progress = progress
    }

    package var text: String {
        let standing = Standing(catalogue: catalogue, progress: progress)
        let value: JSONValue = [
            "schema": 1,
            "lessons": .array(catalogue.lessons.map(lesson)),
            "solved": .int(standing.solved),
            "exercises": .int(standing.exercises),
            "points": .int(standing.points),
            "allPoints": .int(standing.allPoints),
        ]
        return value.text()
    }

    private func lesson(_ lesson: Catalogue.LessonEntry) -> JSONValue {
        let done = progress.lessons[lesson.number]
        return [
            "number": .int(lesson.number),
            "slug": .string(lesson.slug),
            "title": .string(lesson.title),
            "minutes": .int(lesson.minutes),
            "started": date(done?.startedAt),
            "finished": date(done?.finishedAt),
            "seconds": .int(done?.seconds ?? 0),
            "exercises": .array(catalogue.exercises(ofLesson: lesson.number).map(exercise)),
        ]
    }

    private func exercise(_ exercise: Catalogue.ExerciseEntry) -> JSONValue {
        let done = progress.progress(of: exercise)
        return [
            "id": .string(exercise.id.description),
            "title": .string(exercise.title),
            "points": .int(exercise.points),
            "minutes": .int(exercise.minutes),
            "passed": date(done.passedAt),
            "attempts": .int(done.attempts),
            "bestPoints": .int(done.bestPoints),
            "hints": .array(done.hintsShown.map { .int($0) }),
            "solutionSeen": .bool(done.solutionShown != nil),
            "seconds": .int(done.seconds),
        ]
    }

    private func date(_ moment: Moment?) -> JSONValue {
        moment.map { .string($0.description) } ?? .null
    }
}

extension JSONValue {
    fileprivate static func int(_ number: Int) -> JSONValue { .number(JSONNumber(number)) }
}
