import CourseModel

extension UpgradePlanner {
    private static var pristineFolder: String { Workspace.toolFolderName + "/pristine/workspace" }

    /// Plans what belongs to the workspace as a whole: Support, README and the package.
    /// - Parameter support: the course's folder of that name; nil leaves Support as it is.
    mutating func refreshPackage(support: String?) throws(StorageError) {
        var actions: [UpgradePlan.Action] = []
        var files: [(path: String, bytes: [UInt8])] = []
        if let support {
            let names = workspace.swiftFiles(below: support)
            for name in names {
                files.append(("Support/" + name, try courseFile(support + "/" + name)))
            }
            for stale in record.support where !names.contains(stale) {
                let path = "Support/" + stale
                let pristine = try content(Self.pristineFolder + "/" + path)
                actions += [
                    .remove(path, expected: pristine, backup: .init(of: path)),
                    .remove(Self.pristineFolder + "/" + path, expected: nil, backup: nil),
                    .tidy(split(path).folder),
                ]
            }
            if record.support != names { actions.append(.noteSupport(names)) }
            record.support = names
            files.append(("README.md", Array(WorkspaceReadme.text.utf8)))
            files.append((".gitignore", Array(WorkspaceReadme.gitignore.utf8)))
        }
        files.append(("Package.swift", Array(PackageManifest.text(for: record).utf8)))

        for (path, bytes) in files {
            let pristine = try content(Self.pristineFolder + "/" + path)
            actions += try refresh(
                path,
                present: path,
                with: bytes,
                pristine: pristine,
                backup: .init(of: path)
            )
            if pristine != bytes {
                actions.append(
                    .write(Self.pristineFolder + "/" + path, bytes, expected: nil, backup: nil)
                )
            }
        }
        guard !actions.isEmpty else { return }
        let names = files.map(\.path).filter { path in
            actions.contains {
                if case .write(path, _, _, _) = $0 { true } else { false }
            }
        }
        let said = names.first.map { first in
            names.count > 2 ? "\(first) and \(names.count - 1) more" : names.joined(separator: ", ")
        }
        plan.changes.append(
            UpgradePlan.Change(
                kind: .refresh,
                exercise: nil,
                note: said.map { "The package is brought up to date (\($0))." } ?? "",
                actions: actions
            )
        )
    }
}
