#if Server
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import TestSupport

/// A headless Chromium, driven through chromedriver by the WebDriver protocol. https://www.w3.org/TR/webdriver2/
final class WebDriver: Sendable {
    /// What went wrong, in the words of the driver.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Where chromedriver is, or nil where it or the browser is not installed.
    static let executable: URL? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        func found(_ names: [String]) -> URL? {
            folders.flatMap { folder in names.map { URL(fileURLWithPath: "\(folder)/\($0)") } }
                .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        }
        guard found(["chromium", "chromium-browser", "google-chrome"]) != nil else { return nil }
        return found(["chromedriver"])
    }()

    private let process: Process
    private let session: URL

    /// Starts the driver and a browser with a window of 1440 by 900.
    init(dark: Bool = false) async throws {
        guard let executable = Self.executable else { throw Failure(description: "chromedriver is not installed") }
        let port = Int.random(in: 20_000..<40_000)
        process = Process()
        process.executableURL = executable
        process.arguments = ["--port=\(port)"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        guard let root = URL(string: "http://127.0.0.1:\(port)") else { throw Failure(description: "no address") }
        session = try await Self.open(root, process)
        try await devTools(
            "Emulation.setDeviceMetricsOverride",
            ["width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": false])
        try await devTools(
            "Emulation.setEmulatedMedia",
            ["features": [["name": "prefers-color-scheme", "value": dark ? "dark" : "light"]]])
    }

    private static func open(_ root: URL, _ process: Process) async throws -> URL {
        let arguments = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"]
        let wanted: [String: Any] = [
            "capabilities": [
                "alwaysMatch": [
                    "browserName": "chrome", "goog:loggingPrefs": ["browser": "ALL"],
                    "goog:chromeOptions": ["args": arguments],
                ]
            ]
        ]
        var reason = "it is not ready"
        for _ in 0..<100 {
            do {
                let status = try await send("GET", root.appending(path: "status"), nil) as? [String: Any]
                if status?["ready"] as? Bool == true {
                    let answer = try await send("POST", root.appending(path: "session"), wanted) as? [String: Any]
                    guard let id = answer?["sessionId"] as? String else { break }
                    return root.appending(path: "session/\(id)")
                }
            } catch {
                reason = "\(error)"
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        process.end()
        throw Failure(description: "chromedriver did not start: \(reason)")
    }

    /// Closes the browser and ends the driver.
    func close() async {
        _ = try? await Self.send("DELETE", session, nil)
        process.end()
    }

    /// Goes to an address.
    func go(_ address: String) async throws { _ = try await post("url", ["url": address]) }

    /// Runs a script as the body of a function, and gives what it returns.
    @discardableResult
    func run(_ script: String, _ arguments: [Any] = []) async throws -> Any? {
        try await post("execute/sync", ["script": script, "args": arguments])
    }

    /// Runs a script that calls its last argument when it is done.
    func runUntilDone(_ script: String) async throws -> Any? {
        _ = try await post("timeouts", ["script": 120_000])
        return try await post("execute/async", ["script": script, "args": [Any]()])
    }

    /// Waits until an expression is true, and throws where it is not in time.
    func wait(for expression: String, seconds: Double = 30) async throws {
        let end = Date.now.addingTimeInterval(seconds)
        while Date.now < end {
            if try await run("return !!(\(expression))") as? Bool == true { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Failure(description: "did not become true: \(expression); the page says: \(try await text("body"))")
    }

    /// The text of the first element that a selector of CSS finds.
    func text(_ selector: String) async throws -> String {
        try await run("return document.querySelector(arguments[0])?.textContent ?? ''", [selector]) as? String ?? ""
    }

    /// The number of elements that a selector finds.
    func count(_ selector: String) async throws -> Int {
        try await run("return document.querySelectorAll(arguments[0]).length", [selector]) as? Int ?? 0
    }

    /// Clicks as a person does: the element has to be seen and not covered.
    func click(_ selector: String) async throws { _ = try await post("element/\(element(selector))/click", [:]) }

    /// Types into an element.
    ///
    /// `Key` has the keys that are no characters.
    func type(_ text: String, into selector: String) async throws {
        _ = try await post("element/\(element(selector))/value", ["text": text])
    }

    /// Puts text into the editor of queries in place of what is there.
    func write(query: String) async throws {
        try await run(
            """
            const area = document.getElementById('query-text');
            area.value = arguments[0];
            area.dispatchEvent(new Event('input'));
            """, [query])
    }

    /// A picture of the page, as PNG.
    func screenshot() async throws -> Data {
        let text = try await Self.send("GET", session.appending(path: "screenshot"), nil) as? String
        guard let data = text.flatMap({ Data(base64Encoded: $0) }) else { throw Failure(description: "no picture") }
        return data
    }

    /// What the browser has put on its console since the last call: scripts refused, errors thrown, requests failed.
    func console() async throws -> [String] {
        let entries = try await post("se/log", ["type": "browser"]) as? [[String: Any]]
        return entries?.compactMap { $0["message"] as? String } ?? []
    }

    private func element(_ selector: String) async throws -> String {
        let found = try await post("element", ["using": "css selector", "value": selector]) as? [String: String]
        guard let id = found?.values.first else { throw Failure(description: "no element \(selector)") }
        return id
    }

    private func devTools(_ command: String, _ parameters: [String: Any]) async throws {
        _ = try await post("goog/cdp/execute", ["cmd": command, "params": parameters])
    }

    private func post(_ path: String, _ body: [String: Any]) async throws -> Any? {
        try await Self.send("POST", session.appending(path: path), body)
    }

    private static func send(_ method: String, _ url: URL, _ body: [String: Any]?) async throws -> Any? {
        var request = HTTPClientRequest(url: url.absoluteString)
        request.method = HTTPMethod(rawValue: method)
        request.headers.add(name: "Content-Type", value: "application/json")
        if let body { request.body = .bytes(Array(try JSONSerialization.data(withJSONObject: body))) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(150))
        let bytes = try await response.body.collect(upTo: 64 << 20)
        let answer = try JSONSerialization.jsonObject(with: Data(bytes.readableBytesView)) as? [String: Any]
        if let failure = answer?["value"] as? [String: Any], let message = failure["message"] as? String,
            failure["error"] != nil
        {
            throw Failure(description: message)
        }
        return answer?["value"]
    }
}

/// Keys as WebDriver names them.
enum Key {
    static let enter = "\u{E007}"
    static let control = "\u{E009}"
    static let right = "\u{E014}"
    static let down = "\u{E015}"
    static let left = "\u{E012}"
}
#endif
