import ArgumentParser

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .customLong("course"),
        help: ArgumentHelp("The folder of another course.", valueName: "dir"),
        completion: .directory
    )
    var course: String?

    @Option(
        help: ArgumentHelp("The folder that you work in.", valueName: "dir"),
        completion: .directory
    )
    var workspace: String?

    @Flag(help: "Clean lines: no colours, boxes or cursor moves.")
    var plain = false
}

/// Which exercise is meant.
struct ExerciseArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The exercise, such as 04/chunked-sse; without it the one that you are at.",
            valueName: "id"
        )
    )
    var id: String?
}
