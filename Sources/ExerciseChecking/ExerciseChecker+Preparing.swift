internal import CourseModel

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
}

extension BuildInputs {
    /// Whether the support module is in the cache for the fastest way of building.
    func hasSupport(in cache: Cache, _ toolchain: Toolchain) -> Bool {
        let toolKey = Build.toolKey(toolchain, usesDriver: false)
        return cache.lookup(.support, supportKey(toolKey)) != nil
    }

    /// Names the support module as compiled by a way of building.
    func supportKey(_ toolKey: String) -> String { supportKey(toolKey, of: support) }

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
