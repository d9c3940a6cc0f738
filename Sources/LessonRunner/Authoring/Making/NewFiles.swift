import ProgressStorage

/// Files that are to be made in a course, none of which may be there yet.
package struct NewFiles: Sendable {
    /// Their paths from the course's folder, and what comes into them.
    package var files: [(path: String, text: String)]

    init(_ files: [(path: String, text: String)]) { self.files = files }

    /// What stands in place of what only an author can write. `author check` finds it.
    static let mark = "TODO(author)"

    /// Writes them all, or none where one is there already.
    /// - Throws: `ErrorReport.Failure`.
    package func write(below root: String) throws {
        for file in files where Disk.real.kind(root + "/" + file.path) != .nothing {
            throw ErrorReport.Failure(
                "\(file.path) is there already",
                help: "Choose another name, or edit what is there.",
                exitStatus: 73
            )
        }
        for file in files { try Self.put(file.text, at: root + "/" + file.path) }
    }

    /// Writes one file, whatever was there.
    static func put(_ text: String, at path: String) throws {
        do throws(Disk.Failure) {
            if let slash = path.lastIndex(of: "/") {
                try Disk.real.makeFolders(String(path[..<slash]))
            }
            try Disk.real.replace(path, with: Array(text.utf8), durable: true)
        } catch {
            throw ErrorReport.Failure(
                "cannot write \(path)",
                help: "Look whether the folder may be written, and whether there is room.",
                exitStatus: 73
            )
        }
    }
}

/// Names that authors choose.
package enum NewName {
    /// Whether a text may be the last part of an id or of a file's name: `cut-in-half`.
    package static func isSlug(_ text: String) -> Bool {
        !text.isEmpty && text.first != "-" && text.last != "-"
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || byte == UInt8(ascii: "-")
            }
    }

    /// `CutInHalf` for `cut-in-half`.
    static func module(_ slug: String) -> String {
        let words = slug.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        let name = words.joined()
        return name.first?.isNumber == true ? "Exercise" + name : name
    }

    /// `Cut in half` for `cut-in-half`.
    package static func title(_ slug: String) -> String {
        let text = slug.split(separator: "-").joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
