#if Server
import ArgumentParser
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
    }
}
#endif
