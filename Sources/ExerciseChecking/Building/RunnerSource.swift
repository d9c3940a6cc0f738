/// The program's entry: the same for every exercise, so compiled once.
enum RunnerSource {
    static let module = "StreamtutorRunner"

    /// What comes on descriptor 3, before anything else, where the tests cannot be loaded; why
    /// follows.
    static let notLoaded = "streamtutor: not loaded: "

    /// Standard output is set to be written line by line: what a program printed before it
    /// crashed is what its author looks for.
    ///
    /// Where the first argument is a path, the tests are there, as a shared object. All its symbols
    /// are looked up at once: a missing one is to be known before any test begins.
    static let text = """
        #if canImport(Darwin)
            @preconcurrency import Darwin
        #elseif canImport(Musl)
            @preconcurrency import Musl
        #else
            @preconcurrency import Glibc
        #endif
        import Testing

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
                await Testing.__swiftPMEntryPoint() as Never
            }
        }

        """
}
