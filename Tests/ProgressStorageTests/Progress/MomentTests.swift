import Testing

@testable import ProgressStorage

@Suite("A moment")
struct MomentTests {
    @Test("is written and read in ISO 8601")
    func isoForm() throws {
        let moment = Moment(secondsSince1970: 1_772_374_502)
        #expect(moment.description == "2026-03-01T14:15:02Z")
        #expect(Moment("2026-03-01T14:15:02Z") == moment)
        #expect(Moment("2026-03-01T14:15:02.75Z") == moment)
        #expect(Moment("2026-03-01T16:15:02+02:00") == moment)
        #expect(Moment("2026-03-01T09:45:02-04:30") == moment)
    }

    @Test("survives the round through its text, leap years and centuries included")
    func roundTrip() {
        for seconds in stride(from: -3_000_000_000, through: 9_000_000_000, by: 86_400 * 11 + 3_607)
        {
            let moment = Moment(secondsSince1970: seconds)
            #expect(Moment(moment.description) == moment)
        }
        #expect(Moment("2000-02-29T00:00:00Z")?.secondsSince1970 == 951_782_400)
        #expect(Moment("1970-01-01T00:00:00Z")?.secondsSince1970 == 0)
    }

    @Test(
        "is not read from what is no date",
        arguments: [
            "", "2026-03-01", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z", "2026-03-00T00:00:00Z", "2026-03-01T24:00:00Z",
            "2026-03-01T14:15:02", "2026-03-01T14:15:02Z ", "2026-03-01T14:15:02.Z",
            "2026-03-01 14:15:02Z", "yesterday",
        ]
    )
    func noDate(text: String) {
        #expect(Moment(text) == nil)
    }

    @Test("names files in local time")
    func stamp() {
        let moment = Moment(secondsSince1970: 1_772_374_502)
        #expect(moment.stamp() == "2026-03-01-141502")
        #expect(moment.stamp(offset: 36_000) == "2026-03-02-001502")
        #expect(moment.day(offset: 36_000) == "2026-03-02")
    }
}
