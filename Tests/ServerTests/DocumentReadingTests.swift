#if Server
import Foundation
import Testing

@Suite("Reading a document over HTTP")
struct DocumentReadingTests {
    private struct Reading: Decodable {
        struct Fact: Decodable {
            var subject: String
            var predicate: String
            var sentence: Int
            var subjectWords: [[Int]]
        }

        var text: String
        var statements: [Fact]
    }

    @Test("A fact that two sentences tell has both, each with the places of its words")
    func evidence() async throws {
        let text = "Ana Ruiz met Ben Diaz in Lima. Ana Ruiz met Ben Diaz in Bogota."
        try await RunningService.run { service in
            let answer = try await service.send(
                "POST", "/extract", headers: [("Content-Type", "text/plain"), ("Accept", "application/json")],
                body: Array(text.utf8))
            #expect(answer.status == 200)
            let reading = try JSONDecoder().decode(Reading.self, from: Data(answer.body))
            let meetings = reading.statements.filter {
                $0.subject.hasSuffix("Ana_Ruiz") && $0.predicate.hasSuffix("metWith")
            }
            #expect(meetings.map(\.sentence) == [0, 1])
            let scalars = Array(reading.text.unicodeScalars)
            for fact in meetings {
                let words = fact.subjectWords.map { place in
                    String(String.UnicodeScalarView(scalars[place[0]..<place[1]]))
                }
                #expect(words == ["Ana Ruiz"])
            }
        }
    }
}
#endif
