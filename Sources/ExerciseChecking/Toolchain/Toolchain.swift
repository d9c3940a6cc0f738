/// A Swift compiler that was found, and what it is.
package struct Toolchain: Sendable {
    /// The compiler as found on `PATH`.
    package var compilerPath: String
    /// The compiler's own line, such as `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
    package var version: String
    /// The target, such as `x86_64-unknown-linux-gnu`.
    package var target: String
}
