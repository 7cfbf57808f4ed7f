import Synchronization

/// What the server has done so far, as Prometheus reads it (text format 0.0.4).
final class ServiceMetrics: Sendable {
    private struct Key: Hashable {
        let route: String
        let method: String
        let status: Int
    }

    private struct Route {
        var buckets = [Int](repeating: 0, count: ServiceMetrics.bounds.count)
        var count = 0
        var seconds = 0.0
    }

    private struct State {
        var requests: [Key: Int] = [:]
        var routes: [String: Route] = [:]
        var running = 0
    }

    /// The upper bounds of the buckets of durations, in seconds.
    private static let bounds = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10, 60]
    private let state = Mutex(State())
    private let start = ContinuousClock.now

    /// Notes that a request has begun.
    func begin() { state.withLock { $0.running += 1 } }

    /// Notes a request that has been answered, but for what is still being sent.
    func end(route: String, method: String, status: Int, after duration: Duration) {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
        state.withLock { state in
            state.running -= 1
            state.requests[Key(route: route, method: method, status: status), default: 0] += 1
            var timed = state.routes[route] ?? Route()
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound { timed.buckets[index] += 1 }
            timed.count += 1
            timed.seconds += seconds
            state.routes[route] = timed
        }
    }

    /// The page.
    ///
    /// - Parameter gauges: more numbers, with what they mean.
    func text(gauges: [(name: String, help: String, value: Int)]) -> String {
        let (requests, routes, running) = state.withLock { ($0.requests, $0.routes, $0.running) }
        var lines = [
            "# HELP tercet_http_requests_total Requests answered.", "# TYPE tercet_http_requests_total counter",
        ]
        let keys = requests.keys.sorted { ($0.route, $0.method, $0.status) < ($1.route, $1.method, $1.status) }
        lines += keys.map { key in
            "tercet_http_requests_total{route=\"\(key.route)\",method=\"\(key.method)\",status=\"\(key.status)\"} "
                + "\(requests[key] ?? 0)"
        }
        lines += [
            "# HELP tercet_http_request_seconds Time until an answer begins.",
            "# TYPE tercet_http_request_seconds histogram",
        ]
        for (route, timed) in routes.sorted(by: { $0.key < $1.key }) {
            for (bound, count) in zip(Self.bounds, timed.buckets) {
                lines.append("tercet_http_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(count)")
            }
            lines += [
                "tercet_http_request_seconds_bucket{route=\"\(route)\",le=\"+Inf\"} \(timed.count)",
                "tercet_http_request_seconds_sum{route=\"\(route)\"} \(timed.seconds)",
                "tercet_http_request_seconds_count{route=\"\(route)\"} \(timed.count)",
            ]
        }
        let uptime = Int((ContinuousClock.now - start).components.seconds)
        let all =
            gauges + [
                ("tercet_http_requests_running", "Requests that are being answered.", running),
                ("tercet_uptime_seconds", "How long the server has been running.", uptime),
            ]
        for gauge in all {
            lines += [
                "# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge", "\(gauge.name) \(gauge.value)",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
