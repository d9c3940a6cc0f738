import Foundation

/// The repository's folder, found from the place of a source file in it.
///
/// Call it without an argument from any file of a test target.
package func repositoryRoot(_ file: String = #filePath) -> String {
    var folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    while folder.path != "/" {
        if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
            return folder.path
        }
        folder.deleteLastPathComponent()
    }
    preconditionFailure("no Package.swift above \(file)")
}
