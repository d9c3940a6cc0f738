import StreamingKit
import Testing

@Suite("A JSON object")
struct JSONObjectTests {
    @Test("keeps the last value of a repeated name, at the place of the first")
    func repeatedNames() throws {
        let value = try JSONValue(parsing: #"{"a":1,"b":2,"a":3}"#)
        #expect(value.description == #"{"a":3,"b":2}"#)
    }

    @Test("tells names apart by their code points")
    func equivalentNames() throws {
        let value = try JSONValue(parsing: "{\"e\u{301}\":1,\"\u{E9}\":2}")
        #expect(value.object?.count == 2)
        #expect(value["e\u{301}"] == 1)
        #expect(value["\u{E9}"] == 2)
    }

    @Test("appends, replaces and removes, small and large", arguments: [3, 16, 17, 18, 500])
    func members(count: Int) {
        var object = JSONObject()
        for index in 0..<count { object["k\(index)"] = .number(JSONNumber(index)) }
        object["k1"] = "replaced"
        object["k0"] = nil
        object["absent"] = nil
        #expect(object.count == count - 1)
        #expect(object.members.first == JSONObject.Member(key: "k1", value: "replaced"))
        #expect(object["k0"] == nil)
        for index in 2..<count { #expect(object["k\(index)"]?.int == index) }
        object["k0"] = true
        #expect(object.members.last?.key == "k0")
        #expect(object["k0"] == true)
    }

    @Test("of many members, two equivalent names among them, is read whole")
    func manyMembers() throws {
        let members = (0..<5_000).map { "\"n\($0)\":\($0)" } + ["\"e\u{301}\":1,\"\u{E9}\":2"]
        let value = try JSONValue(parsing: "{" + members.joined(separator: ",") + "}")
        #expect(value.object?.count == 5_002)
        #expect(value["n4999"] == 4999)
        #expect(value["\u{E9}"] == 2)
    }
}
