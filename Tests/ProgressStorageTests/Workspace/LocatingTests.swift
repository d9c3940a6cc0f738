import TestSupport
import Testing

@testable import ProgressStorage

@Suite("A workspace is found")
struct LocatingTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("{}", to: "here/.streamtutor/workspace.json")
        try folder.makeFolder("here/04-parsing-chunks/01-line-buffer")
        try folder.makeFolder("elsewhere")
    }

    private func locate(
        option: String? = nil,
        variable: String? = nil,
        from: String
    ) throws -> WorkspaceLocation {
        var environment = ["HOME": folder.path("home")]
        environment["STREAMTUTOR_WORKSPACE"] = variable
        return try Workspace.locate(
            option: option,
            environment: environment,
            currentFolder: folder.path(from)
        )
    }

    @Test("by the option first, then by the variable, then upwards, then at home")
    func order() throws {
        let inside = "here/04-parsing-chunks/01-line-buffer"
        #expect(
            try locate(option: "../x", variable: "/v", from: inside)
                == .init(
                    path: folder.path("here/04-parsing-chunks/x"),
                    source: .option,
                    exists: false
                )
        )
        #expect(
            try locate(variable: folder.path("here"), from: "elsewhere")
                == .init(path: folder.path("here"), source: .environment, exists: true)
        )
        #expect(
            try locate(from: inside)
                == .init(path: folder.path("here"), source: .currentFolder, exists: true)
        )
        #expect(
            try locate(option: "", variable: "", from: "elsewhere")
                == .init(path: folder.path("home/streamtutor"), source: .home, exists: false)
        )
    }

    @Test("with a tilde, dots and doubled slashes put right")
    func paths() {
        #expect(Workspace.absolute("~/a", from: "/c", home: "/h") == "/h/a")
        #expect(Workspace.absolute("~", from: "/c", home: "/h") == "/h")
        #expect(Workspace.absolute("./a/../b//c/", from: "/x/y", home: nil) == "/x/y/b/c")
        #expect(Workspace.absolute("../../../..", from: "/x", home: nil) == "/")
    }

    @Test("or not, where there is no home folder")
    func noHome() {
        let error = storageError { () throws(StorageError) in
            _ = try Workspace.locate(
                option: nil,
                environment: [:],
                currentFolder: folder.path("elsewhere")
            )
        }
        #expect(error?.kind == .missing)
        #expect(error?.exitStatus == 66)
    }

    @Test("and opened only where one stands")
    func open() {
        let path = folder.path("else where")
        let error = storageError { () throws(StorageError) in _ = try Workspace.open(at: path) }
        #expect(
            error
                == StorageError(
                    .missing,
                    "there is no workspace at \(path)",
                    help: "Make one with: streamtutor init '\(path)'"
                )
        )
    }
}
