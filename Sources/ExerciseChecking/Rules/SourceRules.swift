internal import CourseModel

/// Looks whether a file keeps to what graded runs allow.
///
/// The aim: code that is compiled into one process with the tests has no means to write the tests'
/// results itself, and nothing that the tests mean by a name is the student's but what the
/// exercise asks for. The compiler's tree is what is looked at; what types mean is left to the
/// compiler (`-strict-memory-safety`), and what was made of it to `ObjectRules`.
struct SourceRules {
    /// Changes with the rules: what was let pass by others is looked at again.
    static let version = 3

    let source: [UInt8]
    let tree: ParsedNode
    let allowedImports: Set<String>
    /// The names that the suites and the contract's own parts use.
    let reserved: Set<String>
    /// What the starter declares: that much is asked for.
    let contract: DeclaredNames

    private var own: DeclaredNames
    private var violations: [RuleViolation] = []

    init(
        source: [UInt8],
        tree: ParsedNode,
        allowedImports: Set<String>,
        reserved: Set<String>,
        contract: DeclaredNames
    ) {
        self.source = source
        self.tree = tree
        self.allowedImports = allowedImports
        self.reserved = reserved
        self.contract = contract
        own = DeclaredNames(tree)
    }

    /// The violations in the order of the file; one for each place.
    mutating func check() -> [RuleViolation] {
        checkImports()
        checkWords()
        checkEverything()
        for item in tree.all("items") { checkOutside(item) }
        var seen: Set<RuleViolation> = []
        return violations.filter { seen.insert($0).inserted }.sorted {
            ($0.line ?? 0, $0.rule.rawValue) < ($1.line ?? 0, $1.rule.rawValue)
        }
    }

    private mutating func refuse(_ rule: RuleViolation.Rule, _ node: ParsedNode, _ message: String)
    {
        let line = node.start.map { offset in
            source.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
        }
        violations.append(RuleViolation(rule: rule, line: line, message: message))
    }

    // MARK: - Imports

    private mutating func checkImports() {
        var gapStart = 0
        var isFirst = true
        var isAfterOthers = false
        for item in tree.all("items") {
            guard item.kind == "import_decl" else {
                isAfterOthers = true
                continue
            }
            let path = item.values["module_path"] ?? ""
            let module = path.split(separator: "\n").first.map(String.init) ?? path
            if !allowedImports.contains(module) || path != module {
                refuse(
                    .forbiddenImport,
                    item,
                    "The module \(path.split(separator: "\n").joined(separator: ".")) may not be "
                        + "imported in this exercise."
                )
            }
            if isAfterOthers {
                refuse(.forbiddenImport, item, "Imports stand before everything else.")
            } else if let start = item.start, start >= gapStart, start <= source.count {
                // The tree leaves out what stands before the word import, such as @testable.
                let gap = source[gapStart..<start]
                if !Self.isBlank(gap, afterName: !isFirst) {
                    refuse(
                        .forbiddenAttribute,
                        item,
                        "Write an import without anything before it."
                    )
                }
                gapStart = start + "import".utf8.count
            }
            isFirst = false
        }
    }

    /// Whether a piece of source between imports holds spaces and comments alone.
    /// - Parameter afterName: whether the end of the import before stands at its beginning.
    private static func isBlank(_ gap: ArraySlice<UInt8>, afterName: Bool) -> Bool {
        var rest = gap
        if afterName {
            guard let end = rest.firstIndex(where: { $0 == 0x0A || $0 == UInt8(ascii: ";") })
            else { return false }
            if rest[..<end].contains(UInt8(ascii: "@")) { return false }
            rest = rest[end...]
        }
        while let byte = rest.first {
            if byte <= 0x20 || byte == UInt8(ascii: ";") || byte >= 0xEF {
                // A byte order mark is 3 bytes from EF up.
                rest = rest.dropFirst(byte >= 0xEF ? 3 : 1)
            } else if rest.starts(with: "//".utf8) {
                rest = rest.drop { $0 != 0x0A }
            } else if rest.starts(with: "/*".utf8) {
                var depth = 1
                rest = rest.dropFirst(2)
                while depth > 0, !rest.isEmpty {
                    if rest.starts(with: "*/".utf8) {
                        depth -= 1
                        rest = rest.dropFirst(2)
                    } else if rest.starts(with: "/*".utf8) {
                        depth += 1
                        rest = rest.dropFirst(2)
                    } else {
                        rest = rest.dropFirst()
                    }
                }
            } else {
                return false
            }
        }
        return true
    }

    // MARK: - Words

    private mutating func checkWords() {
        let lines = source.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            for word in AllowedSyntax.pointerWords where line.firstRange(of: word.utf8) != nil {
                violations.append(
                    RuleViolation(
                        rule: .unsafeCode,
                        line: number + 1,
                        message: "\(word) is not allowed in graded code."
                    )
                )
            }
        }
    }

    // MARK: - Every node

    private mutating func checkEverything() {
        var rest = [tree]
        while let node = rest.popLast() {
            checkNode(node)
            for (member, child) in node.children {
                if member == "attrs" { checkAttribute(child, of: node) }
                rest.append(child)
            }
        }
    }

    private mutating func checkAttribute(_ attribute: ParsedNode, of node: ParsedNode) {
        let kind = attribute.kind.hasSuffix("_attr") ? attribute.kind.dropLast(5) : "?"
        let isUnsafe = attribute.values.contains { $0.key.contains("unsafe") && $0.value == "true" }
        if isUnsafe {
            refuse(.unsafeCode, node, "(unsafe) turns off checks of the compiler.")
        } else if !AllowedSyntax.attributes.contains(String(kind)) {
            refuse(
                .forbiddenAttribute,
                node,
                "The attribute (\(kind.split(separator: "_").joined(separator: " "))) is not "
                    + "allowed in graded code."
            )
        }
    }

    private mutating func checkNode(_ node: ParsedNode) {
        switch node.kind {
        case "unsafe_expr":
            refuse(.unsafeCode, node, "unsafe turns off checks of the compiler.")
        case "macro_decl": refuse(.macro, node, "Macros are not allowed in graded code.")
        case "macro_expansion_expr", "macro_expansion_decl":
            let name = node.values["name"] ?? node.name ?? ""
            if name != "isolation" { refuse(.macro, node, "The macro #\(name) is not allowed.") }
        case "inherited_entry":
            for word in ["unchecked", "retroactive", "preconcurrency", "unsafe", "reparented"]
            where node.values[word] == "true" {
                refuse(.forbiddenAttribute, node, "@\(word) is not allowed in graded code.")
            }
        case "infix_operator_decl", "prefix_operator_decl", "postfix_operator_decl",
            "precedence_group_decl":
            refuse(.forbiddenOperator, node, "Operators may not be declared in graded code.")
        case "for_each_stmt", "foreach_stmt":
            if node.values.contains(where: { $0.key.contains("unsafe") && $0.value == "true" }) {
                refuse(.unsafeCode, node, "unsafe turns off checks of the compiler.")
            }
        default: break
        }
        for member in ["name", "field", "id"] {
            guard let name = node.values[member] else { continue }
            checkName(name, node)
        }
    }

    private mutating func checkName(_ name: String, _ node: ParsedNode) {
        if AllowedSyntax.refusedNames.contains(name) {
            refuse(.forbiddenName, node, "\(name) is not allowed in graded code.")
        } else if AllowedSyntax.pointerNames.contains(name)
            || AllowedSyntax.unsafePrefixes.contains(where: { name.hasPrefix($0) })
        {
            refuse(.unsafeCode, node, "\(name) is not safe, so it is not allowed in graded code.")
        } else if name.hasPrefix("_"), name.count > 1, !own.everywhere.contains(name) {
            refuse(.forbiddenName, node, "\(name) is internal to Swift's own library.")
        }
    }
}

// MARK: - What other files see

extension SourceRules {
    /// Looks at a declaration at the top of the file.
    private mutating func checkOutside(_ node: ParsedNode) {
        if node.kind == "extension_decl" { return checkExtension(node) }
        guard let name = node.name else { return }
        if AllowedSyntax.reservedNames.contains(name) {
            refuse(.standsIn, node, "\(name) would stand in for what the tests mean by it.")
        }
        if DeclaredNames.isPrivate(node) { return }
        if node.isOperator {
            refuse(
                .forbiddenOperator,
                node,
                "The operator \(name) stands outside of your types; make it private or a member."
            )
        } else if reserved.contains(name), !contract.topLevel.contains(name) {
            refuse(
                .standsIn,
                node,
                "The tests use the name \(name) for something else; rename yours or make it private."
            )
        }
        if node.kind == "protocol" || node.kind == "protocol_decl" {
            for member in node.all("members") where member.isOperator {
                refuse(.forbiddenOperator, member, "Protocols of graded code have no operators.")
            }
        }
    }

    private mutating func checkExtension(_ node: ParsedNode) {
        let type = node.values["extended_type"] ?? ""
        let isOwnType = own.isOwnType(type)
        let isProtocol = own.protocols.contains(type)
        if isOwnType, !isProtocol { return }
        if !isOwnType, !node.all("inherits").isEmpty, !contract.extended.contains(type) {
            refuse(
                .standsIn,
                node,
                "\(type) is not your type, so it may not be made to conform to anything."
            )
        }
        if DeclaredNames.isPrivate(node) { return }
        for member in node.all("members") {
            guard let name = member.name, !DeclaredNames.isPrivate(member) else { continue }
            if member.isOperator {
                refuse(
                    .forbiddenOperator,
                    member,
                    "The operator \(name) is added to \(type), which is not one of your own types."
                )
            } else if !isOwnType, !contract.members.contains(name),
                reserved.contains(name) || AllowedSyntax.implicitNames.contains(name)
            {
                refuse(
                    .standsIn,
                    member,
                    "The tests use \(name) too, and \(type) is not your type; make it private."
                )
            }
        }
    }
}

extension ExerciseChecker {
    /// Names the rules that graded runs hold files to: what was graded by others is graded again.
    package static var rulesVersion: Int { SourceRules.version }
}
