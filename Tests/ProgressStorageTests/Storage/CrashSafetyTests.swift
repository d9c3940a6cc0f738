import CourseModel
import TestSupport
import Testing

@testable import ProgressStorage

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

@Suite("Progress survives")
struct CrashSafetyTests {
    let folder: TemporaryFolder
    let id = ExerciseID("04/chunked-sse")!

    init() throws { folder = try TemporaryFolder() }

    private func store(_ disk: Disk = .quick) -> ProgressStore {
        ProgressStore(workspace: folder.path, environment: .fixed(disk: disk))
    }

    @Test("a failure and an end at every single call: the old or the new state, whole")
    func everyCall() throws {
        for mode in Faults.Mode.allCases {
            var step = 0
            var lesson = 1
            try store().update { $0.lastLesson = 1 }
            while true {
                let faults = Faults()
                faults.fail(at: step, mode)
                let old = lesson
                let error = storageError { () throws(StorageError) in
                    try store(faults.disk).update { $0.lastLesson = old + 1 }
                }
                let loaded = try store().load()
                #expect(loaded.notices.isEmpty)
                lesson = try #require(loaded.progress.lastLesson)
                // What is said to be saved is saved, and what is said to have failed is not there.
                #expect(lesson == (error == nil ? old + 1 : old))
                if let error { #expect(error.kind == .full && error.exitStatus == 73) }
                guard faults.wasReached else { break }
                step += 1
            }
            // Lock, create, write, sync, link, two renames, sync of the folder.
            #expect(step >= 8)
        }
    }

    @Test(
        "a loss of power: content first, then its name, then the folder are brought to the medium"
    )
    func order() throws {
        try store().update { $0.lastLesson = 1 }
        let faults = Faults()
        try store(faults.disk).update { $0.lastLesson = 2 }
        let path = store().path
        let calls = faults.calls
        func index(_ matches: (Disk.Call) -> Bool) throws -> Int {
            let index = calls.firstIndex(where: matches)
            return try #require(index)
        }
        let temporary = folder.path(".streamtutor/.progress.json.streamtutor-tmp")
        let write = try index { if case .write(temporary, _) = $0 { true } else { false } }
        let sync = try index { $0 == .sync(temporary) }
        let rename = try index { $0 == .rename(from: temporary, to: path) }
        let folderSync = try index { $0 == .sync(folder.path(".streamtutor")) }
        #expect(write < sync && sync < rename && rename < folderSync)
    }

    @Test("kill -9 in the middle of its work")
    func killed() async throws {
        let root = folder.path
        for step in [1, 4, 23, 57] {
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [root = root as String, step = step as Int] in
                let faults = Faults()
                let disk = Disk { call in
                    if faults.calls.count == step { kill(getpid(), SIGKILL) }
                    return faults.announce(call)
                }
                let store = ProgressStore(workspace: root, environment: .fixed(disk: disk))
                for _ in 0..<100 { try store.update { $0.lastLesson = ($0.lastLesson ?? 0) + 1 } }
            }
            let loaded = try store().load()
            #expect(loaded.notices.isEmpty)
            // The lock went with its holder.
            let next = (loaded.progress.lastLesson ?? 0) + 1
            #expect(try store().update { $0.lastLesson = next }.lastLesson == next)
        }
    }

    @Test("a real limit on the size of files, and says so")
    func fileSizeLimit() async throws {
        let root = folder.path
        try store().update { $0.lastLesson = 1 }
        await #expect(processExitsWith: .success) { [root = root as String] in
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 64, rlim_max: 64)
            _ = setResourceLimit(&limit)
            let store = ProgressStore(workspace: root, environment: .fixed(disk: .real))
            let keeper = ProgressKeeper(store: store, progress: try store.load().progress)
            let error = keeper.record { $0.lastLesson = 2 }
            guard error?.kind == .full, keeper.progress.lastLesson == 2, keeper.hasUnsavedChanges
            else { exit(9) }
        }
        #expect(try store().load() == .init(progress: try store().load().progress, notices: []))
        #expect(try store().load().progress.lastLesson == 1)
    }

    @Test(
        "a folder that may not be written: it is read, and a change says what to do",
        .enabled(if: getuid() != 0, "root may write everywhere")
    )
    func readOnly() throws {
        try store().update { $0.lastLesson = 1 }
        chmod(folder.path(".streamtutor/progress.json.lock"), 0o400)
        chmod(folder.path(".streamtutor"), 0o500)
        let error = storageError { () throws(StorageError) in
            try store().update { $0.lastLesson = 2 }
        }
        #expect(error?.kind == .readOnly)
        #expect(error?.exitStatus == 73)
        #expect(try store().load().progress.lastLesson == 1)
    }

    @Test(
        "each refusal of the system in words, with what to do",
        arguments: [
            (ENOSPC, StorageError.Kind.full), (EDQUOT, .full), (EFBIG, .full), (EROFS, .readOnly),
            (EACCES, .readOnly), (EIO, .cannotWrite),
        ]
    )
    func refusals(code: Int32, kind: StorageError.Kind) throws {
        try store().update { $0.lastLesson = 1 }
        let faults = Faults()
        faults.fail(at: 2, .once, code: code)
        let error = storageError { () throws(StorageError) in
            try store(faults.disk).update { $0.lastLesson = 2 }
        }
        #expect(error?.kind == kind)
        #expect(error?.message.hasPrefix("cannot save your progress: ") == true)
        #expect(error?.message.contains(folder.path) == true)
        #expect(error?.help.hasSuffix(".") == true)
        #expect(try store().load().progress.lastLesson == 1)
        #expect(try !Disk.real.list(folder.path(".streamtutor")).contains { $0.contains("tmp") })
    }

    @Test("a file system without locks and second names")
    func poorFileSystem() throws {
        let disk = Disk { call in
            if case .link = call { return .fail(EPERM) }
            return nil
        }
        for lesson in 1...3 { try store(disk).update { $0.lastLesson = lesson } }
        #expect(try store().load().progress.lastLesson == 3)
    }
}

/// `RLIMIT_FSIZE` has another type on each system.
private func setResourceLimit(_ limit: inout rlimit) -> Int32 {
    #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    #else
        setrlimit(RLIMIT_FSIZE, &limit)
    #endif
}
