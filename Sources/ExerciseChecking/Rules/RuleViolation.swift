/// A rule of graded runs that a student's file breaks; nothing of such a file is run.
package struct RuleViolation: Error, Sendable, Hashable {
    package var rule: Rule
    /// The line of the student's file, from 1; nil where it is the file as a whole.
    package var line: Int?
    /// What is wrong and what to do, in one or two sentences.
    package var message: String

    package enum Rule: String, Sendable, CaseIterable {
        /// Imports what the exercise does not allow.
        case forbiddenImport
        /// Carries an attribute that graded runs do not know as harmless.
        case forbiddenAttribute
        /// Turns off the compiler's checks of memory safety, or uses what is not safe.
        case unsafeCode
        /// Declares or uses a macro.
        case macro
        /// Names something of the standard library that looks at other code or at the machine.
        case forbiddenName
        /// Declares something that the tests would take for something else.
        case standsIn
        /// Declares an operator that other code would use.
        case forbiddenOperator
        /// Calls or replaces a function of the system.
        case foreignSymbol
        /// Is nested too deeply to be looked at.
        case tooComplex
    }
}
