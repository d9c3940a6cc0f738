/// What was done to a lock and what it said, with names for its keys.
public struct LockLog {
    private var keys: [Int] = []
    private var last = ""
    /// What had to come, call by call.
    public private(set) var expected = Account()
    /// What came.
    public private(set) var got = Account()
    /// That a key was given twice, if one was.
    public private(set) var note: String?

    /// Makes an empty one.
    public init() {}

    /// The key of which a call such as `check B` speaks; -1 where there is none of that name.
    public func key(in call: String) -> Int {
        guard let letter = call.utf8.last else { return -1 }
        let index = Int(letter) - Int(UInt8(ascii: "A"))
        return keys.indices.contains(index) ? keys[index] : -1
    }

    /// Takes what `acquire` gave or threw.
    public mutating func acquired(_ acquire: () throws -> Int) {
        do {
            let key = try acquire()
            if keys.contains(key) { note = "the key \(key) was given before" }
            keys.append(key)
            last = "key \(Self.name(keys.count - 1))"
        } catch StreamError.locked {
            last = "locked"
        } catch {
            last = "throws \(shown(error: error))"
        }
    }

    /// Takes what `check` threw, if it did.
    public mutating func checked(_ check: () throws -> Void) {
        do {
            try check()
            last = "good"
        } catch StreamError.released {
            last = "released"
        } catch {
            last = "throws \(shown(error: error))"
        }
    }

    /// Ends a call.
    /// - Returns: Whether what came is what had to come.
    public mutating func add(_ call: String, _ expected: String) -> Bool {
        self.expected.lines.append(expected.isEmpty ? call : "\(call): \(expected)")
        got.lines.append(last.isEmpty ? call : "\(call): \(last)")
        defer { last = "" }
        return last == expected
    }

    private static func name(_ index: Int) -> String {
        String(UnicodeScalar(UInt8(ascii: "A") + UInt8(min(index, 25))))
    }
}
