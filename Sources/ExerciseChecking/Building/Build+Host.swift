/// A program in two parts: see ``HostLink``.
extension Build {
    /// What every check's code is loaded by.
    struct Host: Sendable {
        var program: String
        /// The linker's options for the libraries that it has.
        var libraries: [String]
    }

    /// The host for a support module, from the cache or linked now.
    /// - Returns: nil where programs are linked whole here.
    func host(_ support: Part, _ runner: Part) async -> Host? {
        guard !tools.usesDriver, let link = tools.hostLink else { return nil }
        let key = SHA256.hexadecimal(of: [
            Array(toolKey.utf8), Array(support.key.utf8), Array(runner.key.utf8),
        ])
        let folder = Cache.Kind.host.rawValue
        let part = await attempt { () throws(BuildFailure) in
            try await shared(.host, key: key, module: RunnerSource.module, in: folder) {
                () throws(BuildFailure) in
                let objects = [support.object, runner.object]
                let output = "\(folder)/\(Self.hostName)"
                let libraries = try await orImpossible { () throws(CheckingError) in
                    try await tools.wantedLibraries(objects)
                }
                guard let libraries else { throw .trouble("it is not known how to link here") }
                let words = link.host(objects: objects, libraries: libraries, output: output)
                let finished = try await orImpossible { () throws(CheckingError) in
                    try await tools.run(words[0], Array(words.dropFirst()), .tool)
                }
                try expectSuccess(finished)
                let list = libraries.joined(separator: "\n")
                try write(Array(list.utf8), to: "\(folder)/\(Self.hostLibraries)")
            }
        }
        guard let folder = try? part.get().folder,
            let list = try? Files.read("\(folder)/\(Self.hostLibraries)")
        else { return nil }
        return Host(
            program: "\(folder)/\(Self.hostName)",
            libraries: String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init)
        )
    }

    /// Links what the host is to load.
    /// - Returns: nil where that did not go; linked whole, the linker says why.
    func loadable(_ parts: [Part], by host: Host) async throws(BuildFailure) -> BuiltProgram? {
        let output = "tests.so"
        let finished = try await orImpossible { () throws(CheckingError) in
            try await tools.linkPart(
                objects: parts.map(\.object),
                has: host.libraries,
                output: output
            )
        }
        guard finished?.succeeded == true else { return nil }
        // Of its own: whoever empties the cache while a class is graded costs nobody points.
        let program = tools.absolute("program")
        guard (try? Files.share(host.program, as: program)) != nil else { return nil }
        let path = tools.absolute(output)
        return BuiltProgram(
            path: program,
            arguments: [path],
            loads: path,
            diagnostics: [],
            lists: lists
        )
    }

    private static let hostName = "host"
    private static let hostLibraries = "libraries"
}
