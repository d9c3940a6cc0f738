import Testing

/// A new version of the course.
@Suite("upgrade") struct UpgradeTests {
    let student: Student

    init() throws { student = try Student() }

    @Test("New starters replace untouched ones and stand beside touched ones") func upgrades()
        throws
    {
        let course = try CourseCopy()
        student.environment["STREAMTUTOR_COURSE"] = course.path
        #expect(try student.run("init").status == 0)
        #expect(try student.run("upgrade").output == "Your workspace is up to date.\n")

        try student.save("// mine\n")
        let folder = "exercises/04-parsing-chunks/"
        let (touched, untouched) = (
            "01-line-buffer/LineBuffering.swift", "02-split-characters/SplitCharacters.swift"
        )
        for file in [touched, untouched] {
            try course.replace("TODO", with: "TO DO", in: folder + file)
        }
        let workspace = "streamtutor/04-parsing-chunks/"
        let before = try student.read(workspace + untouched)

        let plan = try student.run("upgrade", "--dry-run")
        #expect(plan.status == 0)
        #expect(plan.output.contains("04/line-buffer: your file stays"))
        #expect(plan.output.contains("04/split-characters"))
        #expect(try student.read(workspace + untouched) == before, "a dry run changes nothing")

        let done = try student.run("upgrade")
        #expect(done.status == 0)
        #expect(try student.read(workspace + touched) == "// mine\n")
        #expect(try student.read(workspace + untouched).contains("TO DO"))
        let beside = student.names(in: "streamtutor/04-parsing-chunks").filter {
            $0.hasSuffix(".new.swift")
        }
        #expect(beside == ["01-line-buffer.new.swift"])
        #expect(try student.read(workspace + beside[0]).contains("TO DO"))
        #expect(try student.run("upgrade").output == "Your workspace is up to date.\n")
    }

    @Test("Without a workspace it says how to make one") func none() throws {
        let outcome = try student.run("upgrade")
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("init"))
    }
}
