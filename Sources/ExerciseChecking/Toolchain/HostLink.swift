/// The linker's calls for a program in two parts, of which only one changes from check to check.
///
/// The runner and the support module are linked once, as a program that shows its symbols: the host.
/// A check links the student's code and the suite alone, as a shared object that the host loads.
/// Their symbols are looked up then, so that the linker reads neither the support module nor any
/// library, which is most of its work.
struct HostLink: Sendable {
    private let template: LinkTemplate
    /// The object by which the runtime learns what types an image has.
    private let runtime: String

    /// - Returns: nil where the linker makes no ELF programs.
    init?(_ template: LinkTemplate) {
        guard template.asksForLibraries, template.words.contains("-dynamic-linker"),
            let runtime = template.words.first(where: { $0.hasSuffix("/swiftrt.o") })
        else { return nil }
        self.template = template
        self.runtime = runtime
    }

    /// The command line for the host.
    func host(objects: [String], libraries: [String], output: String) -> [String] {
        template.filled(objects: objects, libraries: libraries, output: output)
            + ["--export-dynamic"]
    }

    /// The command line for what a host loads.
    /// - Parameter libraries: what the objects ask for and the host does not.
    func part(objects: [String], libraries: [String], output: String) -> [String] {
        var words = [template.words[0], "-shared", "--hash-style=gnu", "--eh-frame-hdr"]
        words += ["-o", output, runtime] + objects
        if !libraries.isEmpty {
            words += template.words.filter { $0.hasPrefix("-L") }
            for (option, value) in zip(template.words, template.words.dropFirst())
            where option == "-rpath" {
                words += [option, value]
            }
            words += libraries
        }
        return words
    }
}
