internal import ExerciseChecking

/// An archive that was handed in, read in memory: nothing of it is ever written to the disk.
struct Archive {
    /// One thing in an archive.
    struct Entry {
        /// The name as it is written there.
        var name: String
        var kind: Kind
        /// The bytes of a file; called for the files alone that are wanted.
        var bytes: () throws(ArchiveProblem) -> [UInt8]

        enum Kind { case file, folder, link, other }
    }

    /// Larger than any submission of source files, packed and unpacked, in bytes.
    static let mostPacked = 32 << 20
    static let mostUnpacked = 128 << 20
    static let mostEntries = 20_000

    /// Whether a file's name is one of an archive.
    static func isArchive(_ name: String) -> Bool {
        let name = name.lowercased()
        return [".zip", ".tar", ".tar.gz", ".tgz"].contains { name.hasSuffix($0) }
    }

    /// A name without the ending of an archive.
    static func stem(_ name: String) -> String {
        for ending in [".zip", ".tar.gz", ".tgz", ".tar"]
        where name.lowercased().hasSuffix(ending) {
            return String(name.dropLast(ending.count))
        }
        return name
    }

    /// The entries in their order; what the bytes are is what they say, not the file's name.
    static func entries(_ bytes: [UInt8]) throws(ArchiveProblem) -> [Entry] {
        if bytes.starts(with: [0x1F, 0x8B]) {
            return try TarArchive.entries(try GzipFile.unpacked(bytes))
        }
        if bytes.starts(with: Array("PK".utf8)) { return try ZipArchive(bytes: bytes).entries() }
        if TarArchive.isTar(bytes) { return try TarArchive.entries(bytes) }
        throw ArchiveProblem(kind: "malformed", reason: "It is neither a zip nor a tar archive.")
    }

    /// Takes the wanted files of an archive; what is wrong with it becomes refusals.
    static func read(_ path: String, wanted: Set<String>) -> HandedInFiles {
        var found = HandedInFiles()
        let shown = String(path.split(separator: "/").last ?? "")
        do throws(ArchiveProblem) {
            let bytes: [UInt8]
            do throws(Files.Distrust) {
                bytes = try Files.readUntrusted(path, most: mostPacked)
            } catch {
                switch error {
                case .tooLarge: throw .tooLarge(mostPacked)
                case .link: throw ArchiveProblem(kind: "link", reason: "It is a link.")
                case .noFile: throw ArchiveProblem(kind: "noFile", reason: "It is no file.")
                case .unreadable(let reason):
                    throw ArchiveProblem(
                        kind: "unreadable",
                        reason: "It cannot be read: \(reason)."
                    )
                }
            }
            for entry in try entries(bytes) { take(entry, wanted: wanted, into: &found) }
        } catch {
            found.refuse(error.kind, shown, error.reason)
        }
        return found
    }

    private static func take(
        _ entry: Entry,
        wanted: Set<String>,
        into found: inout HandedInFiles
    ) {
        if entry.kind == .folder { return }
        let parts = entry.name.split(separator: "/", omittingEmptySubsequences: false)
        let name = String(parts.last ?? "")
        guard !entry.name.hasPrefix("/"), !parts.contains(".."), !entry.name.contains("\\"),
            !entry.name.utf8.contains(0)
        else {
            found.refuse("path", entry.name, "Its path leads out of the submission.")
            return
        }
        let isHidden = parts.contains { $0.hasPrefix(".") && $0 != "." || $0 == "__MACOSX" }
        guard wanted.contains(name), !isHidden else {
            if entry.kind != .file {
                found.refuse("link", entry.name, "It is a link or a device, not an ordinary file.")
            }
            return
        }
        guard entry.kind == .file else {
            found.refuse("link", entry.name, "It is a link or a device, not an ordinary file.")
            return
        }
        do throws(ArchiveProblem) {
            found.add(try entry.bytes(), as: entry.name)
        } catch {
            found.refuse(error.kind, entry.name, error.reason)
        }
    }
}

/// Why an archive, or a file in it, was not taken.
struct ArchiveProblem: Error {
    var kind: String
    var reason: String

    static func malformed(_ what: String) -> Self { Self(kind: "malformed", reason: what) }

    static func tooLarge(_ most: Int) -> Self {
        Self(kind: "tooLarge", reason: "It has more than \(most >> 20) MiB.")
    }
}
