import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension TemporaryFolder {
    func link(_ name: String, to target: String) throws {
        try #require(symlink(target, path(name)) == 0)
    }

    func makePipe(_ name: String) throws {
        try makeFolder(String(name[..<(name.lastIndex(of: "/") ?? name.endIndex)]))
        try #require(mkfifo(path(name), 0o600) == 0)
    }
}
