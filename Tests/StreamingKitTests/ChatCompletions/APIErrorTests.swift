import StreamingKit
import Testing

@Suite("An error of the API")
struct APIErrorTests {
    @Test(
        "is found in every shape that is in use",
        arguments: [
            #"{"error":{"message":"m","type":"t","param":"p","code":"c"}}"#,
            #"{"type":"error","sequence_number":2,"error":{"message":"m","type":"t","#
                + #""param":"p","code":"c"}}"#,
        ]
    )
    func nested(payload: String) throws {
        let error = try #require(APIError(payload: JSONValue(parsing: payload)))
        #expect(error.message == "m")
        #expect(error.type == "t")
        #expect(error.code == "c")
        #expect(error.param == "p")
        #expect(error.others == [:])
        #expect(error.body == (try JSONValue(parsing: #"{"error":\#(error.json)}"#)))
        #expect(error.description == "m (c)")
    }

    @Test("is found in the flat shape, and as a mere text")
    func flat() throws {
        let flat = try JSONValue(
            parsing: #"{"type":"error","code":"c","message":"m","param":null,"sequence_number":3}"#
        )
        let error = try #require(APIError(payload: flat))
        #expect(error.message == "m")
        #expect(error.type == nil)
        #expect(error.code == "c")
        #expect(error.others == ["param": .null])
        #expect(APIError(payload: ["error": "no"])?.message == "no")
    }

    @Test(
        "is not found where there is none",
        arguments: [
            #"{"error":null}"#, #"{"error":""}"#, #"{"error":{}}"#, #"{"error":false}"#, "{}", "[]",
            "1",
            #"{"type":"response.created"}"#, #"{"id":"x","choices":[]}"#,
        ]
    )
    func none(payload: String) throws {
        #expect(APIError(payload: try JSONValue(parsing: payload)) == nil)
    }

    @Test("is written as the API does")
    func written() {
        let error = APIError(message: "No key", type: "invalid_request_error")
        #expect(
            error.body.text()
                == #"{"error":{"message":"No key","type":"invalid_request_error","param":null,"#
                + #""code":null}}"#
        )
        #expect(error.description == "No key")
        let full = APIError(message: "m", type: "t", code: "c", param: "p")
        for error in [error, full] { #expect(APIError(payload: error.body) == error) }
    }
}
