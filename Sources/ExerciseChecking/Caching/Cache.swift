/// What was compiled before, named by everything that it was made from.
///
/// An entry is a folder that appears whole, by a rename, and is never changed. Many processes may
/// use a cache at once, and anybody may delete it at any time: what is gone is made again. Where
/// the usual folder cannot be written, entries go to the user's own folder among the temporary
/// files; entries of the usual folder are still read.
struct Cache: Sendable {
    /// Folders that are looked through for entries, the usual first.
    let folders: [String]
    /// The folder that takes new entries; nil where no folder can be written.
    let writableFolder: String?
    /// The folder for what is made of students' files; nil where that goes with the rest.
    var variantsFolder: String?
    /// How many bytes the entries may take.
    let limit: Int
    /// What to say where the usual folder cannot be written.
    let note: String?

    /// Changes whenever entries of an older form must not be used.
    private static let format = "v1"

    /// Finds the folders and tries whether they can be written.
    static func open(_ environment: CheckingEnvironment) -> Cache {
        var cache = openShared(environment)
        if let variants = environment.variantsFolder, case let folder = variants + "/" + format,
            problemWriting(to: folder) == nil
        {
            cache.variantsFolder = folder
        }
        return cache
    }

    private static func openShared(_ environment: CheckingEnvironment) -> Cache {
        let temporary = temporaryCacheFolder(environment)
        guard let usual = environment.cacheFolder ?? environment.usualCacheFolder else {
            return Cache(
                folders: [temporary].compactMap { $0 },
                writableFolder: temporary,
                limit: environment.cacheLimit,
                note: "There is no HOME, so the cache is among the temporary files."
            )
        }
        let folder = usual + "/" + format
        if let problem = problemWriting(to: folder) {
            return Cache(
                folders: [folder] + [temporary].compactMap { $0 },
                writableFolder: temporary,
                limit: environment.cacheLimit,
                note: "The cache in \(usual) cannot be written (\(problem.reason)). "
                    + (temporary.map { "Using \($0) instead." } ?? "Checks take longer.")
            )
        }
        return Cache(
            folders: [folder],
            writableFolder: folder,
            limit: environment.cacheLimit,
            note: nil
        )
    }

    /// The folder of an entry, marked as used; nil where there is none or it is damaged.
    func lookup(_ kind: Kind, _ key: String) -> String? {
        let own = kind.isOfVariant ? variantsFolder : nil
        for folder in [own].compactMap({ $0 }) + folders {
            let entry = folder + "/" + Self.name(kind, key)
            guard let manifest = try? Files.read(entry + "/" + Self.manifestName),
                manifest == Self.manifest(of: entry)
            else { continue }
            Files.touch(entry)
            return entry
        }
        return nil
    }

    /// Puts files in. A failure costs only time later.
    /// - Parameter files: the names in the entry, and where each file is now; they are copied.
    /// - Returns: whether the entry is there.
    @discardableResult
    func store(_ kind: Kind, _ key: String, files: [String: String]) -> Bool {
        guard let target = kind.isOfVariant ? variantsFolder ?? writableFolder : writableFolder
        else { return false }
        let entry = target + "/" + Self.name(kind, key)
        var staging: String?
        do throws(Files.Failure) {
            let folder = try Files.makeUniqueFolder(
                prefix: "\(target)/staging/\(processNumber())-"
            )
            staging = folder
            for (name, source) in files { try Files.copy(source, to: folder + "/" + name) }
            try Files.write(Self.manifest(of: folder), to: folder + "/" + Self.manifestName)
            try Files.rename(folder, to: entry)
            return true
        } catch {
            // Somebody else put the same in, or there is no room.
            if let staging { Files.remove(staging) }
            return lookup(kind, key) != nil
        }
    }

    /// Keeps the bound, and removes what killed checks left, where nobody did for ten minutes.
    func sweepWhenDue(_ environment: CheckingEnvironment) {
        guard let writableFolder else { return }
        let sweep = CacheSweep(folder: writableFolder, limit: limit)
        guard sweep.isDue() else { return }
        sweep.run()
        WorkFolder.removeAbandoned(environment)
    }

    /// Takes an entry out, because what it holds does not work.
    func remove(_ kind: Kind, _ key: String) {
        for folder in folders { Files.remove(folder + "/" + Self.name(kind, key)) }
    }

    enum Kind: String, CaseIterable {
        case toolchain, support, selection, runner, host, module, interface, outline, testList,
            suite, way,
            proof,
            moduleCache

        /// Whether it is made of a student's file, so that every version of it has its own.
        var isOfVariant: Bool {
            switch self {
            case .module, .interface, .outline, .suite: true
            case .toolchain, .support, .selection, .runner, .host, .testList, .way, .proof,
                .moduleCache:
                false
            }
        }
    }

    static let manifestName = "sizes"

    private static func name(_ kind: Kind, _ key: String) -> String { "\(kind.rawValue)-\(key)" }

    /// The names and sizes of an entry's files: enough to see one that a crash of the machine cut.
    private static func manifest(of entry: String) -> [UInt8] {
        var text = ""
        for name in Files.names(in: entry) where name != manifestName {
            text += "\(name) \(Files.identity(entry + "/" + name)?.size ?? -1)\n"
        }
        return Array(text.utf8)
    }

    /// The user's own folder among the temporary files, made if need be.
    private static func temporaryCacheFolder(_ environment: CheckingEnvironment) -> String? {
        let own = environment.temporaryRoot + "/streamtutor-\(userNumber())"
        try? Files.makeFolder(own)
        // Somebody else may have made it first, to put his own code in.
        guard isPrivateFolder(own) else { return nil }
        let folder = own + "/" + format
        return problemWriting(to: folder) == nil ? folder : nil
    }

    /// Tries to write as much as a small entry has.
    private static func problemWriting(to folder: String) -> Files.Failure? {
        do throws(Files.Failure) {
            try Files.makeFolder(folder + "/staging")
            let probe = try Files.makeUniqueFolder(prefix: "\(folder)/staging/probe-")
            defer { Files.remove(probe) }
            try Files.write([UInt8](repeating: 1, count: 1 << 16), to: probe + "/probe")
            return nil
        } catch {
            return error
        }
    }
}
