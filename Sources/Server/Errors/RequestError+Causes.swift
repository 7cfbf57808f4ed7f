import Documents
import RDF
import SPARQLEngine
import SPARQLSyntax
import StoreFolder
import TripleStore

extension RequestError {
    /// The refusal for what parsers, the engine and the store throw.
    init(_ error: any Error) {
        switch error {
        case let error as RequestError: self = error
        case let error as SPARQLSyntaxError: self.init(400, "\(error)", at: error.location)
        case let error as RDFSyntaxError:
            self.init(error.code == .limit ? 413 : 400, "\(error)", at: error.location)
        case let error as QueryError: self.init(Self.status(of: error.code), error.message)
        case let error as DocumentError: self.init(error.code == .tooLarge ? 413 : 400, error.message)
        case let error as TripleStoreError: self.init(507, error.message)
        case let error as StoreFolderError:
            self.init(error.code == .full ? 507 : 500, "The change is not stored: \(error.message)")
        case is CancellationError: self.init(503, "The server is stopping.")
        default: self.init(500, "The server made a mistake; its log tells more.")
        }
    }

    private static func status(of code: QueryError.Code) -> Int {
        switch code {
        case .graph: 409
        // Nothing is fetched for a client unless it is allowed by name.
        case .document: 403
        case .service: 502
        case .limit, .timeout, .cancelled: 503
        default: 400
        }
    }
}
