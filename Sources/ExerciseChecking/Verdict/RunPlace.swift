/// The folder of a run: what the program finds there as its home, and what its end leaves.
struct RunPlace: Sendable {
    let path: String

    /// The folder that the program runs in; empty.
    var home: String { path + "/home" }
    /// Where the Swift runtime writes a backtrace.
    var backtrace: String { path + "/backtrace" }

    init(in folder: String) throws(CheckingError) {
        do throws(Files.Failure) {
            path = try Files.makeUniqueFolder(prefix: folder + "/run-")
        } catch {
            throw .cannotWrite(path: folder, reason: error.reason)
        }
        try? Files.makeFolder(home)
    }

    func remove() { Files.remove(path) }
}
