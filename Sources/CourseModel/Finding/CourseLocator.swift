/// Finds the course that a command works on.
package enum CourseLocator {
    /// Finds the course's folder.
    ///
    /// Looks at the option, then at `STREAMTUTOR_COURSE`, upwards from the current folder, at
    /// `../share/streamtutor` from the executable, and upwards from the executable, which finds
    /// the repository from a build folder inside it.
    /// - Parameters:
    ///   - option: What `--course` says; nil where it was not given.
    ///   - environment: The process's environment.
    ///   - currentFolder: Where the command was typed; absolute.
    ///   - executable: The running program's path; links are resolved.
    /// - Returns: The folder that holds `lessons/` and `exercises/`; absolute, links resolved.
    /// - Throws: `CourseNotFound`. A course that was asked for and is none is never passed over
    ///   in silence for another.
    package static func find(
        option: String?,
        environment: [String: String],
        currentFolder: String,
        executable: String
    ) throws(CourseNotFound) -> String {
        if let option {
            return try chosen(option, by: .option, currentFolder: currentFolder)
        }
        // An empty variable is how shells unset one for a single command.
        if let variable = environment["STREAMTUTOR_COURSE"], !variable.isEmpty {
            return try chosen(variable, by: .environment, currentFolder: currentFolder)
        }
        let program = FileSystem.resolved(executable) ?? executable
        let programFolder = parent(of: program)
        var looked: [String] = []
        for folder in [currentFolder] + parents(of: currentFolder) {
            if isCourse(folder), let found = FileSystem.resolved(folder) { return found }
        }
        looked.append("\(currentFolder) and the folders above it")
        let shared = parent(of: programFolder) + "/share/streamtutor"
        if isCourse(shared), let found = FileSystem.resolved(shared) { return found }
        looked.append(shared)
        for folder in [programFolder] + parents(of: programFolder) {
            if isCourse(folder), let found = FileSystem.resolved(folder) { return found }
        }
        looked.append("\(programFolder) and the folders above it")
        throw CourseNotFound(reason: .nothing(looked: looked))
    }

    /// Whether a folder is a course: it holds the folders `lessons` and `exercises`.
    package static func isCourse(_ folder: String) -> Bool {
        FileSystem.isFolder(folder + "/lessons") && FileSystem.isFolder(folder + "/exercises")
    }

    private static func chosen(
        _ typed: String,
        by choice: CourseNotFound.Choice,
        currentFolder: String
    ) throws(CourseNotFound) -> String {
        let path = typed.hasPrefix("/") ? typed : currentFolder + "/" + typed
        func no(_ why: String) -> CourseNotFound {
            CourseNotFound(reason: .notACourse(typed: typed, choice: choice, why: why))
        }
        guard !typed.isEmpty, let found = FileSystem.resolved(path) else {
            throw no("there is no such folder")
        }
        guard FileSystem.isFolder(found) else { throw no("it is a file, not a folder") }
        let missing = ["lessons", "exercises"].filter { !FileSystem.isFolder(found + "/" + $0) }
        guard missing.isEmpty else {
            throw no(
                "it has no \(missing.joined(separator: " and no ")) "
                    + (missing.count == 1 ? "folder" : "folders")
            )
        }
        return found
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func parents(of path: String) -> [String] {
        var parents: [String] = []
        var path = path
        while path.count > 1, path.hasPrefix("/") {
            path = parent(of: path)
            parents.append(path)
        }
        return parents
    }
}

/// No course where one was looked for. Exit status 66.
package struct CourseNotFound: Error, Hashable, Sendable, CustomStringConvertible {
    /// Who asked for a folder by name.
    package enum Choice: String, Hashable, Sendable {
        case option = "--course"
        case environment = "STREAMTUTOR_COURSE"
    }

    package enum Reason: Hashable, Sendable {
        /// A folder was asked for by name and is no course.
        case notACourse(typed: String, choice: Choice, why: String)
        /// None was asked for, and none is in the places where one was looked for, in order.
        case nothing(looked: [String])
    }

    package var reason: Reason

    package init(reason: Reason) { self.reason = reason }

    /// What is wrong, in one line.
    package var description: String {
        switch reason {
        case .notACourse(let typed, let choice, let why):
            "\(choice.rawValue) names \"\(typed)\", which is no course: \(why)"
        case .nothing: "no course found"
        }
    }

    /// What to do about it; several lines where several places were looked at.
    package var help: String {
        switch reason {
        case .notACourse:
            "A course is a folder that holds lessons/ and exercises/."
        case .nothing(let looked):
            (["Looked for a folder that holds lessons/ and exercises/ in"]
                + looked.map { "  " + $0 } + ["Name one with --course DIR."])
                .joined(separator: "\n")
        }
    }
}
