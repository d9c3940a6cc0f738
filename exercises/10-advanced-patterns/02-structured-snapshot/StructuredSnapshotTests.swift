import ExerciseSupport
import Testing

@testable import StructuredSnapshot

@Suite("Which fields are there") struct StructuredSnapshotTests {
    @Test("A field that has not begun is missing") func missing() {
        expect(nil, [], gives: RecipeSnapshot())
        expect([:], [], gives: RecipeSnapshot())
        expect(["title": "Crêpes"], [], gives: RecipeSnapshot(title: .complete("Crêpes")))
    }

    @Test("A field is complete when the text has left it") func complete() {
        let recipe: JSONValue = [
            "title": "Toast", "minutes": 4, "ingredients": [["name": "bread", "grams": 60]],
            "steps": ["Toast it."],
        ]
        let whole = RecipeSnapshot(
            title: .complete("Toast"),
            minutes: .complete(4),
            ingredients: .complete([Ingredient("bread", grams: 60)]),
            steps: .complete(["Toast it."])
        )
        expect(recipe, [], gives: whole)
        expect(
            ["title": "", "steps": []],
            [],
            gives: RecipeSnapshot(title: .complete(""), steps: .complete([]))
        )
    }

    @Test("A field is growing while the path leads into it") func growing() {
        expect(["title": "Cr"], ["title"], gives: RecipeSnapshot(title: .growing("Cr")))
        expect(
            ["title": "Crêpes"],
            ["minutes"],
            gives: RecipeSnapshot(title: .complete("Crêpes"), minutes: .growing(nil))
        )
        expect([:], ["steps"], gives: RecipeSnapshot(steps: .growing(nil)))
        expect(["steps": []], ["steps"], gives: RecipeSnapshot(steps: .growing([])))
        expect(
            ["steps": ["Stir."], "title": "Cr"],
            ["title"],
            gives: RecipeSnapshot(title: .growing("Cr"), steps: .complete(["Stir."]))
        )
    }

    @Test("An ingredient is taken when it is whole") func ingredients() {
        let flour: JSONValue = ["name": "flour", "grams": 250]
        let taken = [Ingredient("flour", grams: 250)]
        let open = { RecipeSnapshot(ingredients: .growing($0)) }
        expect(
            ["ingredients": [["name": "flo"]]],
            ["ingredients", 0, "name"],
            gives: open([])
        )
        expect(["ingredients": [flour]], ["ingredients", 0], gives: open([]))
        expect(["ingredients": [flour]], ["ingredients"], gives: open(taken))
        expect(["ingredients": [flour]], ["ingredients", 1], gives: open(taken))
        expect(
            ["ingredients": [flour, ["name": "milk"]]],
            ["ingredients", 1, "grams"],
            gives: open(taken)
        )
        expect(
            ["ingredients": [flour, flour], "steps": ["St"]],
            ["steps", 0],
            gives: RecipeSnapshot(
                ingredients: .complete(taken + taken),
                steps: .growing(["St"])
            )
        )
    }

    @Test("The last step is shown half") func steps() {
        expect(
            ["steps": ["Stir until smooth.", "Let it re"]],
            ["steps", 1],
            gives: RecipeSnapshot(steps: .growing(["Stir until smooth.", "Let it re"]))
        )
        expect(["steps": [""]], ["steps", 0], gives: RecipeSnapshot(steps: .growing([""])))
    }

    @Test("A field of another type is an error") func otherTypes() {
        expectError(["title": "Toast", "minutes": "4"], [], "minutes")
        expectError(["title": ["To"]], ["title", 0], "title")
        expectError(["minutes": 2.5], [], "minutes")
        expectError(["steps": ["Stir.", 2]], ["steps"], "steps")
        expectError(["ingredients": [["name": "milk"]]], ["ingredients"], "ingredients")
        expectError(["title": .null], [], "title")
        expect(["comment": 7, "note": "x"], ["note"], gives: RecipeSnapshot())
    }
}

extension StructuredSnapshotTests {
    private func expect(
        _ value: JSONValue?,
        _ path: [PartialValue.Step],
        gives expected: RecipeSnapshot,
        line: Int = #line
    ) {
        check(PartialValue(value, path: path), .success(expected), line)
    }

    private func expectError(
        _ value: JSONValue,
        _ path: [PartialValue.Step],
        _ name: String,
        line: Int = #line
    ) {
        check(PartialValue(value, path: path), .failure(WrongField(name)), line)
    }

    private func check(
        _ input: PartialValue,
        _ expected: Result<RecipeSnapshot, WrongField>,
        _ line: Int
    ) {
        var got = "another error"
        do { got = "\(try snapshot(of: input) as RecipeSnapshot)" } catch let error as WrongField {
            got = "throws \(error)"
        } catch {}
        let text =
            switch expected {
            case .success(let snapshot): "\(snapshot)"
            case .failure(let error): "throws \(error)"
            }
        ExerciseSupport.check(
            PlainText(got),
            is: PlainText(text),
            in: "\(input)",
            sourceLocation: here(line)
        )
    }
}
