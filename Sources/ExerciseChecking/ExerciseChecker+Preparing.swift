package import CourseModel
internal import Synchronization

extension ExerciseChecker {
    /// Compiles ahead what the first check on a machine needs: the support module, the runner and
    /// the suite. Where the support module is there, nothing is done: the rest is quick.
    ///
    /// Nobody waits for it, so nobody is told of its problems: the check that meets them tells. A
    /// cancelled task kills what runs. Of several programs that want it one does it.
    package func prepare(_ request: CheckRequest) async {
        guard let inputs = try? BuildInputs.read(request, suites: [request.suite]),
            case let cache = Cache.open(environment), let folder = cache.writableFolder,
            let lock = try? FolderLock(path: folder + "/preparing"),
            let toolchain = try? await Toolchain.locate(
                environment: environment,
                cache: cache,
                onAsking: {}
            ),
            !inputs.hasSupport(in: cache, toolchain)
        else { return }
        _ = try? await build(request, suites: [request.suite], needsWholeSupport: true)
        withExtendedLifetime(lock) {}
    }

    /// Compiles ahead the lists of exercises' tests. They need nothing of the course, so that a proof
    /// has them done while it waits for the support module.
    ///
    /// Nobody is told of problems here either.
    package func prepareTestLists(of exercises: [Exercise], supportFolder: String) async {
        guard let first = exercises.first,
            let inputs = try? BuildInputs.read(
                CheckRequest(
                    exercise: first,
                    studentFile: first.solutionPath,
                    supportFolder: supportFolder
                ),
                suites: [.visible]
            ),
            let toolchain = try? await Toolchain.locate(environment: environment),
            let folder = try? WorkFolder(environment)
        else { return }
        defer { folder.remove() }
        let build = Build(
            inputs: inputs,
            tools: ToolRunner(
                toolchain: toolchain,
                environment: environment,
                folder: folder.path,
                usesDriver: false
            ),
            cache: Cache.open(environment),
            onPhase: { _ in }
        )
        var seen: Set<[UInt8]> = []
        for exercise in exercises {
            for (place, path) in [exercise.suitePath, exercise.hiddenSuitePath].enumerated() {
                guard !Task.isCancelled, let suite = try? Files.read(path),
                    let list = SuiteParts(suite, place: place)?.list,
                    seen.insert(list.source).inserted
                else { continue }
                _ = try? await build.compiled(list)
            }
        }
    }
}

extension BuildInputs {
    /// Whether the support module is in the cache for the fastest way of building.
    func hasSupport(in cache: Cache, _ toolchain: Toolchain) -> Bool {
        let toolKey = Build.toolKey(toolchain, usesDriver: false)
        return cache.lookup(.support, supportKey(toolKey)) != nil
    }

    /// Names the support module as compiled by a way of building.
    func supportKey(_ toolKey: String) -> String {
        if let known = KnownSupport.key(toolKey, support) { return known }
        let key = supportKey(toolKey, of: support)
        KnownSupport.remember(key, toolKey, support)
        return key
    }

    /// Names some files of the support module as compiled by a way of building.
    func supportKey(_ toolKey: String, of files: [(name: String, bytes: [UInt8])]) -> String {
        var hash = SHA256()
        hash.add(part: toolKey)
        for file in files {
            hash.add(part: file.name)
            hash.add(part: file.bytes)
        }
        return hash.hexadecimal()
    }
}

/// How the support module was named last. To compare its files is far less work than to hash them,
/// which adds up where a whole class is graded.
private enum KnownSupport {
    private struct Named: Sendable {
        var toolKey: String
        var files: [(name: String, bytes: [UInt8])]
        var key: String
    }

    private static let last = Mutex<Named?>(nil)

    static func key(_ toolKey: String, _ files: [(name: String, bytes: [UInt8])]) -> String? {
        guard let last = last.withLock({ $0 }), last.toolKey == toolKey,
            last.files.elementsEqual(files, by: { $0.name == $1.name && $0.bytes == $1.bytes })
        else { return nil }
        return last.key
    }

    static func remember(
        _ key: String,
        _ toolKey: String,
        _ files: [(name: String, bytes: [UInt8])]
    ) {
        last.withLock { $0 = Named(toolKey: toolKey, files: files, key: key) }
    }
}
