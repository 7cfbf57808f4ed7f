#if Server
import ArgumentParser
import Server

/// What requests may take.
struct LimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How large a body may be, in megabytes.", valueName: "MB")) var maxBody = 256
    @Option(
        help: ArgumentHelp("How much memory all bodies together may take at once, in megabytes.", valueName: "MB"))
    var uploadMemory = 1024
    @Option(help: ArgumentHelp("How long a body may take to come.", valueName: "seconds")) var bodyTimeout = 300.0
    @Option(help: ArgumentHelp("How long a query or an update may take.", valueName: "seconds")) var timeout = 60.0
    @Option(help: ArgumentHelp("How much memory the rows of a query may take, in megabytes.", valueName: "MB"))
    var queryMemory = 1024
    @Option(help: "How many queries, updates and documents are worked on at once.") var maxQueries = 16
    @Option(help: "How many more may wait for their turn.") var maxWaiting = 256
    @Option(help: "How many connections there may be.") var maxConnections = 4096
    @Option(help: ArgumentHelp("How long a client may say or take nothing.", valueName: "seconds"))
    var idleTimeout = 30.0

    func validate() throws {
        let counts = [maxBody, uploadMemory, queryMemory, maxQueries, maxConnections]
        guard counts.allSatisfy({ $0 > 0 && $0 < 1 << 31 }), maxWaiting >= 0, maxQueries <= 1_000 else {
            throw ValidationError("Limits are numbers above 0, and --max-queries takes 1000 at most.")
        }
        guard [bodyTimeout, timeout, idleTimeout].allSatisfy({ $0 > 0 && $0 < 1e6 }) else {
            throw ValidationError("Times are numbers of seconds above 0.")
        }
    }

    func apply(to options: inout ServiceOptions) {
        options.limits.bodySize = maxBody << 20
        options.limits.uploadMemory = uploadMemory << 20
        options.limits.bodyTime = .seconds(bodyTimeout)
        options.limits.queryTime = .seconds(timeout)
        options.limits.queryMemory = queryMemory << 20
        options.limits.concurrentRequests = maxQueries
        options.limits.waitingRequests = maxWaiting
        options.limits.connections = maxConnections
        options.limits.idleTime = .seconds(idleTimeout)
    }
}
#endif
