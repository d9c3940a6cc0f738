import CourseModel

/// What was put into a workspace: `.streamtutor/workspace.json`.
///
/// The files as they came lie in `.streamtutor/pristine`; comparing with them tells what a student
/// changed, with no digests that could be wrong.
struct WorkspaceRecord: Hashable, Sendable {
    static let format = 1

    /// An exercise in the workspace.
    struct Entry: Hashable, Sendable {
        /// From the workspace's folder: `04-parsing-chunks/03-chunked-sse`.
        var folder: String
        var module: String
        /// Whether the course has it no more, and the student was told.
        var isRemoved = false

        var studentFile: String { folder + "/" + module + ".swift" }
        var suite: String { folder + "/" + module + "Tests.swift" }
        var readme: String { folder + "/README.md" }
    }

    /// The course's folder when the workspace was last brought up to date.
    var course: String?
    var exercises: [ExerciseID: Entry] = [:]
    /// The files in `Support`, from that folder.
    var support: [String] = []
    /// What a newer version noted.
    var unknown = UnknownMembers()

    init() {}

    init(stored: StoredValue, problems: inout [String]) {
        var reader = MemberReader(stored, path: [])
        _ = reader.member("format")
        _ = reader.member("writtenBy")
        course = reader.string("course")
        if case .array(let files)? = reader.member("support") {
            support = files.compactMap(\.string)
        }
        for (key, value) in reader.members(of: "exercises") {
            guard let id = ExerciseID(key) else {
                unknown.keep(value, at: ["exercises", key])
                continue
            }
            var inner = MemberReader(value, path: ["exercises", key])
            let (folder, module) = (inner.string("folder"), inner.string("module"))
            let isRemoved = inner.bool("removed") ?? false
            inner.finish(&unknown, &problems)
            guard let folder, let module, Self.isSafe(folder), Self.isSafe(module) else {
                problems.append("exercises \(key) names no folder and module in the workspace")
                continue
            }
            exercises[id] = Entry(folder: folder, module: module, isRemoved: isRemoved)
        }
        support.removeAll { !Self.isSafe($0) }
        reader.finish(&unknown, &problems)
    }

    func stored(writer: String?) -> StoredValue {
        var members: [String: StoredValue] = [
            "format": .int(Self.format), "support": .array(support.map { .string($0) }),
        ]
        members["writtenBy"] = writer.map { .string($0) }
        members["course"] = course.map { .string($0) }
        members["exercises"] = .object(
            Dictionary(
                uniqueKeysWithValues: exercises.map { id, entry in
                    var object: [String: StoredValue] = [
                        "folder": .string(entry.folder), "module": .string(entry.module),
                    ]
                    if entry.isRemoved { object["removed"] = .bool(true) }
                    return (id.description, .object(object))
                }
            )
        )
        var value = StoredValue.object(members)
        unknown.restore(into: &value)
        return value
    }

    /// Whether a path stays below the folder that it starts from.
    static func isSafe(_ path: String) -> Bool {
        !path.isEmpty && !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
    }
}
