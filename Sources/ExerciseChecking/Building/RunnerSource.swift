/// The program's entry: the same for every exercise, so compiled once.
enum RunnerSource {
    static let module = "StreamtutorRunner"

    /// What comes on descriptor 3, before anything else, where the tests cannot be loaded; why
    /// follows.
    static let notLoaded = "streamtutor: not loaded: "

    /// The variable that says how often the tests are to be run, where that is more than once.
    static let runsVariable = "STREAMTUTOR_RUNS"

    /// What comes on descriptor 3 behind each of several runs; how it ended follows, as `waitpid`
    /// tells it, and a line feed.
    static let runEnded = "\nstreamtutor: run ended: "

    /// Standard output is set to be written line by line: what a program printed before it
    /// crashed is what its author looks for.
    ///
    /// Where the first argument is a path, the tests are there, as a shared object. All its symbols
    /// are looked up at once: a missing one is to be known before any test begins.
    ///
    /// Several runs are forked, as half of what a short run does is to load the libraries. No thread
    /// has been started by then, and each run gets a folder of its own and what a process gets
    /// by chance: the seed of the standard library's hash function, whose layout is that of
    /// `_SwiftHashingParameters` in the standard library's `GlobalObjects.h`.
    static let text = """
        #if canImport(Darwin)
            @preconcurrency import Darwin
        #elseif canImport(Musl)
            @preconcurrency import Musl
        #else
            @preconcurrency import Glibc
        #endif
        import Testing

        #if os(Linux)
            @_silgen_name("fork") func systemFork() -> Int32
        #endif

        @main
        enum Runner {
            static func main() async {
                setvbuf(stdout, nil, Int32(_IOLBF), 0)
                let path = CommandLine.arguments.dropFirst().first
                if let path, path.hasPrefix("/"), dlopen(path, RTLD_NOW) == nil {
                    var text = "\(notLoaded)"
                    if let reason = dlerror() { text += String(cString: reason) }
                    _ = text.withCString { write(3, $0, strlen($0)) }
                    exit(1)
                }
                #if os(Linux)
                    if let runs = getenv("\(runsVariable)") {
                        let count = Int32(String(cString: runs)) ?? 0
                        unsetenv("\(runsVariable)")
                        fork(runs: count)
                    }
                #endif
                await Testing.__swiftPMEntryPoint() as Never
            }

            #if os(Linux)
                /// Returns in the processes that are to run the tests, and in no other.
                static func fork(runs: Int32) {
                    guard let seeds = dlsym(nil, "_swift_stdlib_Hashing_parameters") else { exit(0) }
                    for number in 0..<runs {
                        let child = systemFork()
                        if child == 0 {
                            for offset in [0, 8] {
                                let seed = UInt64.random(in: 0...UInt64.max)
                                seeds.storeBytes(of: seed, toByteOffset: offset, as: UInt64.self)
                            }
                            let folder = "run-\\(number)"
                            if mkdir(folder, 0o700) != 0 || chdir(folder) != 0 { exit(1) }
                            if let path = getcwd(nil, 0) {
                                if getenv("HOME") != nil { setenv("HOME", path, 1) }
                                if getenv("TMPDIR") != nil { setenv("TMPDIR", path, 1) }
                                free(path)
                            }
                            return
                        }
                        var status: Int32 = 0
                        while waitpid(child, &status, 0) < 0 {
                            if errno != EINTR { exit(1) }
                        }
                        let mark = "\(runEnded.replacing("\n", with: "\\n"))\\(status)\\n"
                        _ = mark.withCString { write(3, $0, strlen($0)) }
                    }
                    exit(0)
                }
            #endif
        }

        """
}
