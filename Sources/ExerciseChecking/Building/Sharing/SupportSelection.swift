/// The files of the support module that some sources need.
///
/// The whole module is compiled once on a machine and then serves every exercise. The first check
/// would wait for all of it, and needs about half.
struct SupportSelection {
    /// The paths of the files, below the module's folder.
    var files: Set<String>
    /// Names of the other files: a source that has one of them may need more.
    var leftOut: Set<String>
    /// Whatever the other files declare: where a compiler complains of one of these, it may be for
    /// want of it.
    var lacking: Set<String>

    /// - Parameters:
    ///   - support: All files of the module.
    ///   - words: The words of the sources.
    init(of support: [(name: String, bytes: [UInt8])], for words: Set<String>) {
        let all = support.map { (name: $0.name, index: SupportIndex($0.bytes)) }
        // What is said of a type under another name cannot be told to be said of it.
        let ownTypes = all.reduce(into: Set<String>()) {
            $0.formUnion($1.index.names.subtracting($1.index.aliases))
        }
        var words = words
        var needed: Set<String> = []
        var names: Set<String> = []
        var others = all
        var isGrowing = true
        while isGrowing {
            let isNeeded = { (index: SupportIndex) in
                index.isUsedWithoutName || !index.names.isDisjoint(with: words)
                    || index.extensions.contains {
                        Self.isNeeded($0, words, names: names, ownTypes: ownTypes)
                    }
            }
            let more = others.filter { isNeeded($0.index) }
            others.removeAll { isNeeded($0.index) }
            for file in more {
                needed.insert(file.name)
                names.formUnion(file.index.names)
                words.formUnion(file.index.words)
            }
            isGrowing = !more.isEmpty
        }
        files = needed
        leftOut = []
        lacking = []
        for file in others {
            leftOut.formUnion(file.index.names)
            lacking.formUnion(file.index.declarations)
            for part in file.index.extensions where !ownTypes.contains(part.type) {
                leftOut.formUnion(part.members)
            }
        }
    }

    /// Whether an extension can matter: everything that is said of a type that is needed; of other
    /// modules' types what is named, or works without a name, as conformances do.
    private static func isNeeded(
        _ part: SupportIndex.Extension,
        _ words: Set<String>,
        names: Set<String>,
        ownTypes: Set<String>
    ) -> Bool {
        if ownTypes.contains(part.type) { return names.contains(part.type) }
        return part.hasUnnamed || part.conforms || !part.members.isDisjoint(with: words)
    }
}
