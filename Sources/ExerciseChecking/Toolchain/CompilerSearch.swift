/// Looks for the compiler, and for what decides which compiler its name stands for.
enum CompilerSearch {
    /// The first `swiftc` on `PATH`.
    static func find(_ environment: CheckingEnvironment) throws(CheckingError) -> String {
        let folders = searched(environment)
        for folder in folders where Files.isExecutable(folder + "/swiftc") {
            return folder + "/swiftc"
        }
        throw .noToolchain(lookedIn: folders)
    }

    /// A program on `PATH`.
    static func find(tool: String, _ environment: CheckingEnvironment) -> String? {
        searched(environment).map { $0 + "/" + tool }.first(where: Files.isExecutable)
    }

    /// Only absolute folders: the folder that somebody happens to be in holds no compiler.
    private static func searched(_ environment: CheckingEnvironment) -> [String] {
        (environment.variables["PATH"] ?? "").split(separator: ":").map(String.init)
            .filter { $0.hasPrefix("/") }
    }

    /// Names the compiler by what it is now.
    ///
    /// A `swiftc` may be a stand-in that starts another one, chosen by variables or by a file of
    /// the tool that manages toolchains. So these belong to the name too.
    static func key(of compiler: String, _ environment: CheckingEnvironment) -> String {
        var hash = SHA256()
        let variables = environment.variables
        for name in ["TOOLCHAINS", "DEVELOPER_DIR", "SDKROOT", "SWIFTLY_HOME_DIR"] {
            hash.add(part: variables[name] ?? "")
        }
        let home = variables["HOME"] ?? ""
        let manager = variables["SWIFTLY_HOME_DIR"] ?? home + "/.local/share/swiftly"
        let files = [
            compiler, Files.resolved(compiler) ?? compiler, manager + "/config.json",
            home + "/.swiftly/config.json", "/var/db/xcode_select_link",
        ]
        for file in files {
            hash.add(part: file)
            hash.add(part: Files.resolved(file) ?? "")
            hash.add(part: Files.identity(file)?.text ?? "")
        }
        return hash.hexadecimal()
    }
}
