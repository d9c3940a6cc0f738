/// What a file declares, by its syntax tree.
struct DeclaredNames {
    /// At the top of the file, private or not.
    private(set) var topLevel: Set<String> = []
    /// Anywhere, with members, parameters' names and local variables.
    private(set) var everywhere: Set<String> = []
    /// Members of types and of extensions.
    private(set) var members: Set<String> = []
    /// Structures, enumerations, classes, actors and protocols, anywhere.
    private var types: Set<String> = []
    private(set) var protocols: Set<String> = []
    /// Other names for types, which may lead anywhere.
    private var aliases: Set<String> = []
    /// The types that extensions extend.
    private(set) var extended: Set<String> = []

    /// The modules that it imports.
    private(set) var imports: Set<String> = []

    init(_ tree: ParsedNode) {
        for item in tree.all("items") where item.kind == "import_decl" {
            let path = item.values["module_path"] ?? ""
            imports.insert(path.split(separator: "\n").first.map(String.init) ?? path)
        }
        for item in tree.all("items") { if let name = item.name { topLevel.insert(name) } }
        var rest = [tree]
        while let node = rest.popLast() {
            rest += node.children.map(\.node)
            if node.kind == "extension_decl", let type = node.values["extended_type"] {
                extended.insert(type)
            }
            for member in node.all("members") { if let name = member.name { members.insert(name) } }
            guard let name = node.name else { continue }
            everywhere.insert(name)
            switch node.kind {
            case "struct_decl", "enum_decl", "class_decl", "actor_decl": types.insert(name)
            case "protocol", "protocol_decl":
                types.insert(name)
                protocols.insert(name)
            case "typealias", "typealias_decl", "associated_type_decl", "generic_type_param":
                aliases.insert(name)
            default: break
            }
        }
    }

    /// Whether the type with a name, `Outer.Inner`, is declared in this file and nowhere else.
    func isOwnType(_ name: String) -> Bool {
        let parts = name.split { $0 == "." }.map { part in String(part.prefix { $0 != "<" }) }
        guard let first = parts.first, topLevel.contains(first) else { return false }
        return parts.allSatisfy { types.contains($0) && !aliases.contains($0) }
    }

    /// Whether no other file sees a declaration.
    static func isPrivate(_ node: ParsedNode) -> Bool {
        node.all("attrs").contains {
            $0.kind == "access_control_attr"
                && ["private", "fileprivate"].contains($0.values["access_level"])
        }
    }
}
