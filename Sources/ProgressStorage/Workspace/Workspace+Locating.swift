/// Where a student's workspace is, or would be made.
package struct WorkspaceLocation: Hashable, Sendable {
    package enum Source: Hashable, Sendable {
        case option
        /// `STREAMTUTOR_WORKSPACE`.
        case environment
        /// The current folder or one above it.
        case currentFolder
        /// `streamtutor` in the home folder.
        case home
    }

    /// Absolute.
    package var path: String
    package var source: Source
    /// Whether a workspace stands there.
    package var exists: Bool
}

extension Workspace {
    /// Finds the workspace: as the option says, as `STREAMTUTOR_WORKSPACE` says, upwards from the
    /// current folder, else `~/streamtutor`.
    /// - Throws: `StorageError` of kind `missing` where there is no home folder to fall back to.
    package static func locate(
        option: String?,
        environment: [String: String],
        currentFolder: String,
        disk: Disk = .real
    ) throws(StorageError) -> WorkspaceLocation {
        func location(_ path: String, _ source: WorkspaceLocation.Source) -> WorkspaceLocation {
            let path = absolute(path, from: currentFolder, home: environment["HOME"])
            return WorkspaceLocation(
                path: path,
                source: source,
                exists: isWorkspace(path, on: disk)
            )
        }
        if let option, !option.isEmpty { return location(option, .option) }
        if let path = environment["STREAMTUTOR_WORKSPACE"], !path.isEmpty {
            return location(path, .environment)
        }
        var folder = absolute(currentFolder, from: "/", home: nil)
        while true {
            if isWorkspace(folder, on: disk) { return location(folder, .currentFolder) }
            if folder == "/" { break }
            folder = split(folder).folder
        }
        guard let home = environment["HOME"], !home.isEmpty else {
            throw StorageError(
                .missing,
                "there is no home folder to make a workspace in (HOME is not set)",
                help: "Say where to work: streamtutor init DIR, then run streamtutor there."
            )
        }
        return location(home + "/streamtutor", .home)
    }

    /// A path from the root, without `.` and `..` and doubled slashes; links stay.
    static func absolute(_ path: String, from folder: String, home: String?) -> String {
        var path = path
        if let home, path == "~" || path.hasPrefix("~/") { path = home + path.dropFirst() }
        if !path.hasPrefix("/") { path = folder + "/" + path }
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }
}
