/// The program's entry: the same for every exercise, so compiled once.
enum RunnerSource {
    static let module = "StreamtutorRunner"

    /// Standard output is set to be written line by line: what a program printed before it
    /// crashed is what its author looks for.
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
                await Testing.__swiftPMEntryPoint() as Never
            }
        }

        """
}
