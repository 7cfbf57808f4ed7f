import Foundation
import JSON
import JSONLD
import RDF
import Testing

@Suite("JSON-LD on small stacks")
struct StackTests {
    /// The smallest stack that threads have on the platforms there are; a build without optimization takes some four times
    /// as much for each call.
    #if DEBUG
    private static let stackSize = 2 << 20
    #else
    private static let stackSize = 512 << 10
    #endif

    /// Runs something on a thread with a small stack.
    private func onSmallStack(_ work: @escaping @Sendable () -> Void) {
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            work()
            done.signal()
        }
        thread.stackSize = Self.stackSize
        thread.start()
        done.wait()
    }

    @Test(
        "what is nested as deep as it may be is processed on a small stack, and what is deeper is an error",
        arguments: [
            ("{\"http://e/p\":", "}"), ("[", "]"), ("{\"@id\":\"http://e/g\",\"@graph\":", "}"),
            ("{\"@reverse\":{\"http://e/p\":", "}}"),
            ("{\"@context\":{\"t\":{\"@id\":\"http://e/p\",\"@container\":\"@list\"}},\"t\":", "}"),
            ("{\"@included\":{\"@nest\":{\"http://e/p\":", "}}}"),
            ("{\"@context\":{\"t\":{\"@id\":\"http://e/p\",\"@container\":\"@index\"}},\"t\":{\"a\":", "}}"),
        ])
    func nesting(_ open: String, _ close: String) throws {
        let levels = open.filter { $0 == "{" || $0 == "[" }.count - open.filter { $0 == "}" }.count
        for depth in [JSONLDProcessor.deepestNesting / levels - 2, 500 / levels] {
            let text =
                "{\"http://e/q\":" + String(repeating: open, count: depth) + "{\"http://e/r\":1}"
                + String(repeating: close, count: depth) + "}"
            let document = try JSONValue(parsing: Array(text.utf8))
            onSmallStack {
                let processor = JSONLDProcessor()
                let isDeep = depth * levels > JSONLDProcessor.deepestNesting
                var failures = 0
                if (try? processor.expand(document)) == nil { failures += 1 }
                if (try? processor.compact(document, context: ["p": "http://e/p"])) == nil { failures += 1 }
                if (try? processor.flatten(document, context: [:])) == nil { failures += 1 }
                if (try? processor.dataset(document)) == nil { failures += 1 }
                #expect(failures == (isDeep ? 4 : 0), "\(open) \(depth)")
            }
        }
    }
}
