import JSON

/// The routes of the server as OpenAPI 3.1 describes them.
struct OpenAPIDescription {
    /// The document.
    var bytes: [UInt8] { value.bytes() }

    private var value: JSONValue {
        var paths = JSONObject()
        for route in Route.allCases {
            var methods = JSONObject()
            for method in route.methods {
                methods[method.name.lowercased()] = operation(route, method.name, method.right)
            }
            paths[route == .explorer ? "/explorer/{file}" : route.rawValue] = .object(methods)
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Tercet", "version": "0.1.0",
                "description": "A knowledge graph that is read from documents and asked by SPARQL.",
            ],
            "paths": .object(paths),
            "components": [
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
                "responses": [
                    "Problem": [
                        "description": "What is wrong and what to do (RFC 9457).",
                        "content": [
                            "application/problem+json": [
                                "schema": [
                                    "type": "object",
                                    "properties": [
                                        "title": ["type": "string"], "status": ["type": "integer"],
                                        "detail": ["type": "string"], "line": ["type": "integer"],
                                        "column": ["type": "integer"],
                                    ],
                                ]
                            ]
                        ],
                    ]
                ],
            ],
        ]
    }

    private func operation(_ route: Route, _ method: String, _ right: AccessRight?) -> JSONValue {
        var operation = JSONObject()
        operation["summary"] = .string(Self.summary(of: route))
        operation["operationId"] = .string("\(method.lowercased())_\(route)")
        let parameters = Self.parameters(of: route, method)
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        let types = Self.bodyTypes(of: route, method)
        if !types.isEmpty { operation["requestBody"] = ["required": true, "content": Self.content(types)] }
        operation["responses"] = [
            "2XX": ["description": "Done."], "3XX": ["description": "Elsewhere."],
            "default": ["$ref": "#/components/responses/Problem"],
        ]
        if let right {
            operation["security"] = [["token": []], [:]]
            operation["x-right"] = .string(right.name)
        }
        return .object(operation)
    }

    private static func summary(of route: Route) -> String {
        switch route {
        case .root: "Leads to the explorer."
        case .sparql: "SPARQL 1.1 Protocol: queries and updates; without a query the description of the service."
        case .query: "SPARQL 1.1 Protocol: queries."
        case .update: "SPARQL 1.1 Protocol: updates."
        case .data: "SPARQL 1.1 Graph Store HTTP Protocol."
        case .extract: "Reads a document for its facts."
        case .ontology: "The ontology that documents are read with."
        case .explorer: "The files of the explorer."
        case .health: "Whether the server is up."
        case .metrics: "What the server has done, for Prometheus."
        case .openAPI: "This description."
        case .checkpoint: "Has a store in a folder write a snapshot."
        }
    }

    private static func parameters(of route: Route, _ method: String) -> [JSONValue] {
        func query(_ name: String, _ description: String) -> JSONValue {
            [
                "name": .string(name), "in": "query", "description": .string(description),
                "schema": ["type": "string"],
            ]
        }
        switch route {
        case .explorer:
            return [["name": "file", "in": "path", "required": true, "schema": ["type": "string"]]]
        case .sparql, .query:
            return [
                query("default-graph-uri", "A graph of the default graph."),
                query("named-graph-uri", "A named graph."),
            ] + (method == "POST" ? [] : [query("query", "The query.")])
        case .update:
            return [
                query("using-graph-uri", "A graph of the default graph."),
                query("using-named-graph-uri", "A named graph."),
            ]
        case .data: return [query("graph", "The IRI of a named graph."), query("default", "The default graph.")]
        case .extract:
            return [
                query("store", "true where the facts are to be kept."), query("document", "The IRI of the document."),
            ]
        default: return []
        }
    }

    private static func bodyTypes(of route: Route, _ method: String) -> [String] {
        guard method == "POST" || method == "PUT" else { return [] }
        switch route {
        case .sparql:
            return ["application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded"]
        case .query: return ["application/sparql-query", "application/x-www-form-urlencoded"]
        case .update: return ["application/sparql-update", "application/x-www-form-urlencoded"]
        case .data:
            return [
                "text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json",
                "application/trig", "application/n-quads",
            ]
        case .extract: return ["text/plain", "text/html"]
        default: return []
        }
    }

    private static func content(_ types: [String]) -> JSONValue {
        var content = JSONObject()
        for type in types { content[type] = ["schema": ["type": "string"]] }
        return .object(content)
    }
}
