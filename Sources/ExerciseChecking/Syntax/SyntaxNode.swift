/// A part of a Swift file as the compiler's parser names it: a declaration, a statement, an
/// expression, an attribute, a pattern or a type.
package struct SyntaxNode: Sendable {
    /// The compiler's own name, such as `func_decl`, `if_stmt`, `unsafe_expr`, `silgen_name_attr`,
    /// `macro_expansion_expr`, `import_decl`.
    package var kind: String
    /// What it is to its parent, such as `then_stmt`, `members` or `attrs`; empty for the file.
    package var role: String
    /// Its bytes in the file; nil where the compiler says none, as for expressions and types. They
    /// are within the nearest node above that has a range.
    package var range: Range<Int>?
    /// What it is called or refers to, without arguments: `append`, `>=`, `line`; for an import its
    /// module, submodules behind points (`Testing` for `import struct Testing.Comment` too). nil
    /// where it has no name.
    package var name: String?
    /// Its other plain properties, such as `value` of a literal or `access_level` of an attribute.
    package var properties: [String: String]
    package var children: [SyntaxNode]

    /// Visits the node and all below it, each before its children.
    /// - Parameter visit: Takes a node and the nearest range at or above it.
    package func walk(
        within outer: Range<Int>,
        _ visit: (_ node: SyntaxNode, _ place: Range<Int>) -> Void
    ) {
        let place = range ?? outer
        visit(self, place)
        for child in children { child.walk(within: place, visit) }
    }

    /// The first child that has a role.
    package func child(_ role: String) -> SyntaxNode? { children.first { $0.role == role } }
}
