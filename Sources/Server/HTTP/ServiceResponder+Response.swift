#if Server
import HTTPTypes
import Hummingbird
import NIOCore
import RDFIO

extension ServiceResponder {
    /// From how many bytes on an answer is compressed for clients that like it.
    private static let leastCompressed = 1_400

    /// Turns an answer into a response: the fields that all have, compression, and what goes out while it is made.
    ///
    /// - Parameter isFinal: whether the connection ends behind it, since the rest of the request is not wanted.
    func response(_ answer: Answer, to request: Request, _ channel: any Channel, isFinal: Bool) -> Response {
        var headers = HTTPFields()
        for (name, value) in answer.fields {
            if let name = HTTPField.Name(name), HTTPField.isValidValue(value) {
                headers.append(HTTPField(name: name, value: value))
            }
        }
        headers[.xContentTypeOptions] = "nosniff"
        headers[.vary] = "Accept, Accept-Encoding, Origin"
        if let origin = request.headers[.origin], core.options.allowedOrigins.contains(origin) {
            headers[.accessControlAllowOrigin] = origin
        }
        let status = HTTPResponse.Status(code: answer.status)
        guard request.method != .head else { return Response(status: status, headers: headers) }
        let takesGzip = MediaRange.choose(
            request.headers[.acceptEncoding] ?? "identity", from: [("gzip", true), ("identity", false)])
        switch answer.content {
        case .none: return closing(Response(status: status, headers: headers), channel, isFinal)
        case .bytes(var bytes):
            if takesGzip == true, bytes.count >= Self.leastCompressed {
                var encoder: GzipEncoder? = GzipEncoder()
                bytes = Self.encoded(bytes, &encoder, isLast: true)
                headers[.contentEncoding] = "gzip"
            }
            let body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            return closing(Response(status: status, headers: headers, body: body), channel, isFinal)
        case .chunks(let first, let source, let permit):
            if takesGzip == true { headers[.contentEncoding] = "gzip" }
            let body = stream(first, source, permit, isCompressed: takesGzip == true, channel)
            return Response(status: status, headers: headers, body: body)
        }
    }

    private func stream(
        _ first: [UInt8], _ source: any ChunkSource, _ permit: AdmissionGate.Permit?, isCompressed: Bool,
        _ channel: any Channel
    ) -> ResponseBody {
        let (executor, departures) = (core.executor, core.departures)
        let patience = TimeAmount.nanoseconds(Int64(core.options.limits.idleTime / .nanoseconds(1)))
        return ResponseBody { writer in
            defer { withExtendedLifetime(permit) {} }
            var encoder = isCompressed ? GzipEncoder() : nil
            var chunk = (bytes: first, isLast: false)
            while true {
                let bytes = Self.encoded(chunk.bytes, &encoder, isLast: chunk.isLast)
                // Who takes nothing for a while keeps others from being served.
                let end = channel.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
                defer { end.cancel() }
                if !bytes.isEmpty { try await writer.write(ByteBuffer(bytes: bytes)) }
                end.cancel()
                if chunk.isLast { break }
                chunk = try await departures.watching(channel) { try await executor.next(of: source) }
            }
            try await writer.finish(nil)
        }
    }

    private static func encoded(_ bytes: [UInt8], _ encoder: inout GzipEncoder?, isLast: Bool) -> [UInt8] {
        guard let encoder else { return bytes }
        var output: [UInt8] = []
        encoder.write(bytes, to: &output)
        if isLast { encoder.finish(to: &output) }
        return output
    }

    /// Has the connection end a second after a refusal, in which a client that is still sending can read it.
    private func closing(_ response: Response, _ channel: any Channel, _ isFinal: Bool) -> Response {
        guard isFinal else { return response }
        var response = response
        response.headers[.connection] = "close"
        channel.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
        return response
    }
}
#endif
