#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What checks take from the machine: its variables, and where they may write.
package struct CheckingEnvironment: Sendable {
    /// The environment of the compiler, and the source of `PATH`, `HOME`, `TMPDIR` and
    /// `XDG_CACHE_HOME`. A suite sees only a few of them.
    package var variables: [String: String]
    /// The folder of the cache; nil for the user's usual place.
    package var cacheFolder: String?
    /// How many bytes the cache may keep; what was not used for longest goes first.
    package var cacheLimit: Int
    /// A folder for what is compiled of the students' files, apart from the cache that lasts. Set
    /// where many files are checked that nobody will check again; checks then spare the processor
    /// rather than the time of somebody who waits. nil for one cache and quick verdicts.
    package var variantsFolder: String?
    /// The folder for what one check needs; nil for `TMPDIR`, else `/tmp`.
    package var temporaryFolder: String?
    /// Ways of building that are not to be tried; for tests and for finding faults.
    package var excludedWays: Set<BuildWay>
    /// Compile in place of frontends where nobody's code has to be shut in; nil for frontends alone.
    package var compileServers: CompileServers?
    /// What shuts in everything that touches a student's code, in graded runs; nil for nothing.
    package var sandbox: Sandbox?
    /// How long the compiler may take for one file, in seconds.
    package var compileSeconds = 60.0

    package init(
        variables: [String: String],
        cacheFolder: String? = nil,
        cacheLimit: Int = 512 << 20,
        temporaryFolder: String? = nil,
        excludedWays: Set<BuildWay> = []
    ) {
        self.variables = variables
        self.cacheFolder = cacheFolder
        self.cacheLimit = cacheLimit
        self.temporaryFolder = temporaryFolder
        self.excludedWays = excludedWays
    }

    /// The environment of this process.
    package static func current() -> Self { Self(variables: processEnvironment()) }

    /// The folder below which a check makes its own; ends with no slash.
    var temporaryRoot: String {
        let root = temporaryFolder ?? variables["TMPDIR"] ?? "/tmp"
        return root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    }

    /// Where the cache stands when nothing else was asked for; nil where no home is known.
    package var usualCacheFolder: String? {
        if let folder = variables["XDG_CACHE_HOME"], folder.hasPrefix("/") {
            return folder + "/streamtutor"
        }
        guard let home = variables["HOME"], home.hasPrefix("/") else { return nil }
        #if os(macOS)
            return home + "/Library/Caches/streamtutor"
        #else
            return home + "/.cache/streamtutor"
        #endif
    }
}

/// How an exercise is made into a program, fastest first.
package enum BuildWay: String, Sendable, CaseIterable {
    /// The compiler's frontend and the linker, called with the arguments that the driver gave.
    case direct
    /// The driver, `swiftc`, for every step.
    case driver
    /// A package of its own, built by `swift build`.
    case package
}
