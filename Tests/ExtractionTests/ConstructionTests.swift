import Documents
import Extraction
import RDF
import Testing

@Suite("Reading clauses of every form")
struct ConstructionTests {
    @Test(
        "finds the fact whatever the form of the clause",
        arguments: [
            (
                "Norway's foreign minister met with Anna Keller on Friday.",
                "Norway's foreign minister\tmetWith\tAnna Keller"
            ),
            ("Anna Keller held talks with the ambassador in Oslo.", "Anna Keller\tmetWith\tambassador"),
            ("The treaty was condemned by Peru.", "Peru\tcondemned\ttreaty"),
            ("Refugees from Syria and Iraq are fleeing violence.", "Refugees from Syria and Iraq\tfleeing\tviolence"),
            (
                "Refugees from Syria and Iraq are fleeing violence.",
                "Refugees from Syria and Iraq\toriginatesFrom\tIraq"
            ),
            ("Bolivia, a route for cocaine, asked for help.", "Bolivia\ttransitFor\tcocaine"),
            ("Turkey is a gateway for Afghan migrants.", "Turkey\ttransitFor\tAfghan migrants"),
            ("Kenya signed a deal with Uganda.", "Kenya\tagreementWith\tUganda"),
            ("Brazilian Defense Minister Paulo Souza visited Lima.", "Paulo Souza\thasRole\tdefense minister"),
            ("Brazilian Defense Minister Paulo Souza visited Lima.", "Paulo Souza\trepresents\tBrazil"),
            ("Brazilian Defense Minister Paulo Souza visited Lima.", "Paulo Souza\tvisited\tLima"),
            ("Maria Lopez, the president of Chile, criticized the company.", "Maria Lopez\tleads\tChile"),
            ("France and Germany agreed to share data.", "France\tagreedTo\tshare data"),
            ("France and Germany agreed to share data.", "Germany\tagreedTo\tshare data"),
            ("Officials discussed transit countries such as Libya and Niger.", "Niger\ttype\ttransit country"),
            ("\"The river is rising,\" Anna Keller said.", "Anna Keller\tsaid\tThe river is rising"),
        ])
    func finds(text: String, expected: String) throws {
        let found = try Shared.extract(text)
        #expect(found.contains(expected), "found: \(found.sorted().joined(separator: " | "))")
    }

    @Test(
        "keeps what is denied, planned or only possible out of the facts",
        arguments: [
            "Anna Keller did not meet with the ambassador.",
            "Anna Keller wants to meet with the ambassador.",
            "Anna Keller may visit Lima.",
            "If Anna Keller visits Lima, Peru will respond.",
            "No minister visited Lima.",
            "Anna Keller denied that she met with the ambassador.",
            "The presidents will hold a meeting with the ambassador in Lima.",
            "Anna Keller rejected a meeting with the ambassador in Lima.",
        ])
    func notFacts(text: String) throws {
        let found = try Shared.extract(text)
        let events = ["metWith", "visited", "participatedIn", "tookPlaceIn"]
        #expect(!found.contains { fact in events.contains { fact.contains("\t\($0)\t") } }, "\(found)")
    }

    @Test("takes pronouns and later nouns for what they stand for")
    func coreference() throws {
        let found = try Shared.extract(
            """
            Interior Minister Rosa Diaz arrived in Quito on Monday. She met with the ambassador of Canada. \
            The minister praised Ecuador.
            """)
        #expect(found.contains { $0.hasPrefix("Rosa Diaz\tmetWith\tambassador") }, "\(found)")
        #expect(found.contains("Rosa Diaz\tsupports\tEcuador"), "\(found)")
    }

    @Test("resolves weekdays against the day of publication")
    func weekdays() throws {
        let found = try Shared.extract(
            "Anna Keller met with the ambassador on Thursday in Oslo.", date: CalendarDate(iso8601: "2021-03-08"))
        #expect(found.contains { $0.hasSuffix("\tonDate\t2021-03-04") }, "\(found)")
        #expect(found.contains { $0.hasSuffix("\ttookPlaceIn\tOslo") }, "\(found)")
    }

    @Test("keeps meetings in different places apart")
    func separateEvents() throws {
        let document = Document(
            text:
                "Keller met with the ambassador in Lima on Thursday. Keller met with the minister in Quito on Thursday.",
            name: "test.txt", date: CalendarDate(iso8601: "2021-03-08"))
        let extraction = try Shared.extract(document)
        let places = extraction.statements.filter { $0.triple.predicate.string.hasSuffix("tookPlaceIn") }
        #expect(Set(places.map(\.triple.subject)).count == 2, "\(places.map(\.triple))")
    }

    @Test("what a quotation over several paragraphs or lines tells is said, not told")
    func longQuotations() throws {
        let found = try Shared.extract(
            "\"Peru visited Chile last year.\n\n\"Kenya borders\nUganda,\" Keller said.\n\nBrazil borders Peru.")
        #expect(!found.contains { $0.contains("\tvisited\t") || $0 == "Kenya\tborders\tUganda" }, "\(found)")
    }

    @Test("keeps relations without a property only when asked to")
    func openRelations() throws {
        let text = "Anna Keller bought the engine."
        let relation = "Anna Keller\tbuy\tengine"
        #expect(try !Shared.extract(text).contains(relation))
        #expect(try Shared.extract(text, open: true).contains(relation))
    }
}
