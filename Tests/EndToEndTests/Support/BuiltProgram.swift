import Foundation

/// The program that the same build made.
enum BuiltProgram {
    /// The built `streamtutor`, beside the test bundle.
    static let path: String = {
        #if os(macOS)
            let folder = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }!
                .bundleURL.deletingLastPathComponent()
        #else
            let folder = Bundle.main.executableURL!.deletingLastPathComponent()
        #endif
        return folder.appendingPathComponent("streamtutor").resolvingSymlinksInPath().path
    }()
}
