package import CourseModel

/// What has to be done so that a workspace has the course as it is now, one change after another.
///
/// Every change can be done again after it was cut off, and none loses what a student wrote.
package struct UpgradePlan: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// An exercise that the workspace does not have yet.
        case add
        /// Its folder gets another place.
        case move
        /// Its id changed; edits and progress go with it.
        case rename
        /// The starter is new, and the student has not touched the old one.
        case replaceStarter
        /// The starter is new, and the student's file stays: the new one is put beside.
        case putBeside
        /// Suites, READMEs, Support and the package are brought up to date.
        case refresh
        /// The course has it no more; the student's folder stays.
        case keepRemoved
    }

    package struct Change: Hashable, Sendable {
        package var kind: Kind
        package var exercise: ExerciseID?
        /// A line for the student; empty where there is nothing to tell.
        package var note: String
        var actions: [Action]
    }

    /// One step on disk; paths start from the workspace's folder.
    enum Action: Hashable, Sendable {
        /// Puts content in place. What stands there and is neither `expected` nor the same gets a
        /// dated copy first, unless the file is the tutor's own (`backup` is nil).
        case write(String, [UInt8], expected: [UInt8]?, backup: BackupName?)
        /// Removes a file; what is not `expected` gets a dated copy first, as above.
        case remove(String, expected: [UInt8]?, backup: BackupName?)
        case move(from: String, to: String)
        /// Removes a folder if it is empty.
        case tidy(String)
        /// Notes where an exercise is.
        case note(ExerciseID, WorkspaceRecord.Entry?)
        case noteSupport([String])
    }

    /// The name of a dated copy, `<base>-2026-03-01-141502<ending>`.
    struct BackupName: Hashable, Sendable {
        var base: String
        var ending: String

        init(base: String, ending: String = ".swift") {
            self.base = base
            self.ending = ending
        }

        /// For a file at a path from the workspace's folder.
        init(of path: String) {
            let name = path.split(separator: "/").joined(separator: "-")
            let dot = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? $0 : nil }
            base = String(name[..<(dot ?? name.endIndex)])
            ending = String(name[(dot ?? name.endIndex)...])
        }
    }

    package var changes: [Change] = []

    /// Whether the workspace is up to date.
    package var isEmpty: Bool { changes.isEmpty }

    /// The plan, a line a change.
    package var lines: [String] { changes.map(\.note).filter { !$0.isEmpty } }
}
