import TestSupport
import Testing

@testable import ExerciseChecking

#if os(Linux)
    #if canImport(Musl)
        import Musl
    #else
        import Glibc
    #endif

    /// A file system of one MiB in memory; only root can make one.
    final class SmallDisk: Sendable {
        private let folder: TemporaryFolder
        let path: String

        static let isPossible: Bool = (try? SmallDisk()) != nil

        init() throws {
            folder = try TemporaryFolder("disk")
            path = try folder.makeFolder("small")
            try #require(mount("none", path, "tmpfs", 0, "size=1m") == 0)
        }

        /// Takes all the room there is.
        func fill() {
            try? Files.write([UInt8](repeating: 1, count: 2 << 20), to: path + "/ballast")
        }

        deinit { umount2(path, 2) }
    }
#else
    /// There is no such disk here.
    final class SmallDisk: Sendable {
        let path = ""

        static let isPossible = false

        init() throws {}

        func fill() {}
    }
#endif
