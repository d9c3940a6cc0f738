internal import ExerciseChecking

/// Looks through a folder for the files that exercises name, following no link. Where it has none,
/// the archives that lie in it are looked through: services keep what was uploaded in a folder.
struct FolderReader {
    let wanted: Set<String>

    /// Deeper and larger than any workspace.
    private static let mostDepth = 16
    private static let mostEntries = 20_000

    func read(_ root: String) -> HandedInFiles {
        var found = HandedInFiles()
        var entries = 0
        var archives: [String] = []
        look(in: root, below: "", depth: 0, &entries, &archives, into: &found)
        guard found.files.isEmpty, found.duplicates.isEmpty else { return found }
        for archive in archives.prefix(Archive.mostInner) {
            if Archive.isArchive(archive) {
                found.add(all: Archive.read(archive, wanted: wanted))
            } else {
                found.refuseUnknown(String(archive.split(separator: "/").last ?? ""))
            }
        }
        return found
    }

    private func look(
        in folder: String,
        below prefix: String,
        depth: Int,
        _ entries: inout Int,
        _ archives: inout [String],
        into found: inout HandedInFiles
    ) {
        for name in Files.names(in: folder) {
            // A workspace keeps copies of starters in a hidden folder, and builds in another.
            if name.hasPrefix(".") || name == "__MACOSX" { continue }
            entries += 1
            let (path, shown) = (folder + "/" + name, prefix + name)
            if entries > Self.mostEntries {
                if entries == Self.mostEntries + 1 {
                    found.refuse("tooMany", shown, "There are more than \(Self.mostEntries) files.")
                }
                return
            }
            if Files.isLink(path) {
                if wanted.contains(name) || Files.identity(path)?.isFolder == true {
                    found.refuse("link", shown, "It is a link, and links are not followed.")
                }
            } else if Files.identity(path)?.isFolder == true {
                if depth < Self.mostDepth {
                    let below = shown + "/"
                    look(
                        in: path,
                        below: below,
                        depth: depth + 1,
                        &entries,
                        &archives,
                        into: &found
                    )
                } else {
                    found.refuse("tooDeep", shown, "The folders are nested too deeply.")
                }
            } else if wanted.contains(name) {
                take(path, as: shown, into: &found)
            } else if Archive.isArchive(name) || OtherPacking.ending(of: name) != nil {
                archives.append(path)
            }
        }
    }

    /// Takes one file.
    /// - Parameter shown: its name in the submission.
    func take(_ path: String, as shown: String, into found: inout HandedInFiles) {
        do throws(Files.Distrust) {
            found.add(try Files.readUntrusted(path, most: HandedInFiles.largestFile), as: shown)
        } catch {
            switch error {
            case .link:
                found.refuse("link", shown, "It is a link, and links are not followed.")
            case .noFile: found.refuse("noFile", shown, "It is not an ordinary file.")
            case .tooLarge: found.refuse("tooLarge", shown, HandedInFiles.tooLarge)
            case .unreadable(let reason):
                found.refuse("unreadable", shown, "It cannot be read: \(reason).")
            }
        }
    }
}

extension HandedInFiles {
    /// More than a person writes into one file, in bytes.
    static let largestFile = 1 << 20
    static let tooLarge = "It has more than 1 MiB, which no source file of an exercise has."

    /// More refusals than anybody reads, and longer names, would fill reports.
    private static let mostRefusals = 100
    private static let longestName = 300

    mutating func refuse(_ kind: String, _ file: String, _ reason: String) {
        guard refusals.count < Self.mostRefusals else {
            if refusals.count == Self.mostRefusals {
                let reason = "More of the submission was not taken."
                refusals.append(Refusal(kind: "tooMany", file: "…", reason: reason))
            }
            return
        }
        let isLong = file.unicodeScalars.count > Self.longestName
        let shown = isLong ? String(file.unicodeScalars.prefix(Self.longestName)) + "…" : file
        refusals.append(Refusal(kind: kind, file: shown, reason: reason))
    }

    /// Adds a file; a second one of the same name makes both worthless, since nobody can tell
    /// which was meant.
    mutating func add(_ bytes: [UInt8], as shown: String) {
        let name = String(shown.split(separator: "/").last ?? "")
        if let other = files[name] {
            if other == bytes { return }
            files[name] = nil
            duplicates.insert(name)
        }
        guard !duplicates.contains(name) else {
            return refuse("duplicate", shown, "There are several different files of this name.")
        }
        files[name] = bytes
    }
}
