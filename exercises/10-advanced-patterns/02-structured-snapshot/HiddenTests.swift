import ExerciseSupport
import Testing

@testable import StructuredSnapshot

@Suite("Which fields are there, graded") struct StructuredSnapshotHiddenTests {
    @Test("Every moment of a recipe") func everyMoment() {
        var generator = SeededGenerator(seed: 10_02)
        for _ in 0..<8 {
            for moment in Growth(&generator).moments {
                expect(moment.input, gives: "\(moment.snapshot)")
            }
        }
    }

    @Test("Fields in another order") func otherOrder() {
        let input = PartialValue(
            ["ingredients": [["grams": 5, "name": "salt"]], "minutes": 3],
            path: ["title"]
        )
        let expected = RecipeSnapshot(
            title: .growing(nil),
            minutes: .complete(3),
            ingredients: .complete([Ingredient("salt", grams: 5)])
        )
        expect(input, gives: "\(expected)")
        let inside = PartialValue(["x": ["title": "no"], "title": "T"], path: ["x", "title"])
        expect(inside, gives: "\(RecipeSnapshot(title: .complete("T")))")
        let text = PartialValue("title")
        expect(text, gives: "\(RecipeSnapshot())")
    }

    @Test("Other types at the edge") func typeEdges() {
        let milk: JSONValue = ["name": "milk", "grams": 5]
        expect(PartialValue(["ingredients": [milk, 7]]), gives: wrong("ingredients"))
        let half: JSONValue = ["name": "milk", "grams": 0.5]
        expect(PartialValue(["ingredients": [half]]), gives: wrong("ingredients"))
        let open = PartialValue(["ingredients": [milk, [7]]], path: ["ingredients", 1, 1])
        let taken = RecipeSnapshot(ingredients: .growing([Ingredient("milk", grams: 5)]))
        expect(open, gives: "\(taken)")
        expect(PartialValue(["steps": "Stir."], path: ["steps"]), gives: wrong("steps"))
        expect(PartialValue(["minutes": true]), gives: wrong("minutes"))
        let whole = RecipeSnapshot(minutes: .complete(20))
        expect(PartialValue(["minutes": 20.0]), gives: "\(whole)")
    }
}

extension StructuredSnapshotHiddenTests {
    private func wrong(_ name: String) -> String { "throws \(WrongField(name))" }

    private func expect(_ input: PartialValue, gives expected: String, line: Int = #line) {
        var got = "another error"
        do { got = "\(try snapshot(of: input) as RecipeSnapshot)" } catch let error as WrongField {
            got = "throws \(error)"
        } catch {}
        ExerciseSupport.check(
            PlainText(got),
            is: PlainText(expected),
            in: "\(input)",
            sourceLocation: here(line)
        )
    }
}

/// What a reader says while a recipe comes, and what is to be made of it.
private struct Growth {
    var moments: [(input: PartialValue, snapshot: RecipeSnapshot)] = []
    private var value = JSONObject()
    private var snapshot = RecipeSnapshot()

    init(_ generator: inout SeededGenerator) {
        note([])
        note(["title"], .init(title: .growing(nil)))
        let title = generator.pick(["Crêpes", "Soup 👩‍🍳", "x"])
        for end in title.unicodeScalars.indices {
            let part = String(title.unicodeScalars[..<end])
            value["title"] = .string(part)
            snapshot.title = .growing(part)
            note(["title"])
        }
        value["title"] = .string(title)
        snapshot.title = .complete(title)
        note([])
        snapshot.minutes = .growing(nil)
        note(["minutes"])
        let minutes = generator.number(in: 1...90)
        value["minutes"] = JSONValue(minutes)
        snapshot.minutes = .complete(minutes)
        note([])
        grow(&generator)
        growSteps(&generator)
    }

    private mutating func grow(_ generator: inout SeededGenerator) {
        var list: [JSONValue] = []
        var taken: [Ingredient] = []
        snapshot.ingredients = .growing([])
        value["ingredients"] = []
        note(["ingredients"])
        for index in 0..<generator.number(in: 0...3) {
            let name = generator.pick(["flour", "milk", "salt"])
            let grams = generator.number(in: 1...500)
            for element: JSONValue in [[:], ["name": .string(name)]] {
                value["ingredients"] = .array(list + [element])
                note(["ingredients", .element(index), generator.flip() ? "name" : "grams"])
            }
            list.append(["name": .string(name), "grams": JSONValue(grams)])
            value["ingredients"] = .array(list)
            note(["ingredients", .element(index)])
            taken.append(Ingredient(name, grams: grams))
            snapshot.ingredients = .growing(taken)
            note(["ingredients"])
            note(["ingredients", .element(index + 1)])
        }
        snapshot.ingredients = .complete(taken)
        note([])
    }

    private mutating func growSteps(_ generator: inout SeededGenerator) {
        var steps: [String] = []
        for index in 0..<generator.number(in: 1...2) {
            for part in ["", "Stir", "Stir it."] {
                value["steps"] = .array((steps + [part]).map { .string($0) })
                snapshot.steps = .growing(steps + [part])
                note(["steps", .element(index)])
            }
            steps.append("Stir it.")
        }
        snapshot.steps = .complete(steps)
        note([])
    }

    private mutating func note(_ path: [PartialValue.Step], _ other: RecipeSnapshot? = nil) {
        moments.append((PartialValue(.object(value), path: path), other ?? snapshot))
    }
}
