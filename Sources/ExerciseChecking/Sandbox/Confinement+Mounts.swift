internal import CProcessLaunch

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

extension Confinement {
    /// Lends the world as a C value for the time of a call.
    func withMounts<Result>(_ body: (UnsafePointer<cpl_sandbox>) -> Result) -> Result {
        var texts: [UnsafeMutablePointer<CChar>?] = []
        defer { for text in texts { free(text) } }
        func lent(_ text: String) -> UnsafePointer<CChar>? {
            texts.append(strdup(text))
            return texts[texts.count - 1].map { UnsafePointer($0) }
        }
        let mounts = places.map { place in
            var mount = cpl_mount()
            mount.path = lent(place.path)
            let kind: cpl_mount_kind
            switch place.kind {
            case .readable: kind = CPL_READABLE
            case .writable: kind = CPL_WRITABLE
            case .device: kind = CPL_DEVICE
            case .empty: kind = CPL_EMPTY
            case .ownFolder: kind = CPL_PRIVATE
            case .processes: kind = CPL_PROCESSES
            case .link(let target):
                kind = CPL_LINK
                mount.target = lent(target)
            }
            mount.kind = Int32(kind.rawValue)
            return mount
        }
        let rootText = lent(root)
        return mounts.withUnsafeBufferPointer { mounts in
            var sandbox = cpl_sandbox()
            sandbox.root = rootText
            sandbox.mounts = mounts.baseAddress
            sandbox.count = Int32(mounts.count)
            return withUnsafePointer(to: sandbox, body)
        }
    }
}
