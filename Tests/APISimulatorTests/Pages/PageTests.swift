import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import APISimulator

@Suite("The course's pages")
struct PageTests {
    private let folder: TemporaryFolder
    private let root: String

    init() throws {
        folder = try TemporaryFolder()
        root = folder.path("pages")
        try folder.write("<p>start", to: "pages/index.html")
        try folder.write("<p>browser", to: "pages/browser/index.html")
        try folder.write("export {};", to: "pages/browser/page.mjs")
        try folder.write("p {}", to: "pages/style.css")
        try folder.write("secret", to: "pages/.hidden.html")
        try folder.write("notes", to: "pages/notes.md")
        try folder.write("alone", to: "pages/bare/other.html")
        try folder.write("outside", to: "outside.html")
        try FileManager.default.createSymbolicLink(
            atPath: root + "/link.html",
            withDestinationPath: folder.path("outside.html")
        )
    }

    private func reply(
        _ method: HTTPMethod = .GET,
        _ target: String,
        headers: [(String, String)] = [("host", "127.0.0.1:8000")]
    ) throws -> (head: HTTPResponseHead, text: String) {
        let connection = try TestConnection { $0.pages = root }
        try connection.send(method, target, headers: headers)
        let output = try connection.output()
        try #require(output.heads.count == 1 && output.ends == 1)
        return (output.heads[0], output.text)
    }

    @Test(
        "A file comes with its type",
        arguments: [
            ("/pages/", "<p>start", "text/html; charset=utf-8"),
            ("/pages/browser/", "<p>browser", "text/html; charset=utf-8"),
            ("/pages/browser/index.html?x=1", "<p>browser", "text/html; charset=utf-8"),
            ("/pages/browser/page.mjs", "export {};", "text/javascript; charset=utf-8"),
            ("/pages/style.css", "p {}", "text/css; charset=utf-8"),
        ]
    )
    func files(target: String, text: String, type: String) throws {
        let reply = try reply(.GET, target)
        #expect(reply.head.status == .ok)
        #expect(reply.text == text)
        #expect(reply.head.headers["content-type"] == [type])
        #expect(reply.head.headers["content-length"] == ["\(text.utf8.count)"])
        #expect(reply.head.headers["x-content-type-options"] == ["nosniff"])
    }

    @Test("A page may load and reach nothing but its own server")
    func policy() throws {
        let policy = try #require(
            reply(.GET, "/pages/").head.headers["content-security-policy"].first
        )
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("connect-src 'self'"))
        #expect(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains("*"))
    }

    @Test("HEAD gives the same headers and no body")
    func head() throws {
        let reply = try reply(.HEAD, "/pages/style.css")
        #expect(reply.head.status == .ok)
        #expect(reply.head.headers["content-length"] == ["4"])
        #expect(reply.text.isEmpty)
    }

    @Test("A folder without its slash leads to the one with it")
    func folders() throws {
        for target in ["/pages", "/pages/browser"] {
            let reply = try reply(.GET, target)
            #expect(reply.head.status == .permanentRedirect)
            #expect(reply.head.headers["location"] == [target + "/"])
        }
    }

    @Test(
        "Nothing else can be had",
        arguments: [
            "/pages/../outside.html", "/pages/browser/../../outside.html",
            "/pages/%2e%2e/outside.html",
            "/pages/..%2foutside.html", "/pages//etc/passwd", "/pages/./index.html",
            "/pages/link.html", "/pages/.hidden.html", "/pages/notes.md", "/pages/none.html",
            "/pages/bare/", "/pages/bare", "/pages/style.css/", "/pages/index.html%00.css",
            "/pages/browser\\..\\style.css", "/pages/é.html",
        ]
    )
    func escapes(target: String) throws {
        let reply = try reply(.GET, target)
        #expect(reply.head.status == .notFound)
        #expect(reply.text.contains("\"error\""))
        #expect(!reply.text.contains("outside\n") && !reply.text.contains("secret"))
    }

    @Test("Other methods and other sites are refused")
    func refused() throws {
        for method in [HTTPMethod.POST, .PUT, .DELETE, .OPTIONS] {
            #expect(try reply(method, "/pages/").head.status == .methodNotAllowed)
        }
        let headers = [("host", "site.example")]
        #expect(try reply(.GET, "/pages/", headers: headers).head.status == .forbidden)
    }

    @Test("A server without pages says so, and has no address for them")
    func none() async throws {
        let connection = try TestConnection()
        try connection.send(.GET, "/pages/")
        #expect(try connection.output().heads.map(\.status) == [.notFound])
        var configuration = Simulator.Configuration(scenarios: courseScenarios)
        configuration.pages = folder.path("no-such-folder")
        let simulator = try await Simulator.start(configuration)
        #expect(simulator.pagesURL == nil)
        await simulator.stop()
    }
}
