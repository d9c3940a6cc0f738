/// The folder in which a student works: a Swift package with their copies of the exercises, and
/// `.streamtutor` with what the tutor keeps.
///
/// Nothing that a student wrote is overwritten without a dated copy, and hidden suites, solutions
/// and mutants never come here.
package struct Workspace: Sendable {
    /// The workspace's folder; absolute, links resolved.
    package let root: String
    let environment: StorageEnvironment

    init(root: String, environment: StorageEnvironment) {
        self.root = root
        self.environment = environment
    }

    /// What the student has done.
    package var progress: ProgressStore {
        ProgressStore(workspace: root, environment: environment)
    }

    /// Where the prompt keeps its history.
    package var historyPath: String { toolFolder + "/history" }

    /// Where dated copies go.
    package var backupsFolder: String { toolFolder + "/backups" }

    var toolFolder: String { root + "/" + Self.toolFolderName }
    var recordPath: String { toolFolder + "/workspace.json" }
    var disk: Disk { environment.disk }

    static let toolFolderName = ".streamtutor"

    /// Keeps out other tutors while files of the workspace change.
    func locked<Result>(
        to purpose: String,
        _ body: () throws(StorageError) -> Result
    ) throws(StorageError) -> Result {
        try FileLock(path: toolFolder + "/workspace.lock").hold(
            in: environment,
            to: purpose,
            body
        )
    }

    /// Opens a workspace that exists.
    /// - Throws: `StorageError` of kind `missing` where none stands there, of kind `newerFormat`
    ///   where a newer streamtutor made it.
    package static func open(
        at path: String,
        environment: StorageEnvironment = StorageEnvironment()
    ) throws(StorageError) -> Self {
        guard isWorkspace(path, on: environment.disk), let root = environment.disk.resolved(path)
        else {
            throw StorageError(
                .missing,
                "there is no workspace at \(path)",
                help: "Make one with: streamtutor init \(shellQuoted(path))"
            )
        }
        let workspace = Self(root: root, environment: environment)
        _ = try workspace.record()
        return workspace
    }

    /// Whether a folder holds a workspace, be its record whole or not.
    static func isWorkspace(_ path: String, on disk: Disk) -> Bool {
        ["workspace.json", "pristine", "progress.json"].contains {
            disk.kind(path + "/" + toolFolderName + "/" + $0) != .nothing
        }
    }
}

/// A path as a shell takes it.
func shellQuoted(_ path: String) -> String {
    let plain = path.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0)
            || "/._-+:@~".unicodeScalars.contains($0)
    }
    if plain, !path.isEmpty { return path }
    var quoted = "'"
    for character in path { quoted += character == "'" ? "'\\''" : String(character) }
    return quoted + "'"
}
