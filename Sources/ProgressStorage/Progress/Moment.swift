/// A point in time, to the second, that is written as a person reads it: `2026-03-01T14:15:02Z`.
///
/// ISO 8601 in the extended form; the time zone is UTC when it is written.
package struct Moment: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
    package var secondsSince1970: Int

    package init(secondsSince1970: Int) { self.secondsSince1970 = secondsSince1970 }

    package static func < (left: Self, right: Self) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }

    package var description: String {
        let fields = CalendarFields(secondsSince1970: secondsSince1970)
        return fields.date + "T" + fields.time(separator: ":") + "Z"
    }

    /// The day alone, `2026-03-01`, in a time zone.
    /// - Parameter offset: the zone's distance from UTC in seconds, positive in the east.
    package func day(offset: Int = 0) -> String {
        CalendarFields(secondsSince1970: secondsSince1970 + offset).date
    }

    /// The form for file names, `2026-03-01-141502`, in a time zone.
    /// - Parameter offset: the zone's distance from UTC in seconds, positive in the east.
    package func stamp(offset: Int = 0) -> String {
        let fields = CalendarFields(secondsSince1970: secondsSince1970 + offset)
        return fields.date + "-" + fields.time(separator: "")
    }

    /// Reads `2026-03-01T14:15:02Z`, also with a fraction (which is dropped) or an offset such as
    /// `+01:00`; nil where the text has another shape or names no real day.
    package init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        func number(_ digits: Int) -> Int? {
            guard rest.count >= digits, rest.prefix(digits).allSatisfy({ (48...57).contains($0) })
            else { return nil }
            defer { rest = rest.dropFirst(digits) }
            return rest.prefix(digits).reduce(0) { $0 * 10 + Int($1 - 48) }
        }
        func sign(_ signs: String) -> UInt8? {
            guard let first = rest.first, signs.utf8.contains(first) else { return nil }
            rest = rest.dropFirst()
            return first
        }
        guard let year = number(4), sign("-") != nil, let month = number(2), sign("-") != nil,
            let day = number(2), sign("T") != nil, let hour = number(2), sign(":") != nil,
            let minute = number(2), sign(":") != nil, let second = number(2),
            (1...12).contains(month), hour < 24, minute < 60, second < 61
        else { return nil }
        if sign(".") != nil {
            guard number(1) != nil else { return nil }
            while number(1) != nil {}
        }
        var offset = 0
        switch sign("Z+-") {
        case UInt8(ascii: "Z"): break
        case let direction?:
            guard let hours = number(2), sign(":") != nil, let minutes = number(2) else {
                return nil
            }
            offset = (hours * 60 + minutes) * (direction == UInt8(ascii: "+") ? 60 : -60)
        case nil: return nil
        }
        guard rest.isEmpty else { return nil }
        let days = CalendarFields.days(year: year, month: month, day: day)
        let fields = CalendarFields(secondsSince1970: days * 86_400)
        guard fields.year == year, fields.month == month, fields.day == day else { return nil }
        self.init(
            secondsSince1970: days * 86_400 + hour * 3_600 + minute * 60 + second - offset
        )
    }
}

/// A time in the Gregorian calendar's fields.
///
/// Counted in years that begin in March, so that the leap day is a year's last day and all months
/// before it follow one pattern of lengths.
private struct CalendarFields {
    var year: Int
    var month: Int
    var day: Int
    var secondOfDay: Int

    init(secondsSince1970 seconds: Int) {
        var days = seconds / 86_400
        secondOfDay = seconds % 86_400
        if secondOfDay < 0 {
            secondOfDay += 86_400
            days -= 1
        }
        // 719 468 days lie between 0000-03-01 and 1970-01-01; 146 097 days make 400 years.
        days += 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days from 1970-01-01 to a day.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    var date: String { padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) }

    func time(separator: String) -> String {
        [secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60]
            .map { padded($0, 2) }.joined(separator: separator)
    }

    private func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
