/// What a submission holds, once it was looked through: nothing of it is trusted.
package struct HandedInFiles: Hashable, Sendable {
    /// The files that exercises name, by that name (`ChunkedSSE.swift`); nothing else is taken.
    package var files: [String: [UInt8]]
    /// What was not taken, and why.
    package var refusals: [Refusal]
    /// Names that stand for several different files, none of which counts.
    var duplicates: Set<String> = []
    /// How many bytes came out of archives.
    var unpacked = 0

    package init(files: [String: [UInt8]] = [:], refusals: [Refusal] = []) {
        self.files = files
        self.refusals = refusals
    }
}
