/// An archive that a whole class was handed out in, as services have it to download.
///
/// It is read once and kept in memory, since the students' turns come one after the other.
final class ClassArchive: Sendable {
    /// Larger ones have to be unpacked by hand: the grader's memory does not grow with a class.
    static let mostPacked = 64 << 20
    private static let mostEntries = 65_000

    let path: String
    let entries: [Archive.Entry]

    /// - Returns: nil where it cannot be read whole; a reader of submissions says why.
    init?(_ path: String) {
        do throws(ArchiveProblem) {
            entries = try Archive.entries(
                try Archive.packed(path, most: Self.mostPacked),
                most: Self.mostEntries
            )
        } catch {
            return nil
        }
        self.path = path
    }
}

/// A student's folder or file in a class's archive.
struct ArchivePlace: Hashable, Sendable {
    let archive: ClassArchive
    /// The path in it, without a slash at its end.
    let name: String

    /// - Parameter original: the name that the student gave it.
    func read(as original: String, wanted: Set<String>) -> HandedInFiles {
        var found = HandedInFiles()
        let below = name + "/"
        var inFolder: [Archive.Entry] = []
        for entry in archive.entries {
            if entry.name.hasPrefix(below) {
                var own = entry
                own.name = String(entry.name.dropFirst(below.count))
                if !own.name.isEmpty { inFolder.append(own) }
            } else if entry.name == name, entry.kind != .folder {
                take(entry, as: original, wanted: wanted, into: &found)
            }
        }
        if !inFolder.isEmpty {
            Archive.take(inFolder, of: original, wanted: wanted, into: &found)
        }
        return found
    }

    private func take(
        _ entry: Archive.Entry,
        as original: String,
        wanted: Set<String>,
        into found: inout HandedInFiles
    ) {
        guard entry.kind == .file else {
            return found.refuse("link", original, "It is a link or a device, not an ordinary file.")
        }
        do throws(ArchiveProblem) {
            if Archive.isArchive(original) {
                let inner = try Archive.entries(try entry.bytes(Archive.mostPacked))
                Archive.take(inner, of: original, wanted: wanted, isInner: true, into: &found)
            } else if wanted.contains(original) {
                found.add(try entry.bytes(HandedInFiles.largestFile), as: original)
            } else {
                found.refuseUnknown(original)
            }
        } catch {
            found.refuse(error.kind, original, error.reason)
        }
    }

    static func == (left: Self, right: Self) -> Bool {
        left.archive === right.archive && left.name == right.name
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(archive))
        hasher.combine(name)
    }
}
