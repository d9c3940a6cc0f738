/// Remembers what was found out about folders of files, for as long as nothing changes that it
/// depends on: the files themselves, the support module, the toolchain, and how it was found out.
///
/// It may be deleted at any time, as all of the cache. Then everything is found out again.
package struct FolderMemory: Sendable {
    private let base: [UInt8]
    private let cache: Cache

    /// - Parameters:
    ///   - supportFolder: The support module's files.
    ///   - method: Changes whenever what was found out in an older way must not count any more.
    package init(
        _ environment: CheckingEnvironment,
        supportFolder: String,
        method: String
    ) async throws(CheckingError) {
        cache = Cache.open(environment)
        let toolchain = try await Toolchain.locate(environment: environment, cache: cache) {}
        var hash = SHA256()
        hash.add(part: method)
        hash.add(part: toolchain.key)
        Self.add(supportFolder, to: &hash) { $0.hasSuffix(".swift") }
        base = Array(hash.hexadecimal().utf8)
    }

    /// Names the folder as it is now.
    /// - Parameter isIncluded: Whether what was found out depends on a file, by its path from the
    ///   folder.
    package func key(of folder: String, including isIncluded: (String) -> Bool) -> String {
        var hash = SHA256()
        hash.add(part: base)
        Self.add(folder, to: &hash, isIncluded)
        return hash.hexadecimal()
    }

    /// What is remembered of a folder by its name; nil where nothing is.
    package func recall(_ key: String) -> String? {
        guard let entry = cache.lookup(.proof, key), let bytes = try? Files.read(entry + "/found")
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Remembers, where anything can be written.
    package func remember(_ text: String, as key: String) {
        guard let writable = cache.writableFolder,
            let place = try? Files.makeUniqueFolder(prefix: writable + "/staging/found-")
        else { return }
        defer { Files.remove(place) }
        let file = place + "/found"
        guard (try? Files.write(text, to: file)) != nil else { return }
        cache.store(.proof, key, files: ["found": file])
    }

    private static func add(
        _ root: String,
        to hash: inout SHA256,
        below path: String = "",
        _ isIncluded: (String) -> Bool
    ) {
        // A link may lead into a folder above itself.
        guard path.count(where: { $0 == "/" }) < 8 else { return }
        for name in Files.names(in: root + path) where !name.hasPrefix(".") {
            let file = path + "/" + name
            guard let identity = Files.identity(root + file) else { continue }
            if identity.isFolder {
                add(root, to: &hash, below: file, isIncluded)
            } else if isIncluded(String(file.dropFirst())), let bytes = try? Files.read(root + file)
            {
                hash.add(part: file)
                hash.add(part: bytes)
            }
        }
    }
}
