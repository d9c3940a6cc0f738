extension Proof {
    /// What `author check` prints: the subject with its verdict, then its findings.
    package var line: String {
        var parts: [String] = []
        if let mutants { parts.append("\(mutants.caught) of \(mutants.all) mutants caught") }
        if let suiteRun { parts.append("suite \(Int(suiteRun.rounded())) ms") }
        let details = parts.isEmpty ? "" : "   " + parts.joined(separator: ", ")
        let verdict = isSound ? "ok  " : "x   "
        return ([verdict + subject + details] + findings.map(\.line)).joined(separator: "\n")
    }
}
