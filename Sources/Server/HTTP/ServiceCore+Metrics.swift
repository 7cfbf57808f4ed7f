#if Server
import TripleStore

extension ServiceCore {
    /// The page for Prometheus.
    var metricsText: [UInt8] {
        let snapshot = store.stored
        let gauges = [
            ("tercet_store_quads", "Quads in the store.", snapshot.count),
            ("tercet_store_terms", "Terms in the dictionary of the store.", snapshot.termCount),
            ("tercet_requests_waiting", "Requests that wait for their turn.", gate.waitingCount),
        ]
        return Array(metrics.text(gauges: gauges).utf8)
    }
}
#endif
