/// Keeps web sites away from the server.
///
/// A page of any site can make its reader's browser send requests to 127.0.0.1. Such a request
/// names the site: in `Origin`, in `Sec-Fetch-Site`, or, where the site's own name was made to
/// lead to this machine (DNS rebinding), in `Host`.
struct RequestGuard: Equatable, Sendable {
    /// Names besides the loopback ones under which clients may know this server.
    var hosts: [String]
    /// Origins besides the server's own that may send requests, such as `http://localhost:5173`.
    var origins: [String]

    /// - Parameter headers: the header fields, their names in any case.
    /// - Throws: `ErrorReply` that says what is wrong.
    func check(_ headers: [(name: String, value: String)]) throws(ErrorReply) {
        let named = { (name: String) in
            headers.filter { $0.name.lowercased() == name }.map(\.value)
        }
        let hosts = named("host")
        guard hosts.count == 1, let host = hosts.first else {
            throw .invalid("A request must have exactly one header 'Host'.")
        }
        guard isOwn(host: host) else {
            throw ErrorReply(
                status: 403,
                message: "This server does not answer for the host '\(host)'. "
                    + "Use http://127.0.0.1 or http://localhost with its port.",
                code: "host_not_allowed"
            )
        }
        for origin in named("origin") where !isOwn(origin: origin, host: host) {
            throw ErrorReply(
                status: 403,
                message: "Pages of '\(origin)' may not use this server.",
                code: "origin_not_allowed"
            )
        }
        // A browser that leaves out the origin, as for an image, still tells this.
        if named("origin").isEmpty, named("sec-fetch-site").contains("cross-site") {
            throw ErrorReply(
                status: 403,
                message: "Pages of other sites may not use this server.",
                code: "origin_not_allowed"
            )
        }
    }

    private func isOwn(host: String) -> Bool {
        let name: Substring
        if host.hasPrefix("[") {
            guard let close = host.firstIndex(of: "]") else { return false }
            name = host[...close]
        } else {
            name = host.prefix { $0 != ":" }
        }
        let port = host[name.endIndex...]
        guard port.isEmpty || port.first == ":", port.dropFirst().allSatisfy(\.isASCIIDigit) else {
            return false
        }
        let known = ["127.0.0.1", "localhost", "[::1]"] + hosts
        return known.contains(name.lowercased())
    }

    private func isOwn(origin: String, host: String) -> Bool {
        origin.lowercased() == "http://" + host.lowercased() || origins.contains(origin)
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
