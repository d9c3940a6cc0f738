package import CourseModel

/// Which small changes of a solution its suites notice.
package struct MutationReport: Sendable {
    package var exercise: ExerciseID
    /// How many changes were made.
    package var changes = 0
    /// How many of them compile; only these count.
    package var compiling = 0
    /// How many fail a test, or never end.
    package var caught = 0
    /// How many are known to change nothing that anybody can see.
    package var equivalent = 0
    package var survivors: [Survivor] = []
    /// Why there is no report, or what is wrong with the list of equivalent changes.
    package var problems: [ProofFinding] = []

    /// A change that no test notices: a place to look.
    package struct Survivor: Sendable {
        package var location: SourceLocation
        /// The lines it touches, as one.
        package var before: String
        package var after: String
    }

    package init(exercise: ExerciseID) { self.exercise = exercise }

    /// The caught among those that can be caught, in percent, rounded down; 100 where none can.
    package var score: Int {
        let catchable = compiling - equivalent
        return catchable == 0 ? 100 : caught * 100 / catchable
    }

    /// What `author mutate` prints of an exercise.
    package var text: String {
        var lines = [
            "\(exercise)   \(caught) of \(compiling - equivalent) changes caught (\(score) %)"
                + (equivalent > 0 ? ", \(equivalent) equivalent" : "")
                + ", \(changes - compiling) did not compile"
        ]
        lines += problems.map(\.line)
        for survivor in survivors {
            let place = survivor.location
            lines.append(
                "\(place.file):\(place.line):\(place.column ?? 1): warning: no test notices this"
            )
            lines += ["    - \(survivor.before)", "    + \(survivor.after)"]
        }
        return lines.joined(separator: "\n")
    }
}
