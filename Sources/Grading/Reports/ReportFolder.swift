internal import ExerciseChecking

/// The folder that a report is written into.
package struct ReportFolder: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// Puts a whole file in place, with the folders above it.
    /// - Parameter name: the path below the folder.
    package func write(_ name: String, _ text: String) throws(ReportFailure) {
        let file = path + "/" + name
        do throws(Files.Failure) {
            try Files.makeFolder(String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)]))
            try Files.replace(file, with: Array(text.utf8))
        } catch {
            throw ReportFailure(path: file, reason: error.reason)
        }
    }

    /// Begins a file that is written piece by piece; it appears under its name when it is closed.
    package func open(_ name: String) throws(ReportFailure) -> GrowingFile {
        let file = path + "/" + name
        do throws(Files.Failure) {
            try Files.makeFolder(String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)]))
        } catch {
            throw ReportFailure(path: file, reason: error.reason)
        }
        return try GrowingFile(path: file)
    }

    /// A student's name as a part of a path: nothing in it leads anywhere else.
    package static func fileName(for student: String) -> String {
        var name = ""
        for scalar in student.unicodeScalars {
            let isPlain =
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "-_.@+ ".unicodeScalars.contains(scalar)
            // The percent sign is escaped too, so that no two students share a name.
            if isPlain, !(scalar == "." && name.isEmpty) {
                name.unicodeScalars.append(scalar)
            } else {
                for byte in String(scalar).utf8 {
                    let digits = String(byte, radix: 16, uppercase: true)
                    name += "%" + (digits.count == 1 ? "0" : "") + digits
                }
            }
        }
        return name.isEmpty ? "%" : name
    }
}
