package import CourseModel

extension Workspace {
    /// A workspace, and whether it was made just now.
    package struct Made: Sendable {
        package var workspace: Workspace
        package var isNew: Bool
    }

    /// Makes a workspace with all exercises of a course, or opens the one that stands there.
    ///
    /// A making that was cut off is finished. A folder that exists may hold other things, as long
    /// as none has a name that the workspace needs.
    package static func make(
        at path: String,
        course: Course,
        environment: StorageEnvironment = StorageEnvironment()
    ) throws(StorageError) -> Made {
        let disk = environment.disk
        let wasThere = isWorkspace(path, on: disk)
        if !wasThere { try checkIsFree(path, for: course, on: disk) }
        try doing("make a workspace") { () throws(Disk.Failure) in
            try disk.makeFolders(path + "/" + toolFolderName)
        }
        guard let root = disk.resolved(path) else {
            throw StorageError(
                .cannotRead,
                "cannot make a workspace: \(path) leads nowhere",
                help: "Look at the folder's rights, or choose another: streamtutor init DIR."
            )
        }
        let workspace = Self(root: root, environment: environment)
        try workspace.locked(to: "make a workspace") { () throws(StorageError) in
            let record = try workspace.record()
            guard record.course == nil else { return }
            // From here on it is a workspace, and what is missing is made on the next start.
            if !wasThere { try workspace.save(record, durable: false) }
            _ = try workspace.fill(from: course)
        }
        return Made(workspace: workspace, isNew: !wasThere)
    }

    private static func checkIsFree(
        _ path: String,
        for course: Course,
        on disk: Disk
    ) throws(StorageError) {
        if disk.kind(path) != .nothing, !disk.isFolder(path) {
            throw StorageError(
                .inTheWay,
                "cannot make a workspace: \(path) is no folder",
                help: "Move it away, or choose another place: streamtutor init DIR."
            )
        }
        if let resolved = disk.resolved(path),
            [course.root, course.root + "/lessons", course.root + "/exercises"].contains(resolved)
        {
            throw StorageError(
                .inTheWay,
                "cannot make a workspace: \(path) is the course itself",
                help: "Choose another place: streamtutor init DIR."
            )
        }
        let names = Set(
            ["Package.swift", "README.md", "Support"]
                + course.exercises.map { split($0.workspaceFolder).folder }
        )
        if let name = names.sorted().first(where: { disk.kind(path + "/" + $0) != .nothing }) {
            throw StorageError(
                .inTheWay,
                "cannot make a workspace: \(path) already has a \(name)",
                help: "Choose an empty folder: streamtutor init DIR."
            )
        }
    }
}
