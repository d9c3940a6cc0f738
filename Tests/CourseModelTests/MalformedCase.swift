import Testing

/// One way in which a sound course is broken, and the one problem that must be found.
struct MalformedCase: CustomTestStringConvertible, Sendable {
    var name: String
    /// The file that is changed, from the course's folder.
    var file: String
    /// What is replaced in it; it must be there once.
    var old: String
    var new: String
    /// `file:line:column: field: message | help`, the file left out where it is the changed one.
    var problem: String

    var testDescription: String { name }

    static func lesson(
        _ name: String,
        _ old: String,
        _ new: String,
        _ problem: String
    ) -> MalformedCase {
        MalformedCase(
            name: name,
            file: CourseFixture.lessonFile,
            old: old,
            new: new,
            problem: problem
        )
    }

    static func manifest(
        _ name: String,
        _ old: String,
        _ new: String,
        _ problem: String
    ) -> MalformedCase {
        MalformedCase(
            name: name,
            file: CourseFixture.one + "/exercise.yml",
            old: old,
            new: new,
            problem: problem
        )
    }

    /// The text of the changed file.
    func changed(_ text: String) throws -> String {
        let parts = text.components(separatedBy: old)
        try #require(
            parts.count == 2,
            "\(name): \(old.debugDescription) is there \(parts.count - 1) times"
        )
        return parts.joined(separator: new)
    }

    var expected: String {
        problem.first?.isNumber == true ? "\(file):\(problem)" : problem
    }
}

extension String {
    fileprivate func components(separatedBy by: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: by) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
