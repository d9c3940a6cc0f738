internal import CEditline

/// Where libedit puts a prompt and a line, so that both can be taken away again.
///
/// libedit keeps this to itself. It writes column by column, by `wcwidth`: a wide character that
/// does not fit goes to the next row, tabs go on to a multiple of eight, a control is two columns
/// (`^X`), and a full row ends at the start of the next one.
struct EditedLineLayout {
    private let columns: Int
    private var column = 0
    private(set) var row = 0

    /// - Parameter columns: The width of the window.
    init(columns: Int) { self.columns = max(2, columns) }

    /// The row of the cursor, 0 for the row in which the prompt starts.
    static func cursorRow(
        prompt: String,
        line: some Sequence<Unicode.Scalar>,
        columns: Int
    ) -> Int {
        var layout = EditedLineLayout(columns: columns)
        for scalar in prompt.unicodeScalars { layout.put(width: width(of: scalar)) }
        for scalar in line { layout.add(scalar) }
        return layout.row
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\t":
            repeat { put(width: 1) } while column % 8 != 0
        case "\n":
            endRow()
        default:
            if scalar.value < 0x20 || scalar.value == 0x7F {
                put(width: 1)
                put(width: 1)
            } else if terminal_prints(scalar.value) == 0 {
                // Shown as \U+XXXX.
                let digits = max(4, String(scalar.value, radix: 16).utf8.count)
                for _ in 0..<(digits + 3) { put(width: 1) }
            } else {
                put(width: Self.width(of: scalar))
            }
        }
    }

    private mutating func put(width: Int) {
        if column + width > columns { endRow() }
        column += width
        if column >= columns { endRow() }
    }

    private mutating func endRow() {
        column = 0
        row += 1
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        max(0, Int(terminal_columns(scalar.value)))
    }
}
