import Foundation

/// A folder of a test's own that is gone when nobody holds it any more.
///
/// Keep it in a property of the suite, or use it after what needs it: Swift may let go of a local
/// constant behind its last use, and `path` alone does not hold the folder.
package final class TemporaryFolder: Sendable {
    /// The folder; absolute, links resolved.
    package let path: String

    /// Makes an empty folder; `name` ends its path, so that a test may ask for spaces and accents.
    package init(_ name: String = "test") throws {
        let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
        path = "\(base)/streamtutor-\(UUID().uuidString)/\(name)"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
    }

    deinit {
        // A test may have taken write permission away; give it back, or the folder stays for ever.
        let manager = FileManager.default
        for case let inner as String in manager.enumerator(atPath: path) ?? .init() {
            let whole = path + "/" + inner
            let type = try? manager.attributesOfItem(atPath: whole)[.type] as? FileAttributeType
            if type == .typeDirectory {
                try? manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: whole)
            }
        }
        try? manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        try? manager.removeItem(atPath: (path as NSString).deletingLastPathComponent)
    }

    /// The absolute path of something in this folder.
    package func path(_ relative: String) -> String { path + "/" + relative }

    /// Writes a file, with the folders that it needs, and gives its absolute path.
    @discardableResult
    package func write(_ text: String, to relative: String) throws -> String {
        try write(Array(text.utf8), to: relative)
    }

    /// Writes a file of any bytes, with the folders that it needs, and gives its absolute path.
    @discardableResult
    package func write(_ bytes: [UInt8], to relative: String) throws -> String {
        let whole = path(relative)
        try FileManager.default.createDirectory(
            atPath: (whole as NSString).deletingLastPathComponent,
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: URL(fileURLWithPath: whole))
        return whole
    }

    /// Makes a folder, with those above it, and gives its absolute path.
    @discardableResult
    package func makeFolder(_ relative: String) throws -> String {
        let whole = path(relative)
        try FileManager.default.createDirectory(atPath: whole, withIntermediateDirectories: true)
        return whole
    }

    /// The text of a file.
    package func read(_ relative: String) throws -> String {
        try String(contentsOfFile: path(relative), encoding: .utf8)
    }

    /// The names in a folder.
    package func names(in relative: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(relative))
    }

    /// Removes a file or a folder with all in it.
    package func remove(_ relative: String) throws {
        try FileManager.default.removeItem(atPath: path(relative))
    }

    /// Whether something is there, a link without a target counted.
    package func exists(_ relative: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path(relative))) != nil
    }
}
