/// What `doctor` shows about checking on this machine.
package struct SelfCheck: Sendable {
    /// The compiler's own line, such as `Swift version 6.3.1 (swift-6.3.1-RELEASE)`; nil without one.
    package var toolchainVersion: String?
    /// The compiler as it was found on `PATH`.
    package var compilerPath: String?
    /// What building a tiny exercise each way gave, fastest first.
    package var ways: [Way]
    package var cacheFolder: String?
    package var cacheBytes: Int
    /// Whether the cache can be written; checks work without it, more slowly.
    package var cacheIsWritable: Bool
    /// Tools that graded runs can shut code in with, and where they are.
    package var sandboxTools: [String: String]
    /// What is wrong; empty where checks work as they should.
    package var problems: [CheckingError]

    package struct Way: Sendable {
        package var way: BuildWay
        package var works: Bool
        /// How long it took, in milliseconds.
        package var milliseconds: Double
        /// What went wrong; nil where it works.
        package var message: String?
    }
}
