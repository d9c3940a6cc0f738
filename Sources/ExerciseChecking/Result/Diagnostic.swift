/// One thing that the compiler said.
package struct Diagnostic: Sendable, Hashable {
    /// The file as the student knows it; nil where no place is meant.
    package var file: String?
    package var line: Int?
    /// The column in UTF-8 bytes, from 1, as the compiler counts.
    package var column: Int?
    package var severity: Severity
    package var message: String
    /// The lines around it as the compiler shows them, with its marks below.
    package var excerpt: [String]

    package init(
        file: String?,
        line: Int?,
        column: Int?,
        severity: Severity,
        message: String,
        excerpt: [String] = []
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.severity = severity
        self.message = message
        self.excerpt = excerpt
    }

    package enum Severity: String, Sendable {
        case error, warning, note, remark
    }
}

/// The student's code compiles, and does not have what the suite calls.
package struct SuiteMismatch: Sendable, Hashable {
    /// The suite's file and the line that does not fit.
    package var suiteFile: String
    package var line: Int
    /// The name that the suite looks for; nil where the compiler names none.
    package var name: String?
    /// The declaration as the starter has it; nil where it has none of that name.
    package var declaration: String?
    /// A sentence or two for the student.
    package var message: String

    package init(
        suiteFile: String,
        line: Int,
        name: String?,
        declaration: String?,
        message: String
    ) {
        self.suiteFile = suiteFile
        self.line = line
        self.name = name
        self.declaration = declaration
        self.message = message
    }
}
