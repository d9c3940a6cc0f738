/// A student's progress on disk: `.streamtutor/progress.json` in their workspace.
///
/// Several tutors may use one at the same time. Every change is made to what is on disk at that
/// moment, under a lock, and written as a whole: a crash leaves the state before or after it.
package struct ProgressStore: Sendable {
    /// The workspace's `.streamtutor` folder.
    let folder: String
    let environment: StorageEnvironment

    /// - Parameter root: the workspace's folder.
    package init(workspace root: String, environment: StorageEnvironment = StorageEnvironment()) {
        folder = root + "/.streamtutor"
        self.environment = environment
    }

    package var path: String { folder + "/progress.json" }
    /// The file as it was before the last change.
    package var previousPath: String { path + ".previous" }

    /// Progress, and what the student has to be told about its file.
    package struct Loaded: Hashable, Sendable {
        package var progress: Progress
        package var notices: [String]
    }

    /// Reads progress. A file that is damaged is set aside and rebuilt from what can be read.
    /// - Throws: `StorageError` of kind `newerFormat`, `cannotRead` or `inTheWay`. Where the
    ///   rebuilt file cannot be written, that is a notice and no error.
    package func load() throws(StorageError) -> Loaded {
        switch try read() {
        case .sound(let progress): return Loaded(progress: progress, notices: [])
        case .absent where environment.disk.kind(previousPath) == .nothing:
            return Loaded(progress: Progress(), notices: [])
        case .absent, .damaged: break
        }
        do throws(StorageError) {
            return try lock.hold(in: environment, to: "repair your progress") {
                () throws(StorageError) in try repair()
            }
        } catch {
            // What could be saved from the file is good for this session even so.
            let progress =
                switch try read() {
                case .sound(let progress): progress
                case .damaged(let damage): rebuilt(from: damage).progress
                case .absent: previous() ?? Progress()
                }
            return Loaded(progress: progress, notices: [error.message + ". " + error.help])
        }
    }

    /// Changes progress: reads it anew, lets `change` work on it, and writes it.
    /// - Returns: progress as it is now on disk.
    /// - Throws: `StorageError`; then nothing has changed on disk.
    @discardableResult
    package func update(_ change: (inout Progress) -> Void) throws(StorageError) -> Progress {
        try makeFolder()
        return try lock.hold(in: environment, to: "save your progress") {
            () throws(StorageError) in
            var progress =
                switch try read() {
                case .sound(let progress): progress
                case .absent where environment.disk.kind(previousPath) == .nothing: Progress()
                case .absent, .damaged: try repair().progress
                }
            let before = progress
            change(&progress)
            if progress != before || environment.disk.kind(path) == .nothing {
                try write(progress, keepingPrevious: true)
            }
            return progress
        }
    }

    var lock: FileLock { FileLock(path: path + ".lock") }

    private func makeFolder() throws(StorageError) {
        try doing("save your progress") { () throws(Disk.Failure) in
            try environment.disk.makeFolders(folder)
        }
    }

    /// Writes the file; the lock is held.
    func write(_ progress: Progress, keepingPrevious: Bool) throws(StorageError) {
        let disk = environment.disk
        let text = progress.stored(writer: environment.writer).text
        try doing("save your progress") { () throws(Disk.Failure) in
            try disk.replace(path, with: Array(text.utf8), durable: true) {
                () throws(Disk.Failure) in
                guard keepingPrevious, disk.kind(path) == .file else { return }
                // A second name for what is there now costs no room. Where the file system knows
                // no second names, going without this generation is better than not saving.
                try? disk.linkReplacing(path, as: previousPath)
            }
        }
    }

    enum State {
        case sound(Progress)
        case absent
        case damaged(Damage)
    }

    /// What a damaged file holds.
    struct Damage {
        var bytes: [UInt8]
        var salvage: Progress
        /// Names of lessons, answers and exercises that were cut off inside.
        var incomplete: Set<[String]>
        /// What is wrong, for the notice.
        var what: String
    }

    func read() throws(StorageError) -> State {
        switch environment.disk.kind(path) {
        case .file, .nothing: break
        case .link, .folder, .other:
            throw StorageError(
                .inTheWay,
                "cannot read your progress: \(path) is no plain file",
                help: "Move it away; streamtutor makes a new one."
            )
        }
        guard
            let bytes = try doing(
                "read your progress",
                { () throws(Disk.Failure) in try environment.disk.read(path) }
            )
        else { return .absent }
        return try Self.understand(bytes, path: path)
    }

    /// What the bytes of a progress file say.
    static func understand(_ bytes: [UInt8], path: String) throws(StorageError) -> State {
        let outcome = StoredValueReader.read(bytes)
        var problems: [String] = []
        let value = outcome.value ?? .object([:])
        if value[["format"]] == nil || value[["format"]]?.int.map({ $0 < 1 }) ?? true {
            problems.append("format is no whole number from 1 up")
        }
        if let format = value[["format"]]?.int, format > Progress.format {
            throw newer(format: format, writer: value[["writtenBy"]]?.string, path: path)
        }
        let progress = Progress(stored: value, problems: &problems)
        if outcome.problem == nil, problems.isEmpty { return .sound(progress) }
        let open = outcome.problem?.openPath ?? []
        return .damaged(
            Damage(
                bytes: bytes,
                salvage: progress,
                incomplete: open.count > 1 ? [Array(open.prefix(2))] : [],
                what: outcome.problem?.message ?? problems[0]
            )
        )
    }

    static func newer(format: Int, writer: String?, path: String) -> StorageError {
        StorageError(
            .newerFormat,
            "\(path) has format \(format), and this streamtutor reads format \(Progress.format)",
            help: "Install \(writer.map { "\($0) or newer" } ?? "the newest streamtutor"); "
                + "the file was left as it is."
        )
    }
}
