/// A folder of one check's own, for what is gone with it.
struct WorkFolder: Sendable {
    let path: String

    /// - Throws: `.cannotWrite`.
    init(_ environment: CheckingEnvironment) throws(CheckingError) {
        let root = environment.temporaryRoot
        do throws(Files.Failure) {
            path = try Files.makeUniqueFolder(
                prefix: "\(root)/streamtutor-check-\(processNumber())-"
            )
        } catch {
            throw .cannotWrite(path: root, reason: error.reason)
        }
    }

    func remove() { Files.remove(path) }

    /// Removes the folders of checks whose process was killed.
    static func removeAbandoned(_ environment: CheckingEnvironment) {
        let root = environment.temporaryRoot
        for name in Files.names(in: root) where name.hasPrefix("streamtutor-check-") {
            let parts = name.split(separator: "-")
            guard parts.count == 4, let process = Int(parts[2]), !processExists(process),
                isPrivateFolder(root + "/" + name),
                // A process of a container has a number that says nothing here.
                let identity = Files.identity(root + "/" + name),
                secondsSince(identity.modified) > 3600
            else { continue }
            Files.remove(root + "/" + name)
        }
    }
}

extension CheckingEnvironment {
    /// What the compiler and the linker see: everything, plain messages in English, and a folder of
    /// this check for temporary files, because the driver leaves some behind.
    ///
    /// A compiler takes much memory at once and gives none back. Large pages save most of its page
    /// faults where the kernel has them for those who ask (glibc, "Memory Allocation Tunables").
    func toolVariables(temporary folder: String) -> [String: String] {
        ["GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"]
            .merging(variables) { $1 }
            .merging(["NO_COLOR": "1", "LC_ALL": "C", "TMPDIR": folder]) { $1 }
    }
}
