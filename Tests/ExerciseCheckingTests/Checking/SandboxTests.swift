import TestSupport
import Testing

@testable import ExerciseChecking

/// What a program sees from the inside, in each of the two ways to shut it in.
@Suite("The sandbox of graded runs") struct SandboxTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder("sandbox") }

    /// The ways that work on this machine; none on macOS.
    static func working() async -> [Sandbox] {
        var found: [Sandbox] = []
        for name in Sandbox.Name.allCases {
            if let sandbox = await Sandbox.find(.current(), allowing: [name]) {
                found.append(sandbox)
            }
        }
        return found
    }

    /// Runs a script inside, and gives what it printed.
    private func run(
        _ script: String,
        in sandbox: Sandbox,
        readable: [String] = [],
        memory: Int? = nil
    ) async throws -> FinishedRun {
        let place = try folder.makeFolder("place-\(sandbox.name)")
        var limits = RunLimits.tool
        limits.memory = memory
        limits.seconds = 60
        return try await ExerciseChecking.run(
            LaunchPlan(
                program: "/bin/sh",
                arguments: ["-c", script],
                variables: ["PATH": "/usr/bin:/bin"],
                folder: place,
                mergesError: true,
                limits: limits,
                confinement: Confinement(
                    sandbox: sandbox,
                    root: try folder.makeFolder("root-\(sandbox.name)"),
                    readable: readable,
                    writable: [place]
                )
            )
        )
    }

    @Test("Only what was asked for is there, and only that can be written") func files()
        async throws
    {
        let given = try folder.write("given", to: "given/file")
        let secret = try folder.write("secret", to: "given/hidden/secret")
        for var sandbox in await Self.working() {
            sandbox.hidden = [folder.path("given/hidden")]
            let script = """
                cat '\(given)'; cat '\(secret)' 2>/dev/null && echo leaked
                for place in /usr/x / /etc/x '\(given)' /proc/sys/kernel/hostname; do
                    echo bad 2>/dev/null > "$place" && echo "wrote $place"
                done
                echo mine > own && cat own
                echo mine > /tmp/own && cat /tmp/own
                ls /root /home /srv 2>/dev/null
                """
            let finished = try await run(
                script,
                in: sandbox,
                readable: [folder.path("given")]
            )
            #expect(
                finished.output.text.split(separator: "\n").filter { !$0.hasPrefix("/bin/sh") }
                    == ["givenmine", "mine"]
            )
            #expect(try folder.read("place-\(sandbox.name)/own") == "mine\n")
            #expect(folder.exists("root-\(sandbox.name)/usr") == false)
        }
    }

    @Test("There is no network, no other process, no privilege and no environment")
    func surroundings() async throws {
        for sandbox in await Self.working() {
            let script = """
                grep -c : /proc/net/dev
                ls /proc | grep -c '^[0-9]' | awk '{ print ($1 < 8) ? "few" : "many" }'
                grep CapEff /proc/self/status
                env | grep -v -e ^PWD -e ^PATH -e ^_= -e ^SHLVL -e ^OLDPWD
                kill -9 -1 2>/dev/null
                """
            let lines = try await run(script, in: sandbox).output.text.split(separator: "\n")
            #expect(lines.prefix(3) == ["1", "few", "CapEff:\t0000000000000000"])
            #expect(lines.count == 3)
        }
    }

    @Test("How a program ends is told as outside") func endings() async throws {
        for sandbox in await Self.working() {
            #expect(try await run("exit 7", in: sandbox).end == .exited(7))
            #expect(try await run("kill -SEGV $$", in: sandbox).end == .signalled(11))
            let left = try await run("sleep 1000 & echo left", in: sandbox)
            #expect(left.end == .exited(0) && left.output.text == "left\n")
        }
    }

    @Test("What the program that starts a run holds is not counted as the run's") func memory()
        async throws
    {
        let most = 64 << 20
        // Written to, so that a fork of this process has these pages too.
        let held = UnsafeMutableRawPointer.allocate(byteCount: 2 * most, alignment: 16)
        defer { held.deallocate() }
        held.initializeMemory(as: UInt8.self, repeating: 1, count: 2 * most)
        // Long enough to be looked at several times.
        let script = "n=0; while [ $n -lt 200000 ]; do n=$((n + 1)); done; echo $n"
        for sandbox in await Self.working() {
            let finished = try await run(script, in: sandbox, memory: most)
            #expect(finished.stop == nil)
            #expect(finished.output.text == "200000\n")
        }
    }
}
