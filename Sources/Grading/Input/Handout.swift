internal import ExerciseChecking

/// What lies side by side in a folder that was named on the command line, or in an archive.
struct Handout {
    struct Item: Hashable {
        var name: String
        var kind: Kind

        enum Kind { case file, folder, link, unreadable }
    }

    private enum Place {
        case folder(String)
        /// The path in the archive, with a slash at its end where it is not empty.
        case archive(ClassArchive, String)
    }

    /// The folder's name, or the archive's without its ending.
    let name: String
    /// In the order of names, without what systems keep for themselves.
    let items: [Item]
    /// All names, also hidden ones.
    let names: Set<String>
    private let place: Place

    init(folder path: String) {
        let real = Files.resolved(path) ?? path
        name = String(real.split(separator: "/").last ?? "")
        place = .folder(path)
        let all = Files.names(in: path)
        names = Set(all)
        items = all.filter { !Self.isHidden($0) }.sorted().map { name in
            let path = path + "/" + name
            if Files.isLink(path) { return Item(name: name, kind: .link) }
            guard let identity = Files.identity(path) else {
                return Item(name: name, kind: .unreadable)
            }
            return Item(name: name, kind: identity.isFolder ? .folder : .file)
        }
    }

    /// - Parameter prefix: the folder in the archive, with a slash at its end.
    init(archive: ClassArchive, name: String, prefix: String = "") {
        self.name = name
        place = .archive(archive, prefix)
        var kinds: [String: Item.Kind] = [:]
        for entry in archive.entries where entry.name.hasPrefix(prefix) {
            let rest = entry.name.dropFirst(prefix.count)
            let first = String(rest.prefix { $0 != "/" })
            guard !rest.isEmpty else { continue }
            let isFolder = rest.count > first.count || entry.kind == .folder
            if isFolder {
                kinds[first] = .folder
            } else if kinds[first] == nil {
                kinds[first] = entry.kind == .file ? .file : .link
            }
        }
        names = Set(kinds.keys)
        items = kinds.filter { !Self.isHidden($0.key) }.map { Item(name: $0.key, kind: $0.value) }
            .sorted { $0.name < $1.name }
    }

    private static func isHidden(_ name: String) -> Bool {
        name.hasPrefix(".") || name == "__MACOSX" || name.isEmpty
    }

    /// The handout of a folder in this one.
    func inner(_ name: String) -> Handout {
        switch place {
        case .folder(let path): Handout(folder: path + "/" + name)
        case .archive(let archive, let prefix):
            Handout(archive: archive, name: name, prefix: prefix + name + "/")
        }
    }

    /// An item as a part of a submission.
    func part(_ item: Item, originalName: String) -> SubmissionSource.Part {
        switch place {
        case .folder(let path):
            return SubmissionSource.Part(path: path + "/" + item.name, originalName: originalName)
        case .archive(let archive, let prefix):
            var part = SubmissionSource.Part(
                path: archive.path + "/" + prefix + item.name,
                originalName: originalName
            )
            part.inside = ArchivePlace(archive: archive, name: prefix + item.name)
            return part
        }
    }

    /// How names are read here.
    var handoutNames: HandoutNames {
        guard names.contains(GradescopeExport.fileName) else { return HandoutNames(folder: name) }
        let list: [UInt8]?
        switch place {
        case .folder(let path):
            list = try? Files.readUntrusted(
                path + "/" + GradescopeExport.fileName,
                most: GradescopeExport.largest
            )
        case .archive(let archive, let prefix):
            let entry = archive.entries.first { $0.name == prefix + GradescopeExport.fileName }
            list = try? entry?.bytes(GradescopeExport.largest)
        }
        return HandoutNames(folder: name, list: list)
    }

    /// Whether two folders hold files of one exercise, as no student's own do.
    func repeats(_ wanted: Set<String>) -> Bool {
        guard case .archive(let archive, let prefix) = place else { return false }
        var owners: [Substring: Substring] = [:]
        for entry in archive.entries where entry.name.hasPrefix(prefix) {
            let parts = entry.name.dropFirst(prefix.count).split(separator: "/")
            guard parts.count > 1, let file = parts.last, wanted.contains(String(file)),
                !Archive.isHidden(entry.name)
            else { continue }
            if let owner = owners[file], owner != parts[0] { return true }
            owners[file] = parts[0]
        }
        return false
    }
}
