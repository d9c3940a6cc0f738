package import CourseModel
internal import ExerciseChecking

/// Names what a course's exercises are graded with: suites, starters, limits and the support
/// module. A grade that was made with something else is not kept.
package enum CourseFingerprint {
    /// To be raised where the same files would get another grade from then on: a run that goes on
    /// must not mix the two.
    private static let grading = 2

    package static func of(_ exercises: [Exercise], in course: Course) -> String {
        var hash = SHA256()
        hash.add(part: "grading \(grading), rules \(ExerciseChecker.rulesVersion)")
        for exercise in exercises {
            hash.add(part: exercise.id.description)
            hash.add(part: "\(exercise.limits) \(exercise.allowedImports)")
            for test in exercise.tests + exercise.hiddenTests {
                hash.add(part: "\(test.id) \(test.points) \(test.explanation)")
            }
            for path in [exercise.starterPath, exercise.suitePath, exercise.hiddenSuitePath] {
                hash.add(part: (try? Files.read(path)) ?? [])
            }
        }
        addFiles(below: course.supportFolder, depth: 0, to: &hash)
        return hash.hexadecimal()
    }

    private static func addFiles(below folder: String, depth: Int, to hash: inout SHA256) {
        guard depth < 8 else { return }
        for name in Files.names(in: folder) where !name.hasPrefix(".") {
            let path = folder + "/" + name
            if Files.identity(path)?.isFolder == true {
                addFiles(below: path, depth: depth + 1, to: &hash)
            } else {
                hash.add(part: name)
                hash.add(part: (try? Files.read(path)) ?? [])
            }
        }
    }
}
