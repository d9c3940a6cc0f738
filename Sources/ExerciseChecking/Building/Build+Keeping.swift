extension Build {
    /// Takes a part from the cache, or makes it and puts it there.
    /// - Parameter make: compiles into the folder and gives the compiler's text.
    func made(
        _ kind: Cache.Kind,
        key: String,
        module: String,
        in folder: String,
        names: [String: String],
        _ make: () async throws(BuildFailure) -> String
    ) async throws(BuildFailure) -> Part {
        if !ignoresEntries, let entry = cache.lookup(kind, key),
            let text = try? Files.read(entry + "/messages")
        {
            return Part(
                key: key,
                folder: entry,
                object: "\(entry)/\(module).o",
                diagnostics: CompilerOutput(String(decoding: text, as: UTF8.self), showing: names)
                    .diagnostics,
                entry: kind
            )
        }
        try makeFolder(folder)
        let text = try await make()
        try write(Array(text.utf8), to: folder + "/messages")
        let place = tools.absolute(folder)
        var files: [String: String] = [:]
        for name in Files.names(in: place)
        where Files.identity(place + "/" + name)?.isFolder == false {
            files[name] = place + "/" + name
        }
        if ignoresEntries { cache.remove(kind, key) }
        // Hardly any wrong solution is compiled a second time.
        if !isSparing || kind != .module { cache.store(kind, key, files: files) }
        return Part(
            key: key,
            folder: place,
            object: "\(place)/\(module).o",
            diagnostics: CompilerOutput(text, showing: names).diagnostics,
            entry: kind
        )
    }

    /// The same for a part that many checks need at once: one makes it, the others wait.
    func shared(
        _ kind: Cache.Kind,
        key: String,
        module: String,
        in folder: String? = nil,
        _ make: () async throws(BuildFailure) -> Void
    ) async throws(BuildFailure) -> Part {
        try await once(kind, key: key) { () throws(BuildFailure) in
            try await made(
                kind,
                key: key,
                module: module,
                in: folder ?? kind.rawValue,
                names: [:]
            ) { () throws(BuildFailure) in
                try await make()
                return ""
            }
        }
    }

    /// Has other checks of this process that want the same part wait until it is there.
    func once(
        _ kind: Cache.Kind,
        key: String,
        _ make: () async throws(BuildFailure) -> Part
    ) async throws(BuildFailure) -> Part {
        guard cache.lookup(kind, key) == nil else { return try await make() }
        await KeyedLock.shared.acquire(key)
        let part = await attempt { () throws(BuildFailure) in try await make() }
        await KeyedLock.shared.release(key)
        return try part.get()
    }
}
