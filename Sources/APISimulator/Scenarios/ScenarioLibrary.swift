#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Every scenario that a server knows, by the names that clients give as their model.
package struct ScenarioLibrary: Sendable {
    /// The scenarios, by name.
    package let scenarios: [Scenario]
    private let byModel: [String: Int]

    /// A library of these scenarios.
    /// - Throws: `MalformedScenario` when two of them answer to one model.
    package init(_ scenarios: [Scenario]) throws(MalformedScenario) {
        let sorted = scenarios.sorted { $0.name < $1.name }
        var byModel: [String: Int] = [:]
        for (index, scenario) in sorted.enumerated() {
            for model in [scenario.name] + scenario.models {
                if let other = byModel.updateValue(index, forKey: model) {
                    throw MalformedScenario(
                        file: "\(scenario.name).json",
                        place: "models",
                        problem: "\(model) is a model of \(sorted[other].name).json too"
                    )
                }
            }
        }
        self.scenarios = sorted
        self.byModel = byModel
    }

    /// Reads every `.json` file of a folder.
    /// - Parameter folder: Its path; a course has it as `scenarios`, beside `lessons`.
    /// - Throws: `MalformedScenario` with the first file that cannot be used.
    package static func load(_ folder: String) throws(MalformedScenario) -> ScenarioLibrary {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw MalformedScenario(
                file: folder,
                place: "",
                problem: "the folder of the scenarios cannot be read"
            )
        }
        var scenarios: [Scenario] = []
        for name in names.sorted() where name.hasSuffix(".json") && !name.hasPrefix(".") {
            let file = folder + "/" + name
            guard let bytes = FileManager.default.contents(atPath: file) else {
                throw MalformedScenario(file: file, place: "", problem: "this cannot be read")
            }
            scenarios.append(
                try ScenarioReader.read(
                    Array(bytes),
                    file: file,
                    name: String(name.dropLast(".json".count))
                )
            )
        }
        guard !scenarios.isEmpty else {
            throw MalformedScenario(
                file: folder,
                place: "",
                problem: "there is no scenario, a file that ends in .json"
            )
        }
        return try ScenarioLibrary(scenarios)
    }

    /// The scenario that answers for `model`; `nil` when none does.
    func scenario(for model: String) -> Scenario? { byModel[model].map { scenarios[$0] } }

    /// Every model that there is, in the order of the scenarios.
    var models: [String] { scenarios.flatMap { [$0.name] + $0.models } }
}
