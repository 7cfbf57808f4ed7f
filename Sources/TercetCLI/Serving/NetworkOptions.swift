#if Server
import ArgumentParser
import SPARQLClient
import Server

/// Where a server listens.
struct NetworkOptions: ParsableArguments {
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: "The port; 0 lets the system choose one.") var port = 7878
    @Option(help: ArgumentHelp("A file with the certificate chain (PEM), for HTTPS.", valueName: "file"))
    var certificate: String?
    @Option(help: ArgumentHelp("The file with the private key of the certificate (PEM).", valueName: "file"))
    var key: String?
    @Option(
        help: ArgumentHelp(
            "An origin whose pages may use the server, such as https://example.org; may be given several times.",
            valueName: "origin"))
    var allowOrigin: [String] = []

    @Option(
        help: ArgumentHelp(
            "The address of an endpoint that SERVICE may ask; may be given several times. Without it SERVICE is off.",
            valueName: "URL"))
    var allowService: [String] = []
    @Option(
        help: ArgumentHelp(
            "What the addresses of documents begin with that LOAD may fetch, such as https://example.org/data/.",
            valueName: "URL"))
    var allowLoad: [String] = []

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535.") }
        guard (certificate == nil) == (key == nil) else {
            throw ValidationError("--certificate and --key go together.")
        }
        for origin in allowOrigin where !origin.hasPrefix("http://") && !origin.hasPrefix("https://") {
            throw ValidationError("--allow-origin takes an origin such as https://example.org.")
        }
    }

    func apply(to options: inout ServiceOptions) throws {
        options.host = host
        options.port = port
        options.allowedOrigins = allowOrigin
        if let certificate, let key { options.certificate = (certificate, key) }
        let sources = try EndpointOption.attempt {
            // A query that waits holds a thread: no longer than it may run, and without trying again.
            try AllowedSources(
                endpoints: allowService, documents: allowLoad,
                options: EndpointOptions(
                    timeout: Double(options.limits.queryTime / .milliseconds(1)) / 1000,
                    retries: RetryPolicy(attempts: 1), maximumAnswer: options.limits.bodySize))
        }
        if !allowService.isEmpty { options.services = sources }
        if !allowLoad.isEmpty { options.documents = sources }
    }
}
#endif
