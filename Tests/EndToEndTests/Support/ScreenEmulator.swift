/// What a terminal would show: takes the bytes that a program sends, and keeps the grid of cells.
///
/// It knows the part of ECMA-48 that libedit and streamtutor send. What it does not know it
/// records in `unknown`, so that a test can say that there was nothing of it.
struct ScreenEmulator {
    private(set) var columns: Int
    private(set) var rows: Int
    private var grid: [[Cell]]
    private var row = 0
    private var column = 0
    private var pending: [UInt8] = []
    /// Lines that have left the screen at the top.
    private(set) var scrolledOff: [String] = []
    private(set) var unknown: [String] = []
    /// Whether a character was written into the last column, and the next one wraps.
    private var wrapsNext = false

    private enum Cell: Equatable {
        case empty
        case text(String)
        /// The right half of a wide character.
        case covered
    }

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        grid = Array(repeating: Array(repeating: .empty, count: columns), count: rows)
    }

    /// The visible lines, without white space at their ends and without empty lines at the end.
    var lines: [String] {
        var lines = grid.map(Self.text)
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    /// Everything that was shown, what has scrolled away too.
    var transcript: String { (scrolledOff + lines).joined(separator: "\n") }

    /// The line that the cursor is on.
    var currentLine: String { Self.text(grid[row]) }

    /// The row of the cursor, counted from the first line of the transcript.
    var absoluteRow: Int { scrolledOff.count + row }

    /// Whether nothing stands at the cursor or behind it, but a blank before it.
    var cursorIsAtLineEnd: Bool {
        grid[row][column...].allSatisfy { $0 == .empty || $0 == .text(" ") }
    }

    private static func text(_ cells: [Cell]) -> String {
        var line = ""
        for cell in cells {
            switch cell {
            case .empty: line += " "
            case .text(let text): line += text
            case .covered: break
            }
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    mutating func resize(columns: Int, rows: Int) {
        self.columns = columns
        grid = grid.map { line in
            Array(line.prefix(columns))
                + Array(repeating: .empty, count: max(0, columns - line.count))
        }
        while grid.count > rows {
            if row > 0 {
                scrolledOff.append(Self.text(grid.removeFirst()))
                row -= 1
            } else {
                grid.removeLast()
            }
        }
        while grid.count < rows { grid.append(Array(repeating: .empty, count: columns)) }
        self.rows = rows
        column = min(column, columns - 1)
    }

    mutating func feed(_ bytes: some Sequence<UInt8>) {
        pending += bytes
        while let used = step() { pending.removeFirst(used) }
    }

    /// Takes one character or one sequence; nil where more bytes are needed.
    private mutating func step() -> Int? {
        guard let first = pending.first else { return nil }
        switch first {
        case 0x1B: return escape()
        case 0x0D: (column, wrapsNext) = (0, false)
        case 0x0A: lineFeed()
        case 0x08: (column, wrapsNext) = (max(0, column - 1), false)
        case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
        case 0x07, 0x0F: break
        case 0..<0x20: unknown.append("control \(first)")
        default: return character()
        }
        return 1
    }

    private mutating func character() -> Int? {
        let length =
            switch pending[0] {
            case ..<0x80: 1
            case 0xC0..<0xE0: 2
            case 0xE0..<0xF0: 3
            case 0xF0...: 4
            default: 1
            }
        guard pending.count >= length else { return nil }
        let text = String(decoding: pending[..<length], as: UTF8.self)
        put(text)
        return length
    }

    private mutating func put(_ text: String) {
        let scalar = text.unicodeScalars.first!
        let isMark =
            scalar.properties.generalCategory == .nonspacingMark
            || scalar.value == 0x200D || (0xFE00...0xFE0F).contains(scalar.value)
        if isMark {
            var before = wrapsNext ? column : max(0, column - 1)
            if grid[row][before] == .covered, before > 0 { before -= 1 }
            if case .text(let base) = grid[row][before] { grid[row][before] = .text(base + text) }
            return
        }
        let width = Self.isWide(scalar) ? 2 : 1
        if wrapsNext || column + width > columns {
            column = 0
            lineFeed()
        }
        grid[row][column] = .text(text)
        if width == 2, column + 1 < columns { grid[row][column + 1] = .covered }
        column += width
        wrapsNext = column >= columns
        if wrapsNext { column = columns - 1 }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    private mutating func lineFeed() {
        wrapsNext = false
        if row + 1 < rows {
            row += 1
        } else {
            scrolledOff.append(Self.text(grid.removeFirst()))
            grid.append(Array(repeating: .empty, count: columns))
        }
    }

    private mutating func escape() -> Int? {
        guard pending.count >= 2 else { return nil }
        switch pending[1] {
        case UInt8(ascii: "["):
            guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) })
            else { return nil }
            let text = String(decoding: pending[2..<end], as: UTF8.self)
            control(Character(Unicode.Scalar(pending[end])), text)
            return end + 1
        case UInt8(ascii: "]"):
            guard let end = pending.firstIndex(of: 0x07) else { return nil }
            return end + 1
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            return pending.count >= 3 ? 3 : nil
        case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "7"), UInt8(ascii: "8"):
            return 2
        case UInt8(ascii: "M"):
            row = max(0, row - 1)
            return 2
        default:
            unknown.append("escape \(pending[1])")
            return 2
        }
    }

    private mutating func control(_ final: Character, _ parameters: String) {
        let numbers = parameters.split(separator: ";").map { Int($0) ?? 0 }
        let count = max(1, numbers.first ?? 1)
        if !"mhl".contains(final) { wrapsNext = false }
        switch final {
        case "A": row = max(0, row - count)
        case "B": row = min(rows - 1, row + count)
        case "C": column = min(columns - 1, column + count)
        case "D": column = max(0, column - count)
        case "G": column = min(columns - 1, count - 1)
        case "H", "f":
            row = min(rows - 1, count - 1)
            column = min(columns - 1, max(1, numbers.count > 1 ? numbers[1] : 1) - 1)
        case "J": eraseScreen(numbers.first ?? 0)
        case "K": eraseLine(numbers.first ?? 0)
        case "P":
            let end = min(columns, column + count)
            grid[row].removeSubrange(column..<end)
            grid[row] += Array(repeating: .empty, count: end - column)
        case "@":
            grid[row].insert(contentsOf: Array(repeating: .empty, count: count), at: column)
            grid[row] = Array(grid[row].prefix(columns))
        case "m", "h", "l": break
        default: unknown.append("CSI \(parameters)\(final)")
        }
    }

    private mutating func eraseLine(_ mode: Int) {
        let range = mode == 0 ? column..<columns : mode == 1 ? 0..<(column + 1) : 0..<columns
        for index in range { grid[row][index] = .empty }
    }

    private mutating func eraseScreen(_ mode: Int) {
        eraseLine(mode)
        let others = mode == 0 ? (row + 1)..<rows : mode == 1 ? 0..<row : 0..<rows
        for index in others { grid[index] = Array(repeating: .empty, count: columns) }
    }
}
