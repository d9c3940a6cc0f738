/// Points in time as names and lists write them.
package enum Timestamp {
    /// Reads `2026-03-01T14:15:02Z`, also with a space for the T, without colons (as file names
    /// have it), with a fraction (dropped), with an offset such as `+01:00`, or as a day alone,
    /// which means its last second; UTC where nothing else is said.
    /// - Returns: seconds since 1970; nil where the text is no time.
    package static func seconds(_ text: String) -> Int? {
        var rest = Array(text.utf8)[...]
        func number(_ digits: Int) -> Int? {
            guard rest.count >= digits, rest.prefix(digits).allSatisfy({ (48...57).contains($0) })
            else { return nil }
            defer { rest = rest.dropFirst(digits) }
            return rest.prefix(digits).reduce(0) { $0 * 10 + Int($1 - 48) }
        }
        func skip(_ signs: String) -> UInt8? {
            guard let first = rest.first, signs.utf8.contains(first) else { return nil }
            rest = rest.dropFirst()
            return first
        }
        guard let year = number(4), skip("-") != nil, let month = number(2), skip("-") != nil,
            let day = number(2), (1...12).contains(month),
            (1...daysInMonth(month, year)).contains(day)
        else { return nil }
        let midnight = days(year: year, month: month, day: day) * 86_400
        if rest.isEmpty { return midnight + 86_399 }
        guard skip("T ") != nil, let hour = number(2), hour < 24 else { return nil }
        _ = skip(":")
        guard let minute = number(2), minute < 60 else { return nil }
        _ = skip(":")
        let second = number(2) ?? 0
        guard second <= 60 else { return nil }
        if skip(".") != nil { while number(1) != nil {} }
        while skip(" ") != nil {}
        var offset = 0
        if let sign = skip("Z+-"), sign != UInt8(ascii: "Z") {
            guard let hours = number(2) else { return nil }
            _ = skip(":")
            guard let minutes = number(2) else { return nil }
            offset = (hours * 60 + minutes) * (sign == UInt8(ascii: "+") ? 60 : -60)
        }
        guard rest.isEmpty else { return nil }
        return midnight + hour * 3600 + minute * 60 + second - offset
    }

    /// `2026-03-01T14:15:02Z`.
    package static func text(_ seconds: Int) -> String {
        var (day, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
        if second < 0 { (day, second) = (day - 1, second + 86_400) }
        // Near the right year first; each round is at most one year off.
        var year = 1970 + day / 366
        while days(year: year + 1, month: 1, day: 1) <= day { year += 1 }
        while days(year: year, month: 1, day: 1) > day { year -= 1 }
        var month = 1
        while month < 12, days(year: year, month: month + 1, day: 1) <= day { month += 1 }
        let date = day - days(year: year, month: month, day: 1) + 1
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
        return "\(year)-\(two(month))-\(two(date))T\(two(second / 3600)):"
            + "\(two(second / 60 % 60)):\(two(second % 60))Z"
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    private static func daysInMonth(_ month: Int, _ year: Int) -> Int {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Days from 1970-01-01 to a day of the Gregorian calendar.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let before = year - 1
        let leaps = before / 4 - before / 100 + before / 400
        let months = (1..<month).reduce(0) { $0 + daysInMonth($1, year) }
        // 719 162 days lie between 0001-01-01 and 1970-01-01.
        return before * 365 + leaps + months + day - 1 - 719_162
    }
}
