#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folder of the course's web pages: plain files, each of a known type.
struct PageFolder: Equatable, Sendable {
    /// What a path leads to.
    enum Entry: Equatable, Sendable {
        case file([UInt8], type: String)
        /// A folder with a page, asked for without the slash behind it.
        case folder
    }

    /// The folder with its links followed.
    private let root: String

    /// - Returns: `nil` when there is no such folder.
    init?(_ path: String) {
        var isFolder = false
        let root = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder else {
            return nil
        }
        self.root = root
    }

    /// The file that a path names; a folder's is its `index.html`. Nothing outside the folder, no
    /// hidden file, and no file of a type that pages do not need.
    /// - Parameter components: The path's parts as they were sent.
    func entry(_ components: some Sequence<Substring>) -> Entry? {
        var names = components.map(String.init)
        if names.last == "" { names[names.count - 1] = "index.html" }
        guard names.allSatisfy(Self.isName) else { return nil }
        let url = URL(fileURLWithPath: ([root] + names).joined(separator: "/"))
        // A link may lead elsewhere in the folder, not out of it.
        let path = url.resolvingSymlinksInPath().path
        guard path == root || path.hasPrefix(root + "/") else { return nil }
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return nil
        }
        if isFolder {
            return FileManager.default.fileExists(atPath: path + "/index.html") ? .folder : nil
        }
        guard let type = Self.type(of: path), let bytes = contents(of: path) else { return nil }
        return .file(bytes, type: type)
    }

    private func contents(of path: String) -> [UInt8]? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
        return FileManager.default.contents(atPath: path).map(Array.init)
    }

    /// Whether a name is one that pages have: letters, digits, and `-`, `_` and `.` inside. It
    /// needs no `%` escape, and leads to no other folder.
    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".")
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                    UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }

    /// The media type of a file's name (RFC 9239 for JavaScript).
    private static func type(of path: String) -> String? {
        switch path.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js", "mjs": "text/javascript; charset=utf-8"
        case "json": "application/json"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        default: nil
        }
    }
}
