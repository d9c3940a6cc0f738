internal import CEditline

/// A window's size in character cells.
package struct TerminalSize: Hashable, Sendable {
    package var columns: Int
    package var rows: Int

    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    /// The size of the window behind a descriptor; nil where it is no terminal or does not know.
    package static func ofWindow(descriptor: Int32 = 1) -> TerminalSize? {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard terminal_size(descriptor, &columns, &rows) == 0, columns > 0, rows > 0 else {
            return nil
        }
        return TerminalSize(columns: Int(columns), rows: Int(rows))
    }

    /// The size to assume: the window's, else what `COLUMNS` and `LINES` say, else 80 by 24.
    static func detected(environment: [String: String], window: TerminalSize?) -> TerminalSize {
        if let window { return window }
        func number(_ name: String) -> Int? {
            environment[name].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        }
        return TerminalSize(columns: number("COLUMNS") ?? 80, rows: number("LINES") ?? 24)
    }
}
