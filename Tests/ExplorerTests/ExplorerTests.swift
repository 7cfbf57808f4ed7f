#if Server
import Foundation
import TestSupport
import Testing

/// Each use of the explorer, in a real browser and against the running server.
@Suite(
    "The explorer", .serialized,
    .enabled(
        if: WebDriver.executable != nil,
        "Chromium and chromedriver are not installed, so that the explorer is not tested (Debian: apt install chromium-driver)"
    )
)
struct ExplorerTests {
    /// Runs a test in a browser of its own, and looks that the browser complained of nothing.
    private func browse(
        data: [String: String] = [:], arguments: [String] = [], mayFail: Bool = false,
        _ body: (WebDriver, RunningServer) async throws -> Void
    ) async throws {
        let server = try RunningServer(data: data, arguments: arguments)
        let browser = try await WebDriver()
        do {
            try await body(browser, server)
            let complaints = try await browser.console()
            #expect(mayFail || complaints.isEmpty, "\(complaints)")
        } catch {
            await browser.close()
            throw error
        }
        await browser.close()
    }

    private func read(_ text: String, in browser: WebDriver, keep: Bool) async throws {
        try await browser.wait(for: "document.querySelector('.stored h2')")
        try await browser.run("document.getElementById('document-text').value = arguments[0]", [text])
        if !keep { try await browser.click("label.check") }
        try await browser.click(".document-form .primary")
        try await browser.wait(for: "document.querySelector('.facts li')")
    }

    @Test("a pasted document shows its sentences, entities and facts, and a fact its evidence")
    func document() async throws {
        try await browse { browser, server in
            try await browser.go(server.address + "/")
            try await read(Fixtures.report, in: browser, keep: false)
            let entities = try await browser.run(
                "return [...document.querySelectorAll('.entity')].map((one) => one.textContent)")
            #expect((entities as? [String])?.contains("Peru") == true, "\(entities ?? "none")")
            #expect(try await browser.count(".sentence") >= 3)
            let facts = try await browser.run(
                "return [...document.querySelectorAll('.fact-row .words')].map((one) => one.textContent)")
            let index = try #require((facts as? [String])?.firstIndex(of: "Peru borders Chile"), "\(facts ?? "none")")
            try await browser.run("document.querySelectorAll('.fact-row')[arguments[0]].click()", [index])
            #expect(try await browser.text(".evidence mark.subject") == "Peru")
            #expect(try await browser.text(".evidence mark.predicate") == "borders")
            #expect(try await browser.text(".evidence mark.object") == "Chile")
            #expect(try await browser.text(".sentence.chosen").hasPrefix("Peru, which borders Chile"))
            let stored = try await browser.run("return document.getElementById('holdings').textContent")
            #expect((stored as? String)?.hasPrefix("0 triples") == true, "what is not to be kept is not kept")
        }
    }

    @Test("a document that is kept can be read again from the store, and drawn")
    func storedDocument() async throws {
        try await browse { browser, server in
            try await browser.go(server.address + "/")
            try await read(Fixtures.report, in: browser, keep: true)
            let count = try await browser.count(".fact-row")
            try await browser.go(server.address + "/explorer/index.html")
            try await browser.wait(for: "document.querySelector('.documents .row')")
            try await browser.click(".documents .row")
            try await browser.wait(for: "document.querySelector('.fact-row')")
            #expect(try await browser.count(".fact-row") == count)
            try await browser.run("document.querySelectorAll('.paper-head button')[1].click()")
            try await browser.wait(for: "document.querySelector('#view-graph[data-rest]')")
            #expect(try await browser.text(".graph-head .status").contains("links"))
        }
    }

    @Test("the graph is filtered, expanded, searched, read as a list, and moved by keys")
    func graph() async throws {
        try await browse { browser, server in
            try await browser.go(server.address + "/")
            try await read(Fixtures.report, in: browser, keep: true)
            try await browser.go(server.address + "/?again#graph")
            try await browser.wait(for: "document.querySelector('#view-graph[data-rest]')")
            let all = try await browser.text(".graph-head .status")
            try await browser.click(".filter .check input")
            #expect(try await browser.text(".graph-head .status") != all)
            try await browser.click(".filter-side > button.plain")
            #expect(try await browser.text(".graph-head .status") == all)
            for (id, value, event) in [
                ("filter-confidence", "100", "input"), ("filter-from", "2050-01-01", "change"),
                ("filter-to", "1950-01-01", "change"),
            ] {
                try await browser.run(
                    """
                    const field = document.getElementById(arguments[0]);
                    field.value = arguments[1];
                    field.dispatchEvent(new Event(arguments[2]));
                    """, [id, value, event])
                #expect(try await browser.text(".graph-head .status") != all, "\(id)")
                try await browser.run("document.querySelector('.filter-side > button.plain').click()")
            }
            try await browser.type(Key.right, into: "canvas.picture")
            let first = try await browser.text(".details h2")
            try await browser.type(Key.left, into: "canvas.picture")
            #expect(!first.isEmpty)
            try await browser.type("peru", into: "#graph-search")
            try await browser.wait(for: "document.querySelector('#graph-found li[role=option]')")
            try await browser.type(Key.down + Key.enter, into: "#graph-search")
            try await browser.wait(for: "document.querySelector('.details h2')?.textContent === 'Peru'")
            try await browser.click(".details .why")
            try await browser.wait(for: "document.querySelector('.link-evidence .evidence blockquote')")
            try await browser.click(".graph-head [aria-pressed]")
            let rows = try await browser.count(".list tbody tr")
            #expect(all.contains(", \(rows) links"), "\(all): \(rows) rows")
        }
    }

    @Test("a thing is expanded with what the store says of it")
    func expansion() async throws {
        try await browse(data: ["people.nt": Fixtures.meetings(count: 30)]) { browser, server in
            try await browser.go(server.address + "/?measure#graph")
            try await browser.wait(for: "document.querySelector('#view-graph[data-rest]')")
            try await browser.run("document.querySelector('.filter-side .all button:last-child').click()")
            #expect(try await browser.text(".over h2") == "The filters hide everything")
            try await browser.go(server.address + "/?measure&again#graph/http%3A%2F%2Fexample.org%2F0")
            try await browser.wait(for: "document.querySelector('.details h2')?.textContent === 'Number 0'")
            for _ in 0..<5 { try await browser.run("document.querySelectorAll('.node-links .link')[0].click()") }
            try await browser.run("[...document.querySelectorAll('.details .actions button')].at(-1).click()")
            #expect(try await browser.text(".graph-head .status").hasPrefix("29 things"))
            try await browser.run("window.tercetPicture.events.onSelect(window.tercetPicture.shown.nodes[0])")
            try await browser.click(".details .primary")
            try await browser.wait(for: "document.querySelector('.notice').childElementCount === 0")
        }
    }

    @Test("queries are completed, run, shown as table, graph and timeline, and downloaded in every format")
    func query() async throws {
        try await browse { browser, server in
            try await browser.go(server.address + "/")
            try await read(Fixtures.report, in: browser, keep: true)
            try await browser.go(server.address + "/?again#query")
            try await browser.wait(for: "document.querySelector('#query-text')")
            try await Task.sleep(for: .seconds(2))
            try await browser.write(query: "")
            try await browser.type("SELECT * WHERE { GRAPH ?g { ?who bord", into: "#query-text")
            try await browser.wait(for: "document.querySelector('#completions [aria-selected=true]')")
            let chosen = try await browser.text("#completions [aria-selected=true] .candidate")
            #expect(chosen == "core:borders", "\(chosen)")
            try await browser.type(Key.enter, into: "#query-text")
            try await browser.type(" ?whom . OPTIONAL { ?e core:onDate ?day } } }", into: "#query-text")
            try await browser.type(Key.control + Key.enter, into: "#query-text")
            try await browser.wait(for: "document.querySelector('.results-place tbody tr')")
            #expect(try await browser.text(".results-place tbody").contains("Peru"))
            try await browser.click("#results-graph")
            try await browser.wait(for: "document.querySelector('.results-place canvas')")
            try await browser.click("#results-timeline")
            try await browser.wait(for: "document.querySelector('.moments time')")
            try await downloads(browser, contentTypes: ["json", "xml", "csv", "tab-separated"])
            try await browser.write(query: "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } FILTER(isIRI(?o)) }")
            try await browser.type(Key.control + Key.enter, into: "#query-text")
            try await browser.wait(for: "document.querySelectorAll('#download-format option').length === 6")
            try await downloads(
                browser, contentTypes: ["turtle", "n-triples", "rdf+xml", "ld+json", "trig", "n-quads"])
        }
    }

    /// Asks for each format and looks at what the browser would keep.
    private func downloads(_ browser: WebDriver, contentTypes: [String]) async throws {
        try await browser.run(
            """
            window.kept = [];
            window.makeAddress ??= URL.createObjectURL;
            URL.createObjectURL = (blob) => { window.kept.push(blob); return window.makeAddress.call(URL, blob); };
            """)
        for (index, type) in contentTypes.enumerated() {
            try await browser.run("document.getElementById('download-format').value = arguments[0]", ["\(index)"])
            try await browser.run("document.querySelector('.downloads button').click()")
            try await browser.wait(for: "window.kept.length > \(index)")
            let kept =
                try await browser.run("return window.kept.at(-1).type + ' ' + window.kept.at(-1).size") as? String
            #expect(kept?.contains(type) == true && kept?.hasSuffix(" 0") == false, "\(kept ?? "nothing")")
        }
    }

    @Test("a mistake in a query is told with its place, and the caret goes there")
    func mistake() async throws {
        try await browse(mayFail: true) { browser, server in
            try await browser.go(server.address + "/#query")
            try await browser.wait(for: "document.querySelector('#query-text')")
            try await browser.write(query: "SELECT *\nWHERE { ?s foo:bar ?o }")
            try await browser.click(".query-view .primary")
            try await browser.wait(for: "document.querySelector('#query-error')")
            #expect(try await browser.text("#query-error").contains("foo:"))
            #expect(try await browser.text("pre .wrong") == "foo:bar")
            #expect(try await browser.text(".numbers .wrong-line") == "2")
            try await browser.click("#query-error button")
            let caret = try await browser.run("return document.getElementById('query-text').selectionStart") as? Int
            #expect(caret == "SELECT *\nWHERE { ?s ".count)
        }
    }

    @Test("the ontology is a tree with the numbers of its instances, moved by keys")
    func ontology() async throws {
        try await browse { browser, server in
            try await browser.go(server.address + "/")
            try await read(Fixtures.report, in: browser, keep: true)
            try await browser.go(server.address + "/?again#ontology")
            try await browser.wait(for: "document.querySelector('[role=tree]')")
            let label = "return document.querySelector('[data-iri$=\"core#Agent\"]').getAttribute('aria-label')"
            let agents = try await browser.run(label) as? String
            #expect(agents?.hasPrefix("agent, ") == true && agents != "agent, 0", "\(agents ?? "none")")
            try await browser.type(Key.down + Key.enter, into: "[role=tree] [tabindex='0']")
            #expect(!(try await browser.text(".term h2")).isEmpty)
            try await browser.run("document.querySelector('[data-iri$=\"core#Country\"] .name').click()")
            try await browser.wait(for: "document.querySelector('.instances a')")
            #expect(try await browser.text(".instances").contains("Peru"))
        }
    }

    @Test("labels, literals, sentences and IRIs with scripts in them are text")
    func hostileText() async throws {
        try await browse(data: ["hostile.trig": Fixtures.hostile]) { browser, server in
            try await browser.go(server.address + "/")
            try await browser.wait(for: "document.querySelector('.documents .row')")
            #expect(try await browser.text(".documents .name").contains("<b onmouseover"))
            try await browser.click(".documents .row")
            try await browser.wait(for: "document.querySelector('.fact-row')")
            try await browser.click(".fact-row")
            #expect(try await browser.text(".evidence mark.subject") == "<script>window.ran=8</script>")
            try await browser.go(server.address + "/#graph/http%3A%2F%2Fexample.org%2Fa")
            try await browser.wait(for: "document.querySelector('.literals dd')")
            #expect(try await browser.text(".details h2") == "<img src=x onerror='window.ran=2'>")
            #expect(try await browser.text(".literals").contains("<svg onload"))
            try await browser.run(
                "[...document.querySelectorAll('.node-links .link')].find((one) => one.textContent.startsWith('javascript')).click()"
            )
            #expect(try await browser.count(".details .iri a") == 0, "an IRI of a script is no link")
            try await browser.go(server.address + "/#ontology")
            try await browser.wait(for: "document.querySelector('[data-iri=\"http://example.org/Class\"]')")
            try await browser.run("document.querySelector('[data-iri=\"http://example.org/Class\"] .name').click()")
            #expect(try await browser.text(".term h2").hasPrefix("<iframe"))
            try await browser.go(server.address + "/#query")
            try await browser.wait(for: "document.querySelector('#query-text')")
            try await browser.write(query: "SELECT * { GRAPH ?g { ?s ?p ?o } }")
            try await browser.click(".query-view .primary")
            try await browser.wait(for: "document.querySelector('.results-place tbody tr')")
            #expect(try await browser.text(".results-place").contains("<script>window.ran=1</script>"))
            for tab in ["graph", "timeline"] { try await browser.click("#results-" + tab) }
            try await browser.wait(for: "document.querySelector('.moments time')")
            let strange = try await browser.run(
                "return window.ran !== undefined || document.querySelectorAll('iframe, img').length > 0 || document.scripts.length"
            )
            #expect(strange as? Int == 1, "the page's own script is the only one")
        }
    }

    @Test("the page says what is allowed to run: its own files only")
    func contentSecurityPolicy() async throws {
        try await browse(mayFail: true) { browser, server in
            try await browser.go(server.address + "/")
            try await browser.wait(for: "document.querySelector('.stored h2')")
            try await browser.run(
                """
                const script = document.createElement('script');
                script.textContent = 'window.ran = 1';
                document.body.append(script);
                """)
            #expect(try await browser.run("return window.ran === undefined") as? Bool == true)
        }
    }

    @Test("5,000 things are drawn while they are moved and zoomed")
    func largeGraph() async throws {
        try await browse(data: ["people.nt": Fixtures.meetings(count: 5000)]) { browser, server in
            try await browser.go(server.address + "/?measure#graph")
            try await browser.wait(for: "document.querySelector('#view-graph[data-rest]')", seconds: 180)
            #expect(try await browser.text(".graph-head .status").hasPrefix("5000 things"))
            let measured = try await browser.runUntilDone(
                """
                const done = arguments[arguments.length - 1], picture = window.tercetPicture;
                const frames = [], draws = [];
                let last = null;
                const step = (now) => {
                  if (last !== null) frames.push(now - last);
                  draws.push(picture.drawTime);
                  last = now;
                  if (frames.length === 120) {
                    const middle = (list) => list.sort((a, b) => a - b)[60];
                    return done({ frame: middle(frames), draw: middle(draws) });
                  }
                  if (frames.length % 2) picture.zoom(frames.length % 4 === 1 ? 1.01 : 1 / 1.01);
                  else picture.pan(frames.length % 4 === 0 ? 3 : -3, 2);
                  requestAnimationFrame(step);
                };
                requestAnimationFrame(step);
                """)
            let times = try #require(measured as? [String: Double])
            print("5,000 things, without a graphics card: \(times)")
            // How fast depends on the machine and is shown, not asserted; that it was drawn all the while is.
            #expect(times.keys.sorted() == ["draw", "frame"] && times.values.allSatisfy { $0 > 0 })
        }
    }
}
#endif
