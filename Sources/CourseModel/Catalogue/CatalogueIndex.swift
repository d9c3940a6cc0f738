/// A course's catalogue on disk, with the sizes and times of everything that it was made from.
///
/// The file is text: a line that names the format, a line with the sum of all that follows, then
/// records of fields between tabs. Whatever does not fit is ignored; the course itself is right
/// there to be read again.
struct CatalogueIndex {
    /// The index file's path.
    let path: String
    private let folder: String
    private let root: String
    /// To be counted up whenever a record or a check of the loader changes.
    private static let title = "streamtutor catalogue 1"
    /// What was written just now can be written again without its time changing, on a system
    /// that counts in seconds or two: such a course is read anew until it has rested.
    private static let restingTime = 2_000_000_000

    init(folder: String, root: String) {
        self.folder = folder
        self.root = root
        path = "\(folder)/catalogue-\(String(Self.sum(root.utf8), radix: 16)).txt"
    }

    /// A file or folder, from the course's, with what it was when the index was made.
    typealias Stamps = [(path: String, stamp: FileSystem.Stamp)]

    /// The stamps of all files and folders that decide what the course holds.
    func stamps() -> Stamps {
        var found: Stamps = []
        func add(_ path: String) -> FileSystem.Kind? {
            guard let stamp = FileSystem.stamp(root + "/" + path) else { return nil }
            found.append((path, stamp))
            return stamp.kind
        }
        for top in ["lessons", "exercises"] where add(top) == .folder {
            for name in FileSystem.names(in: root + "/" + top) ?? [] {
                let path = "\(top)/\(name)"
                guard add(path) == .folder, top == "exercises", name != "Support" else { continue }
                for name in FileSystem.names(in: root + "/" + path) ?? []
                where add("\(path)/\(name)") == .folder {
                    _ = add("\(path)/\(name)/exercise.yml")
                }
            }
        }
        return found
    }

    /// The catalogue, where the index is whole and the course is as it was.
    func read() -> Catalogue? {
        guard let bytes = try? FileSystem.bytes(of: path),
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"))[...]
        guard let title = lines.popFirst(), title.elementsEqual(Self.title.utf8),
            let sum = lines.popFirst(), let first = lines.first,
            sum.elementsEqual(
                String(Self.sum(text.utf8[first.startIndex...]), radix: 16).utf8
            )
        else { return nil }
        var catalogue = Catalogue(root: root, lessons: [], exercises: [])
        var hasRoot = false
        for line in lines {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { Substring($0) }
            switch fields.first {
            case "root":
                hasRoot = fields.count == 2 && fields[1] == root
            case "stamp":
                guard fields.count == 6, isUnchanged(fields) else { return nil }
            case "lesson":
                guard let lesson = Self.lesson(fields) else { return nil }
                catalogue.lessons.append(lesson)
            case "exercise":
                guard let exercise = Self.exercise(fields) else { return nil }
                catalogue.exercises.append(exercise)
            default: return nil
            }
        }
        return hasRoot ? catalogue : nil
    }

    private func isUnchanged(_ fields: [Substring]) -> Bool {
        guard let stamp = FileSystem.stamp("\(root)/\(fields[5])") else { return false }
        return String(stamp.size) == fields[1] && String(stamp.modified) == fields[2]
            && String(stamp.changed) == fields[3] && Self.letter(stamp.kind) == fields[4]
    }

    private static func letter(_ kind: FileSystem.Kind) -> String {
        switch kind {
        case .file: "f"
        case .folder: "d"
        case .other: "o"
        }
    }

    private static func lesson(_ fields: [Substring]) -> Catalogue.LessonEntry? {
        guard fields.count == 5, let number = Int(fields[1]), let minutes = Int(fields[3]) else {
            return nil
        }
        return Catalogue.LessonEntry(
            number: number,
            slug: String(fields[2]),
            title: String(fields[4]),
            minutes: minutes
        )
    }

    private static func exercise(_ fields: [Substring]) -> Catalogue.ExerciseEntry? {
        guard fields.count == 9, let id = ExerciseID(String(fields[1])), let order = Int(fields[2]),
            let points = Int(fields[3]), let minutes = Int(fields[4]),
            let aliases = ids(fields[6]), let requires = ids(fields[7])
        else { return nil }
        return Catalogue.ExerciseEntry(
            id: id,
            title: String(fields[8]),
            module: String(fields[5]),
            order: order,
            points: points,
            minutes: minutes,
            aliases: aliases,
            requires: requires
        )
    }

    private static func ids(_ field: Substring) -> [ExerciseID]? {
        let parts = field.split(separator: " ")
        let ids = parts.compactMap { ExerciseID(String($0)) }
        return ids.count == parts.count ? ids : nil
    }

    /// Writes the index, whole or not at all. That it cannot be written is no error.
    func write(_ catalogue: Catalogue, stamps: Stamps, now: Int) {
        let newest = stamps.map { max($0.stamp.modified, $0.stamp.changed) }.max() ?? 0
        guard newest < now - Self.restingTime else { return }
        var records = [["root", root]]
        for (path, stamp) in stamps {
            records.append(
                [
                    "stamp", "\(stamp.size)", "\(stamp.modified)", "\(stamp.changed)",
                    Self.letter(stamp.kind), path,
                ])
        }
        for lesson in catalogue.lessons {
            records.append(
                ["lesson", "\(lesson.number)", lesson.slug, "\(lesson.minutes)", lesson.title])
        }
        for exercise in catalogue.exercises {
            records.append(
                [
                    "exercise", "\(exercise.id)", "\(exercise.order)", "\(exercise.points)",
                    "\(exercise.minutes)", exercise.module, Self.joined(exercise.aliases),
                    Self.joined(exercise.requires), exercise.title,
                ])
        }
        // A title or a path with a tab or a line feed would need escapes. None has one: such a
        // course is read each time.
        let fields = records.joined()
        guard !fields.contains(where: { $0.utf8.contains(0x09) || $0.utf8.contains(0x0A) }) else {
            return
        }
        let body = records.map { $0.joined(separator: "\t") }.joined(separator: "\n") + "\n"
        FileSystem.makeFolder(folder)
        _ = FileSystem.replace(
            path,
            with: "\(Self.title)\n\(String(Self.sum(body.utf8), radix: 16))\n\(body)"
        )
    }

    private static func joined(_ ids: [ExerciseID]) -> String {
        ids.map(\.description).joined(separator: " ")
    }

    /// FNV-1a, 64 bits: it finds damage, it does not keep anybody out.
    private static func sum(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
