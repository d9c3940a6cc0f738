/// A way to shut programs in, found to work on this machine.
///
/// Inside there is no network, no process but the program's own, no file but those that a step
/// needs, most of them to be read only, and no privilege.
package struct Sandbox: Sendable, Hashable {
    package var kind: Kind
    /// Files and folders that are hidden wherever they would be seen: hidden suites, submissions,
    /// results; absolute, links followed.
    package var hidden: [String]

    package enum Kind: Sendable, Hashable {
        /// The tool bubblewrap, at a path.
        case bubblewrap(String)
        /// The kernel's namespaces, set up by ourselves.
        case namespaces
    }

    /// Finds the first way that works: bubblewrap, then namespaces.
    /// - Parameters:
    ///   - allowed: what may be used.
    ///   - hidden: paths that nothing inside may see.
    /// - Returns: nil where none works, such as on macOS.
    package static func find(
        _ environment: CheckingEnvironment,
        allowing allowed: Set<Name> = Set(Name.allCases),
        hidden: [String] = []
    ) async -> Sandbox? {
        var candidates: [Kind] = []
        if allowed.contains(.bubblewrap),
            let path = CompilerSearch.find(tool: "bwrap", environment)
        {
            candidates.append(.bubblewrap(path))
        }
        if allowed.contains(.namespaces) { candidates.append(.namespaces) }
        for kind in candidates {
            let sandbox = Sandbox(kind: kind, hidden: hidden.compactMap(Files.resolved))
            if await sandbox.works(environment) { return sandbox }
        }
        return nil
    }

    package enum Name: String, Sendable, CaseIterable {
        case bubblewrap, namespaces
    }

    package var name: Name {
        switch kind {
        case .bubblewrap: .bubblewrap
        case .namespaces: .namespaces
        }
    }

    /// Runs a program in it that looks for what it must not find.
    private func works(_ environment: CheckingEnvironment) async -> Bool {
        guard let folder = try? WorkFolder(environment) else { return false }
        defer { folder.remove() }
        let secret = folder.path + "/secret"
        let place = folder.path + "/place"
        guard (try? Files.write("secret", to: secret)) != nil,
            (try? Files.makeFolder(place)) != nil,
            (try? Files.makeFolder(folder.path + "/root")) != nil
        else { return false }
        let script = "test ! -e '\(secret)' && echo inside > here && cat here"
        var limits = RunLimits.tool
        limits.seconds = 10
        let plan = LaunchPlan(
            program: "/bin/sh",
            arguments: ["-c", script],
            variables: ["PATH": "/usr/bin:/bin"],
            folder: place,
            limits: limits,
            confinement: Confinement(
                sandbox: self,
                root: folder.path + "/root",
                readable: [],
                writable: [place]
            )
        )
        guard let finished = try? await run(plan) else { return false }
        return finished.succeeded && finished.output.text == "inside\n"
    }
}

/// What one program sees of the machine.
struct Confinement: Sendable {
    var sandbox: Sandbox
    /// An empty folder outside, on which the new root is put; it holds nothing of the others.
    var root: String
    /// Files and folders that it may read, beside the system's programs and libraries.
    var readable: [String]
    /// Folders that it may write to.
    var writable: [String]

    /// A file or folder inside.
    struct Place: Hashable {
        var kind: Kind
        var path: String

        enum Kind: Hashable {
            case readable, writable, device, empty, ownFolder, processes
            case link(to: String)
        }
    }

    /// What stands inside, in the order in which it is put there.
    var places: [Place] {
        let system = [
            "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache",
            "/etc/alternatives",
        ]
        var places = system.map { Place(kind: .readable, path: $0) }
        places.append(Place(kind: .processes, path: "/proc"))
        for device in ["null", "zero", "random", "urandom"] {
            places.append(Place(kind: .device, path: "/dev/" + device))
        }
        places.append(Place(kind: .link(to: "/proc/self/fd"), path: "/dev/fd"))
        places.append(Place(kind: .ownFolder, path: "/tmp"))
        let readable = readable.filter { path in
            !system.contains { path == $0 || path.hasPrefix($0 + "/") }
        }
        places += readable.map { Place(kind: .readable, path: $0) }
        let writable = Set(writable)
        // Only what would be seen needs hiding.
        for path in sandbox.hidden
        where places.contains(where: { $0.kind == .readable && path.hasPrefix($0.path + "/") }) {
            places.append(Place(kind: .empty, path: path))
        }
        return places + writable.sorted().map { Place(kind: .writable, path: $0) }
    }
}
