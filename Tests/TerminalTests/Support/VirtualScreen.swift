import Terminal

/// The part of a terminal that programs with a prompt need: cells, a cursor, and the sequences to
/// move, erase, insert and delete (ECMA-48; xterm's names).
struct VirtualScreen {
    private(set) var columns: Int
    private(set) var rows: Int
    /// Each cell is a character; the second cell of a wide one is empty.
    private var cells: [[String]]
    private(set) var row = 0
    private(set) var column = 0
    /// A character was put in the last column; the next one goes to the next row.
    private var isWrapping = false
    private var pending: [UInt8] = []
    /// Everything that came, for tests of single sequences.
    private(set) var bytes: [UInt8] = []

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    /// The rows without spaces at their ends.
    var lines: [String] {
        var lines = cells.map { row in
            var line = row.joined()
            while line.last == " " { line.removeLast() }
            return line
        }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    mutating func resize(columns: Int, rows: Int) {
        cells = (0..<rows).map { row in
            (0..<columns).map { column in
                row < cells.count && column < cells[row].count ? cells[row][column] : " "
            }
        }
        self.columns = columns
        self.rows = rows
        row = min(row, rows - 1)
        column = min(column, columns - 1)
        isWrapping = false
    }

    mutating func take(_ more: ArraySlice<UInt8>) {
        bytes += more
        pending += more
        while let length = unitLength() {
            let unit = Array(pending[..<length])
            pending.removeFirst(length)
            act(on: unit)
        }
    }

    /// How long the character or sequence at the start is; nil where more has to come.
    private func unitLength() -> Int? {
        guard let first = pending.first else { return nil }
        if first == 0x1B {
            guard pending.count > 1 else { return nil }
            guard pending[1] == 0x5B else { return 2 }
            guard let end = pending[2...].firstIndex(where: { (0x40...0x7E).contains($0) }) else {
                return nil
            }
            return end + 1
        }
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        return pending.count >= length ? length : nil
    }

    private mutating func act(on unit: [UInt8]) {
        switch unit[0] {
        case 0x07: break
        case 0x08: move(toColumn: column - (isWrapping ? 0 : 1))
        case 0x09: move(toColumn: (column / 8 + 1) * 8)
        case 0x0A: lineFeed()
        case 0x0D: move(toColumn: 0)
        case 0x1B: if unit.count > 2 { control(unit) }
        default: put(String(decoding: unit, as: UTF8.self))
        }
    }

    private mutating func put(_ text: String) {
        let width = displayWidth(text)
        if width == 0 {
            // A mark joins the character before it.
            if column > 0 { cells[row][column - 1] += text }
            return
        }
        if isWrapping || column + width > columns {
            move(toColumn: 0)
            lineFeed()
        }
        cells[row][column] = text
        if width == 2 { cells[row][column + 1] = "" }
        isWrapping = column + width == columns
        column = min(column + width, columns - 1)
    }

    private mutating func move(toColumn column: Int) {
        self.column = min(max(0, column), columns - 1)
        isWrapping = false
    }

    private mutating func lineFeed() {
        isWrapping = false
        guard row == rows - 1 else {
            row += 1
            return
        }
        cells.removeFirst()
        cells.append(Array(repeating: " ", count: columns))
    }

    private mutating func control(_ unit: [UInt8]) {
        let text = String(decoding: unit[2..<(unit.count - 1)], as: UTF8.self)
        let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
        let number = numbers.first.flatMap { $0 } ?? 0
        let count = max(1, number)
        let blank = Array(repeating: " ", count: columns)
        switch unit[unit.count - 1] {
        case UInt8(ascii: "A"): row = max(0, row - count)
        case UInt8(ascii: "B"): row = min(rows - 1, row + count)
        case UInt8(ascii: "C"): move(toColumn: column + count)
        case UInt8(ascii: "D"): move(toColumn: column - count)
        case UInt8(ascii: "G"): move(toColumn: count - 1)
        case UInt8(ascii: "H"):
            row = min(rows - 1, count - 1)
            move(toColumn: max(1, numbers.count > 1 ? numbers[1] ?? 1 : 1) - 1)
        case UInt8(ascii: "J"):
            if number == 2 {
                cells = Array(repeating: blank, count: rows)
            } else {
                cells[row].replaceSubrange(column..., with: blank[column...])
                for below in (row + 1)..<max(row + 1, rows) { cells[below] = blank }
            }
        case UInt8(ascii: "K"):
            let range = number == 1 ? 0..<(column + 1) : (number == 2 ? 0 : column)..<columns
            cells[row].replaceSubrange(range, with: blank[range])
        case UInt8(ascii: "P"):
            let gone = min(count, columns - column)
            cells[row].removeSubrange(column..<(column + gone))
            cells[row] += blank[..<gone]
        case UInt8(ascii: "@"):
            cells[row].insert(contentsOf: blank[..<min(count, columns)], at: column)
            cells[row] = Array(cells[row][..<columns])
        default: break
        }
        if unit.last != UInt8(ascii: "m") { isWrapping = false }
    }
}
