/// The files that a grading service asks for, ready to be put into a folder.
package struct ServiceFolder: Hashable, Sendable {
    package struct File: Hashable, Sendable {
        /// The path below the folder.
        package var path: String
        package var text: String
        package var isExecutable: Bool

        init(_ path: String, _ text: String, isExecutable: Bool = false) {
            self.path = path
            self.text = text
            self.isExecutable = isExecutable
        }
    }

    package var files: [File]
    /// What to do next, a line each.
    package var steps: [String]

    /// The options of `grade` as words of a shell or of Python.
    static func quoted(_ options: [String]) -> String {
        options.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
    }
}

package enum GradingService: String, Hashable, Sendable, CaseIterable {
    case gradescope, classroom50

    /// - Parameter options: what `grade` is called with besides what the service needs.
    package func folder(options: [String]) -> ServiceFolder {
        switch self {
        case .gradescope: .gradescope(options: options)
        case .classroom50: .classroom50(options: options)
        }
    }
}
