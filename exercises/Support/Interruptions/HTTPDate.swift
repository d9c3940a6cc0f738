/// The moment that an HTTP date names, in seconds since the beginning of 1970 (Unix time); nil where
/// the text is none.
///
/// All three forms of RFC 9110, section 5.6.7, are read: `Sun, 06 Nov 1994 08:49:37 GMT`, and the
/// obsolete `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
public func unixTime(httpDate text: String) -> Int? {
    let words = text.split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init)
    let isGMT = words.last == "GMT"
    switch words.count {
    case 6 where isGMT:
        return unixTime(day: words[1], month: words[2], year: words[3], time: words[4])
    case 5 where !isGMT:
        return unixTime(day: words[2], month: words[1], year: words[4], time: words[3])
    default: return nil
    }
}

private func unixTime(day: String, month: String, year: String, time: String) -> Int? {
    let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let clock = time.split(separator: ":").compactMap { Int($0) }
    guard let monthIndex = months.firstIndex(of: month), let day = Int(day),
        var year = Int(year), (1...31).contains(day), clock.count == 3,
        (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
    else { return nil }
    // Two digits mean the year that is at most 50 years ahead; that is this century for a while.
    if year < 100 { year += year < 80 ? 2000 : 1900 }
    let days = daysSince1970(year: year, month: monthIndex + 1, day: day)
    return ((days * 24 + clock[0]) * 60 + clock[1]) * 60 + clock[2]
}

/// The number of a day, counted from 1 January 1970, in the Gregorian calendar.
private func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    // Years that begin in March have their leap day at the end.
    let marchYear = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    return marchYear * 365 + leapDays + dayOfYear - 719_468
}
