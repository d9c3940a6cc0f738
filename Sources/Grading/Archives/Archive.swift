internal import ExerciseChecking

/// An archive that was handed in, read in memory: nothing of it is ever written to the disk.
struct Archive {
    /// One thing in an archive.
    struct Entry: Sendable {
        /// The name as it is written there.
        var name: String
        var kind: Kind
        /// The bytes of a file, if they are not more than a bound; called for the files alone that
        /// are wanted.
        var bytes: @Sendable (_ most: Int) throws(ArchiveProblem) -> [UInt8]

        enum Kind: Sendable { case file, folder, link, other }

        /// A name that is not UTF-8 is read as Latin-1: each byte a letter, so that no two names
        /// become one.
        static func name(_ bytes: some Collection<UInt8>) -> String {
            if let name = String(validating: bytes, as: UTF8.self) { return name }
            var name = String.UnicodeScalarView()
            for byte in bytes { name.append(Unicode.Scalar(byte)) }
            return String(name)
        }
    }

    /// Larger than any submission of source files, packed and unpacked, in bytes.
    static let mostPacked = 32 << 20
    static let mostUnpacked = 128 << 20
    static let mostEntries = 20_000
    /// How many archives in an archive or a folder are opened.
    static let mostInner = 8

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
    static func entries(
        _ bytes: [UInt8],
        most: Int = mostEntries
    ) throws(ArchiveProblem) -> [Entry] {
        if bytes.starts(with: [0x1F, 0x8B]) {
            return try TarArchive.entries(try GzipFile.unpacked(bytes), most: most)
        }
        if bytes.starts(with: Array("PK".utf8)) {
            return try ZipArchive(bytes: bytes).entries(most: most)
        }
        if TarArchive.isTar(bytes) { return try TarArchive.entries(bytes, most: most) }
        throw ArchiveProblem(kind: "malformed", reason: "It is neither a zip nor a tar archive.")
    }

    /// The bytes of an archive on the disk.
    static func packed(_ path: String, most: Int) throws(ArchiveProblem) -> [UInt8] {
        do throws(Files.Distrust) {
            return try Files.readUntrusted(path, most: most)
        } catch {
            switch error {
            case .tooLarge: throw .tooLarge(most)
            case .link: throw ArchiveProblem(kind: "link", reason: "It is a link.")
            case .noFile: throw ArchiveProblem(kind: "noFile", reason: "It is no file.")
            case .unreadable(let reason):
                throw ArchiveProblem(kind: "unreadable", reason: "It cannot be read: \(reason).")
            }
        }
    }

    /// Takes the wanted files of an archive; what is wrong with it becomes refusals.
    static func read(_ path: String, wanted: Set<String>) -> HandedInFiles {
        var found = HandedInFiles()
        let shown = String(path.split(separator: "/").last ?? "")
        do throws(ArchiveProblem) {
            take(
                try entries(try packed(path, most: mostPacked)),
                of: shown,
                wanted: wanted,
                into: &found
            )
        } catch {
            found.refuse(error.kind, shown, error.reason)
        }
        return found
    }

    /// Takes the wanted files; where there is none, those of the archives that lie in it.
    /// - Parameter shown: the archive's name in the submission.
    static func take(
        _ entries: [Entry],
        of shown: String,
        wanted: Set<String>,
        isInner: Bool = false,
        into found: inout HandedInFiles
    ) {
        guard entries.contains(where: { $0.kind != .folder }) else {
            return found.refuse("empty", shown, "It is empty.")
        }
        for entry in entries { take(entry, wanted: wanted, into: &found) }
        guard found.files.isEmpty, found.duplicates.isEmpty else { return }
        for entry in entries
        where entry.kind == .file && OtherPacking.ending(of: entry.name) != nil
            && !isHidden(entry.name)
        {
            found.refuseUnknown(entry.name)
        }
        let inner = entries.filter {
            $0.kind == .file && isArchive($0.name) && !isHidden($0.name)
        }
        for entry in inner.prefix(mostInner) {
            guard !isInner else {
                found.refuse("tooDeep", entry.name, "It is an archive in an archive in another.")
                continue
            }
            do throws(ArchiveProblem) {
                let entries = try Self.entries(try entry.bytes(mostPacked))
                take(entries, of: entry.name, wanted: wanted, isInner: true, into: &found)
            } catch {
                found.refuse(error.kind, entry.name, error.reason)
            }
        }
    }

    /// Whether a path leads through what systems and workspaces keep for themselves.
    static func isHidden(_ path: String) -> Bool {
        path.split(separator: "/").contains {
            $0.hasPrefix(".") && $0 != "." && $0 != ".." || $0 == "__MACOSX"
        }
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
        guard !isHidden(entry.name) else { return }
        guard wanted.contains(name) || entry.kind != .file else { return }
        guard entry.kind == .file else {
            found.refuse("link", entry.name, "It is a link or a device, not an ordinary file.")
            return
        }
        // Many entries of one small file are a bomb too.
        guard found.unpacked <= mostUnpacked else {
            if !found.refusals.contains(where: { $0.kind == "bomb" }) {
                found.refuse("bomb", entry.name, "All that goes before it is too large already.")
            }
            return
        }
        do throws(ArchiveProblem) {
            let bytes = try entry.bytes(HandedInFiles.largestFile)
            found.unpacked += bytes.count
            found.add(bytes, as: entry.name)
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
        let reason =
            most == HandedInFiles.largestFile
            ? HandedInFiles.tooLarge : "It has more than \(most >> 20) MiB."
        return Self(kind: "tooLarge", reason: reason)
    }
}
