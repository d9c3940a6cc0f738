/// Keeps a cache's folder within its bound: what was not used for longest goes first.
struct CacheSweep {
    let folder: String
    let limit: Int

    private var marker: String { folder + "/swept" }

    /// Whether nobody swept for ten minutes; says to others that somebody does now.
    func isDue() -> Bool {
        if let last = Files.identity(marker)?.modified, secondsSince(last) < 600 { return false }
        try? Files.write("", to: marker)
        return true
    }

    /// Removes entries until the bound is kept, and what was half written an hour ago.
    func run() {
        var entries: [(path: String, used: Int, size: Int)] = []
        for name in Files.names(in: folder) where name.contains("-") {
            let path = folder + "/" + name
            guard let identity = Files.identity(path), identity.isFolder else { continue }
            entries.append((path, identity.modified, Self.size(of: path)))
        }
        entries.sort { $0.used < $1.used }
        var total = entries.reduce(0) { $0 + $1.size }
        for entry in entries where total > limit {
            discard(entry.path)
            total -= entry.size
        }
        for name in Files.names(in: folder + "/staging") {
            let path = folder + "/staging/" + name
            if secondsSince(Files.identity(path)?.modified ?? 0) > 3600 { Files.remove(path) }
        }
    }

    /// Takes an entry away at one stroke, so that nobody sees half of it.
    private func discard(_ path: String) {
        guard let grave = try? Files.makeUniqueFolder(prefix: folder + "/staging/old-") else {
            return
        }
        try? Files.rename(path, to: grave + "/entry")
        Files.remove(grave)
    }

    /// The bytes of a file, or of all files below a folder.
    static func size(of path: String) -> Int {
        guard let identity = Files.identity(path) else { return 0 }
        guard identity.isFolder else { return identity.size }
        return Files.names(in: path).reduce(0) { $0 + size(of: path + "/" + $1) }
    }
}
