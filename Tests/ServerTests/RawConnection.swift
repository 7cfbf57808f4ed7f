#if Server
import Foundation

/// A connection to this machine that sends what it is told, well-formed or not, and as slowly as it is told.
final class RawConnection: Sendable {
    struct Failure: Error {
        var reason: String
    }

    private let socket: Int32

    /// Connects.
    ///
    /// - Parameter window: how many bytes the system may take in before they are read.
    init(port: Int, window: Int32? = nil) throws {
        #if canImport(Glibc)
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard socket >= 0 else { throw Failure(reason: "no socket: \(errno)") }
        if var window {
            setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &window, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        // Safety: `sockaddr_in` begins as `sockaddr` does, and its size goes along.
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
        }
        guard result == 0 else {
            Foundation.close(socket)
            throw Failure(reason: "cannot connect: \(errno)")
        }
        _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
    }

    deinit { Foundation.close(socket) }

    /// Sends text.
    func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    /// Sends bytes.
    ///
    /// - Throws: where the other side does not take them for twenty seconds or has closed the connection.
    func send(_ bytes: [UInt8]) async throws {
        var rest = bytes[...]
        let end = ContinuousClock.now + .seconds(20)
        while !rest.isEmpty {
            // Safety: the pointer is used during the call only.
            let count = rest.withUnsafeBytes {
                Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else {
                guard errno == EAGAIN, .now < end else { throw Failure(reason: "cannot send: \(errno)") }
                try await Task.sleep(for: .milliseconds(2))
            }
        }
    }

    /// What has come until there is as much as wanted, the other side closes the connection, or time is over.
    ///
    /// - Returns: the bytes, and whether the connection is closed.
    func receive(within time: Duration, atMost most: Int = .max) async throws -> (text: String, isClosed: Bool) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let end = ContinuousClock.now + time
        while bytes.count < most {
            // Safety: the pointer is used during the call only.
            let count = buffer.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
            if count > 0 {
                bytes += buffer[..<count]
            } else {
                guard count < 0, errno == EAGAIN else { return (String(decoding: bytes, as: UTF8.self), true) }
                guard .now < end else { break }
                try await Task.sleep(for: .milliseconds(5))
            }
        }
        return (String(decoding: bytes, as: UTF8.self), false)
    }

    /// The status of the answer; `nil` where none comes in time.
    func status(within time: Duration) async throws -> Int? {
        let answer = try await receive(within: time, atMost: 12).text
        guard answer.hasPrefix("HTTP/1.1 ") else { return nil }
        return Int(answer.dropFirst(9).prefix(3))
    }
}
#endif
