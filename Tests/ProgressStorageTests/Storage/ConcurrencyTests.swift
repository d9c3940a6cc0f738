import CourseModel
import TestSupport
import Testing

@testable import ProgressStorage

@Suite("Two tutors on one workspace")
struct ConcurrencyTests {
    @Test("as two processes lose none of 100 changes each")
    func processes() async throws {
        let folder = try TemporaryFolder("zwei Übungen")
        let root = folder.path
        async let first: Void = work(root, "04/one")
        async let second: Void = work(root, "04/two")
        _ = await (first, second)
        let progress = try ProgressStore(workspace: root).load().progress
        #expect(progress.exercises[ExerciseID("04/one")!]?.attempts == 100)
        #expect(progress.exercises[ExerciseID("04/two")!]?.attempts == 100)
        #expect(progress.exercises[ExerciseID("04/both")!]?.attempts == 200)
    }

    private func work(_ root: String, _ own: String) async {
        await #expect(processExitsWith: .success) {
            [root = root as String, own = own as String] in
            // Waiting for a slow disk is not what is tested.
            let store = ProgressStore(
                workspace: root,
                environment: StorageEnvironment(disk: .quick, lockTries: 100_000)
            )
            let check = CheckRecord(outcome: .failed, points: 0, tests: 0)
            for number in 0..<100 {
                try store.update { progress in
                    let now = Moment(secondsSince1970: number)
                    progress.record(check, of: ExerciseID(own)!, at: now)
                    progress.record(check, of: ExerciseID("04/both")!, at: now)
                }
            }
        }
    }

    @Test("as threads of one process lose none either")
    func tasks() async throws {
        let folder = try TemporaryFolder()
        let store = ProgressStore(
            workspace: folder.path,
            environment: StorageEnvironment(disk: .quick, lockTries: 100_000)
        )
        let id = ExerciseID("04/one")!
        try await withThrowingTaskGroup { group in
            for task in 0..<4 {
                group.addTask { @concurrent in
                    for _ in 0..<25 {
                        try store.update { progress in
                            progress.record(
                                .init(outcome: .failed, points: task, tests: 0),
                                of: id,
                                at: Moment(secondsSince1970: 0)
                            )
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.load().progress.exercises[id]?.attempts == 100)
    }
}

@Suite("The progress of a session")
struct ProgressKeeperTests {
    @Test("goes on while the disk is full, and is saved whole when there is room again")
    func fullDisk() throws {
        let folder = try TemporaryFolder()
        let id = ExerciseID("04/one")!
        let check = CheckRecord(outcome: .failed, points: 0, tests: 0)
        let faults = Faults()
        let store = ProgressStore(workspace: folder.path, environment: .fixed(disk: faults.disk))
        let other = ProgressStore(workspace: folder.path)
        let keeper = ProgressKeeper(store: store, progress: try store.load().progress)
        let now = Moment(secondsSince1970: 0)
        #expect(keeper.record { $0.record(check, of: id, at: now) } == nil)

        faults.fail(at: 0, .death)
        #expect(keeper.record { $0.record(check, of: id, at: now) }?.kind == .full)
        #expect(keeper.record { $0.record(check, of: id, at: now) }?.kind == .full)
        #expect(keeper.progress.exercises[id]?.attempts == 3)
        #expect(keeper.hasUnsavedChanges)
        #expect(try other.load().progress.exercises[id]?.attempts == 1)

        // In the meantime another tutor has done something too.
        try other.update { $0.record(check, of: id, at: now) }
        faults.stop()
        #expect(keeper.save() == nil)
        #expect(!keeper.hasUnsavedChanges)
        #expect(keeper.progress.exercises[id]?.attempts == 4)
        #expect(try other.load().progress == keeper.progress)
    }
}
