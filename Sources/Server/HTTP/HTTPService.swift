#if Server
import Crypto
public import Extraction
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
public import RDF
import ServiceLifecycle
import Tercet
import UnixSignals

/// A server that answers SPARQL over HTTP.
///
/// ```swift
/// let service = HTTPService(store: ServedStore(store), ontology: ontology, ontologyBatches: [])
/// try await service.run { port in log("listening on \(port)") }
/// ```
public struct HTTPService: Sendable {
    private let options: ServiceOptions
    private let core: ServiceCore
    private let explorer = ExplorerFiles()

    /// Makes a server.
    ///
    /// - Parameters:
    ///   - store: what it answers from.
    ///   - options: how it is set up.
    ///   - ontology: what documents are read with.
    ///   - ontologyBatches: the triples of that ontology.
    public init(
        store: ServedStore, options: ServiceOptions = ServiceOptions(), ontology: Ontology,
        ontologyBatches: [QuadBatch]
    ) {
        self.options = options
        let limits = options.limits
        core = ServiceCore(
            store: store, options: options, access: AccessControl(options: options),
            executor: WorkExecutor(threads: limits.concurrentRequests),
            gate: AdmissionGate(count: limits.concurrentRequests, waiting: limits.waitingRequests),
            writing: AdmissionGate(count: 1, waiting: limits.waitingRequests),
            uploads: UploadBudget(bytes: limits.uploadMemory),
            reading: DocumentReading(ontology: ontology, batches: ontologyBatches, base: options.base))
    }

    /// Listens until the process is told to stop (`SIGTERM` or `SIGINT`) or the task is cancelled; requests that have begun
    /// are answered.
    ///
    /// - Parameters:
    ///   - handlesSignals: whether signals of the process end it.
    ///   - onListening: gets the port.
    /// - Throws: why it cannot listen, or which file of the certificate cannot be read.
    public func run(handlesSignals: Bool = true, onListening: @escaping @Sendable (Int) -> Void) async throws {
        var logger = Logger(label: "tercet")
        logger.logLevel = .error
        let departures = core.departures
        // More than a body has, whose sender is to be told before the connection ends, on a busy machine too.
        let idleTime = options.limits.idleTime + .seconds(5)
        let channel = HTTPServerBuilder.http1(
            configuration: .init(
                additionalChannelHandlers: [departures.handler()],
                idleTimeout: .nanoseconds(Int64(idleTime / .nanoseconds(1))),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 64 << 10, maxHeaderListSize: 128 << 10, maxHeaderFieldCount: 200)))
        let application = Application(
            responder: ServiceResponder(core: core, explorer: explorer),
            server: try secured(channel),
            configuration: ApplicationConfiguration(
                address: .hostname(options.host, port: options.port), serverName: "Tercet", backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(options.limits.connections)),
            onServerRunning: { onListening($0.localAddress?.port ?? 0) }, logger: logger)
        do {
            try await Self.run(application, handlesSignals, logger)
            await core.executor.stop()
        } catch {
            await core.executor.stop()
            throw error
        }
    }

    /// Runs until a signal comes or the task is cancelled.
    private static func run(_ application: some Service, _ handlesSignals: Bool, _ logger: Logger) async throws {
        let group = ServiceGroup(
            configuration: .init(
                services: [application], gracefulShutdownSignals: handlesSignals ? [.sigterm, .sigint] : [],
                logger: logger))
        // SwiftNIO ends the process where connections that were just taken are dropped by cancelling, so that the server is
        // stopped instead.
        let running = Task { try await group.run() }
        try await withTaskCancellationHandler {
            try await running.value
        } onCancel: {
            Task { await group.triggerGracefulShutdown() }
        }
    }

    private func secured(_ channel: HTTPServerBuilder) throws -> HTTPServerBuilder {
        guard let (chain, key) = options.certificate else { return channel }
        let certificates = try NIOSSLCertificate.fromPEMFile(chain).map { NIOSSLCertificateSource.certificate($0) }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates, privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
        configuration.minimumTLSVersion = .tlsv12
        return try .tls(channel, tlsConfiguration: configuration)
    }
}
#endif
