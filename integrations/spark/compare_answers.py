#!/usr/bin/env python3
"""Loads the merged facts of a run into a SPARQL server and into a store, and compares the answers to the same queries.

    compare_answers.py TERCET ENDPOINT OUTPUT [GRAPH]

ENDPOINT is a server that takes updates, OUTPUT the folder of the job on this machine. The facts go into GRAPH there.
"""
import glob
import os
import subprocess
import sys
import tempfile
import time

QUERIES = {
    "how many triples": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "facts by property": "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n) ?p",
    "entities by class": "SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?class } GROUP BY ?class ORDER BY DESC(?n) ?class",
    "who met most people":
        "SELECT ?name (COUNT(DISTINCT ?other) AS ?n) WHERE { ?who core:metWith ?other ; rdfs:label ?name . ?who a core:Person } "
        "GROUP BY ?name ORDER BY DESC(?n) ?name LIMIT 20",
    "meetings in a chain":
        "SELECT DISTINCT ?a ?c WHERE { ?a core:metWith ?b . ?b core:metWith ?c . ?c core:metWith ?a FILTER(STR(?a) < STR(?c)) }",
    "visitors of Lima who met someone":
        "SELECT DISTINCT ?who ?whom WHERE { ?who core:visited <https://w3id.org/tercet/id/Lima> ; core:metWith ?whom }",
    "people without a visit":
        "SELECT DISTINCT ?who WHERE { ?who a core:Person FILTER NOT EXISTS { ?who core:visited ?place } }",
    "labels with a word": "SELECT ?s ?label WHERE { ?s rdfs:label ?label FILTER(CONTAINS(STR(?label), \"Panama\")) }",
    "places and what else is known as them": "SELECT ?place ?other WHERE { ?place owl:sameAs ?other }",
    "two steps of meetings from one person":
        "SELECT DISTINCT ?far WHERE { <https://w3id.org/tercet/id/Ana_Ruiz> core:metWith/core:metWith ?far }",
}
PREFIXES = """PREFIX core: <https://w3id.org/tercet/core#> PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


def run(command):
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)[:200]} failed: {done.stderr}")
    return done.stdout, time.monotonic() - begun


def main():
    tercet, endpoint, output = sys.argv[1:4]
    graph = sys.argv[4] if len(sys.argv) > 4 else "https://example.org/merged"
    paths = sorted(glob.glob(os.path.join(output, "merged", "triples", "part-*")))
    different = 0
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "kb")
        _, own = run([tercet, "load", "--store", store, *paths])
        _, there = run([tercet, "load", "--endpoint", endpoint, "--graph", graph, *paths])
        print(f"loaded: store {own:.1f} s, endpoint {there:.1f} s")
        for title, query in QUERIES.items():
            asked = PREFIXES + query
            mine, own = run([tercet, "query", "--store", store, "--results", "csv", asked])
            remote = asked.replace(" WHERE {", f" FROM <{graph}> WHERE {{", 1)
            theirs, there = run([tercet, "query", "--endpoint", endpoint, "--results", "csv", remote])
            rows, others = sorted(mine.splitlines()[1:]), sorted(theirs.splitlines()[1:])
            same = rows == others and len(rows) > 0
            different += not same
            print(f"{'same' if same else 'DIFFERENT'}  {title}: {len(rows)} rows, "
                  f"store {own * 1000:.0f} ms, endpoint {there * 1000:.0f} ms")
            if not same:
                print(f"  {[row for row in rows if row not in others][:3]} / {[row for row in others if row not in rows][:3]}")
    sys.exit(f"{different} answers differ" if different else 0)


main()
