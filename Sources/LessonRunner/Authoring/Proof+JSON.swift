import CourseModel
import StreamingKit

extension Proof {
    /// The proof as `author check --json` prints it.
    var json: JSONValue {
        [
            "subject": .string(subject),
            "sound": .bool(isSound),
            "mutants": mutants.map { ["caught": JSONValue($0.caught), "all": JSONValue($0.all)] }
                ?? .null,
            "suiteMilliseconds": suiteRun.map { JSONValue(Int($0.rounded())) } ?? .null,
            "findings": .array(findings.map(\.json)),
        ]
    }

    /// All proofs as one JSON text, schema 1.
    package static func json(_ proofs: [Proof]) -> String {
        let object: JSONValue = [
            "schema": 1, "sound": .bool(proofs.allSatisfy(\.isSound)),
            "proofs": .array(proofs.map(\.json)),
        ]
        return object.text()
    }
}

extension ProofFinding {
    var json: JSONValue {
        [
            "file": .string(location.file), "line": JSONValue(location.line),
            "column": location.column.map { JSONValue($0) } ?? .null,
            "message": .string(message), "help": help.map(JSONValue.string) ?? .null,
        ]
    }
}
