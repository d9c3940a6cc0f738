import NIOCore
import StreamingKit
import Synchronization

/// Everything that the connections of one server share: what is answered to which request.
final class Service: Sendable {
    let scenarios: ScenarioLibrary
    let store: ResponseStore
    let timeScale: Double
    let pingsSilentClients: Bool
    let maximumBodySize: Int
    let requestGuard: RequestGuard
    let secrets = ClientSecrets()
    let calls = CallExchange()
    let pages: PageFolder?
    private let secondsSince1970: @Sendable () -> Int
    private let log: AsyncStream<RequestReport>.Continuation
    private let numbers = Mutex(0)
    private let failures = Mutex<[UInt64: Int]>([:])

    init(
        configuration: Simulator.Configuration,
        log: AsyncStream<RequestReport>.Continuation
    ) {
        scenarios = configuration.scenarios
        store = ResponseStore()
        timeScale = configuration.timeScale
        pingsSilentClients = configuration.pingsSilentClients
        maximumBodySize = configuration.maximumBodySize
        requestGuard = RequestGuard(hosts: [configuration.host], origins: configuration.origins)
        pages = configuration.pages.flatMap { PageFolder($0) }
        secondsSince1970 = configuration.secondsSince1970
        self.log = log
    }

    /// Tells whoever follows the log.
    func publish(_ report: RequestReport) { log.yield(report) }

    /// A report with the next number.
    func newReport(method: String, path: String) -> RequestReport {
        let number = numbers.withLock { number in
            number += 1
            return number
        }
        return RequestReport(number: number, method: method, path: path)
    }

    /// The answer to a request.
    /// - Parameter loop: where the request's connection lives.
    func answer(to request: IncomingRequest, on loop: any EventLoop) -> AnyReply {
        let report = newReport(method: request.method, path: request.target.path)
        var faults = Faults()
        do throws(ErrorReply) {
            try requestGuard.check(request.headers)
            faults = try FaultReader.read(headers: request.headers, query: request.target.query)
            let call = Call(request: request, faults: faults, report: report)
            if let opening = try webSocket(for: call) { return .webSocket(opening) }
            if let late = try lateReply(to: call, on: loop) { return .later(late) }
            return .now(try reply(to: call))
        } catch {
            return .now(Reply(error, faults: faults, request: request, report: report))
        }
    }

    /// The answer to a request that waits for another one; `nil` where it does not.
    private func lateReply(to call: Call, on loop: any EventLoop) throws(ErrorReply) -> LateReply? {
        switch call.request.target.path {
        case "/v1/realtime/calls":
            try require("POST", call.request)
            try failAsWanted(call)
            return try createCall(call, on: loop)
        case "/simulator/calls/next":
            try require("POST", call.request)
            return nextCall(call, on: loop)
        default: return nil
        }
    }

    private func reply(to call: Call) throws(ErrorReply) -> Reply {
        let request = call.request
        let parts = request.target.components.dropFirst()
        if parts.first == "pages" { return try page(call) }
        if parts.first == "simulator" { return try peerReply(to: call) }
        guard parts.first == "v1" else { throw unknownAddress(request) }
        switch (parts.dropFirst().first, parts.count) {
        case ("chat", 3) where parts.last == "completions":
            try require("POST", request)
            try failAsWanted(call)
            return try chatCompletion(call)
        case ("responses", 2):
            try require("POST", request)
            try failAsWanted(call)
            return try createResponse(call)
        case ("responses", 3):
            try require("GET", request)
            try failAsWanted(call)
            return try retrieveResponse(String(parts[parts.startIndex + 2]), call)
        case ("responses", 4) where parts.last == "cancel":
            try require("POST", request)
            try failAsWanted(call)
            return try cancelResponse(String(parts[parts.startIndex + 2]), call)
        case ("realtime", 3) where parts.last == "client_secrets":
            try require("POST", request)
            try failAsWanted(call)
            return try createClientSecret(call)
        case ("models", 2), ("models", 3):
            try require("GET", request)
            try failAsWanted(call)
            return try models(
                named: parts.count == 3 ? String(parts[parts.endIndex - 1]) : nil,
                call
            )
        default: throw unknownAddress(request)
        }
    }

    /// What the simulator offers to the peer that plays the API, and the API does not have.
    private func peerReply(to call: Call) throws(ErrorReply) -> Reply {
        let parts = call.request.target.components.dropFirst(2)
        guard parts.count == 3, parts.first == "calls", parts.last == "answer" else {
            throw unknownAddress(call.request)
        }
        try require("POST", call.request)
        return try answerCall(String(parts[parts.startIndex + 1]), call)
    }

    private func unknownAddress(_ request: IncomingRequest) -> ErrorReply {
        ErrorReply(
            status: 404,
            message: "Invalid URL (\(request.method) \(request.target.path))"
        )
    }

    func require(_ method: String, _ request: IncomingRequest) throws(ErrorReply) {
        guard request.method == method else {
            throw ErrorReply(
                status: 405,
                message: "Not allowed to \(request.method) on \(request.target.path). "
                    + "Use \(method).",
                code: "method_not_supported"
            )
        }
    }

    /// Throws the status that the faults ask for; with `failures` only so many times, then once
    /// not.
    func failAsWanted(_ call: Call) throws(ErrorReply) {
        guard let status = call.faults.status else { return }
        if let wanted = call.faults.failures {
            var random = StableRandom(
                call.request.method,
                call.request.target.path,
                call.faults.summary,
                String(decoding: call.request.body, as: UTF8.self)
            )
            let key = random.next()
            let isOver = failures.withLock { failures in
                if failures.count > 1000 { failures.removeAll() }
                let count = failures[key, default: 0]
                failures[key] = count < wanted ? count + 1 : nil
                return count >= wanted
            }
            if isOver { return }
        }
        var error = ErrorReply.simulated(status: status)
        error.retryAfter = call.faults.retryAfter
        throw error
    }

    /// The scenario for a request, by the fault of that name or by its model.
    func scenario(for model: String, _ faults: Faults) throws(ErrorReply) -> Scenario {
        let name = faults.scenario ?? model
        guard let scenario = scenarios.scenario(for: name) else {
            throw ErrorReply(
                status: 404,
                message: "The model '\(name)' does not exist. Ask GET /v1/models for those that "
                    + "do.",
                param: "model",
                code: "model_not_found"
            )
        }
        return scenario
    }

    var now: Int { secondsSince1970() }
}

/// A request with what has been read from it.
struct Call: Sendable {
    var request: IncomingRequest
    var faults: Faults
    var report: RequestReport
}
