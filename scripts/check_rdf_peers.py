"""Converts graphs with tercet and compares what rdflib, pyoxigraph, riot and rapper read with the original.

    check_rdf_peers.py TERCET FOLDER

Needs rdflib and pyoxigraph; riot runs from JENA_CLASSPATH, rapper from the PATH. Prints a line for each graph and peer,
and ends with 1 when one of them read something else. scripts/check-peers sets all of it up.
"""
import os
import random
import subprocess
import sys

import pyoxigraph
import rdflib

rdflib.NORMALIZE_LITERALS = False

# For each format: the names that rdflib, pyoxigraph, riot and rapper give it, and whether it has named graphs.
# JSON-LD goes to riot's reader of version 1.0: Debian lacks what its reader of 1.1 needs.
FORMATS = {
    "nt": ("nt", pyoxigraph.RdfFormat.N_TRIPLES, "nt", "ntriples", False),
    "ttl": ("turtle", pyoxigraph.RdfFormat.TURTLE, "ttl", "turtle", False),
    "rdf": ("xml", pyoxigraph.RdfFormat.RDF_XML, "rdfxml", "rdfxml", False),
    "nq": ("nquads", pyoxigraph.RdfFormat.N_QUADS, "nq", "nquads", True),
    "trig": ("trig", pyoxigraph.RdfFormat.TRIG, "trig", "trig", True),
    "jsonld": ("json-ld", pyoxigraph.RdfFormat.JSON_LD, "jsonld10", None, True),
}


def hostile_quads(named, xml):
    """N-Quads full of what formats stumble over, the same on every run; characters that XML cannot hold only without xml."""
    source = random.Random(7)
    pieces = ['\\"', "'", "\\\\", "\\n", "\\r", "\\t", " ", "<", ">", "&", "]]>", "é", "e\u0301", "العربية", "😀", "{", "[",
              "#", ".", ";", "@", "^^", '\\"\\"\\"', "%", "_:", "\\u0085", "\\u2028"]
    if not xml:
        pieces += ["\\u0001", "\\u0008", "\\u007F"]
    names = ["a", "b/c", "x?q=1&r=2", "y#z", "é", "a-b", "(c)", "d'e", "1"]
    lines = []

    def resource():
        if source.random() < 0.3:
            return f"_:b{source.randrange(9)}"
        return f"<http://example.org/{source.choice(names)}>"

    def literal():
        text = '"' + "".join(source.choice(pieces) for _ in range(source.randrange(6))) + '"'
        return text + source.choice(["", "", "@en", "@de-at", "^^<http://example.org/type>",
                                     "^^<http://www.w3.org/2001/XMLSchema#string>"])

    for _ in range(400):
        value = source.choice([literal, literal, resource,
                               lambda: '"01"^^<http://www.w3.org/2001/XMLSchema#integer>',
                               lambda: '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>',
                               lambda: '"1e5"^^<http://www.w3.org/2001/XMLSchema#double>'])()
        graph = f" <http://example.org/graph/{source.randrange(3)}>" if named and source.random() < 0.6 else ""
        lines.append(f"{resource()} <http://example.org/p{source.randrange(8)}> {value}{graph} .")
    lines.append('<http://example.org/s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> _:l0 .')
    for index in range(4):
        rest = f"_:l{index + 1}" if index < 3 else "<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>"
        lines.append(f'_:l{index} <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "{index}" .')
        lines.append(f"_:l{index} <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> {rest} .")
    return "\n".join(sorted(set(lines))) + "\n"


def canonical(nquads):
    """The lines of the canonical form of a dataset (RDFC-1.0)."""
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(nquads, pyoxigraph.RdfFormat.N_QUADS))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(str(quad) for quad in dataset)


def with_rdflib(path, names):
    dataset = rdflib.Dataset()
    dataset.parse(path, format=names[0])
    return dataset.serialize(format="nquads").encode()


def with_pyoxigraph(path, names):
    with open(path, "rb") as file:
        return pyoxigraph.serialize(pyoxigraph.parse(file, names[1]), format=pyoxigraph.RdfFormat.N_QUADS)


def with_riot(path, names):
    command = ["java", "-cp", os.environ["JENA_CLASSPATH"], "riotcmd.riot", "--nocheck", f"--syntax={names[2]}",
               "--output=nq", path]
    # riot ends with 1 for warnings too, such as a string that is not in Unicode's normal form C; what it read decides.
    return subprocess.run(command, capture_output=True).stdout


def with_rapper(path, names):
    if names[3] is None:
        return None
    command = ["rapper", "-q", "-i", names[3], "-o", "nquads", path, "http://example.org/base"]
    return subprocess.run(command, check=True, capture_output=True).stdout


PEERS = {"rdflib": with_rdflib, "pyoxigraph": with_pyoxigraph, "riot": with_riot, "rapper": with_rapper}


def check(path, names, expected):
    """Lets every peer read a file and prints what came of it; how many read something else."""
    failures = 0
    for peer, read in PEERS.items():
        try:
            found = read(path, names)
            if found is None:
                continue
            verdict = "same" if canonical(found) == expected else "DIFFERENT"
        except Exception as error:  # whatever a peer's own reader throws
            detail = getattr(error, "stderr", None) or str(error)
            verdict = f"FAILED {detail if isinstance(detail, str) else detail.decode()}".strip().split("\n")[0]
        failures += verdict != "same"
        print(f"{os.path.basename(path):30} {peer:11} {len(expected):6} quads  {verdict}")
    return failures


def main():
    tercet, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    os.makedirs(folder, exist_ok=True)
    sources = {"panama-talks": "Output/panama-talks.ttl", "ontology": "Ontology/core.ttl"}
    for name, named, xml in [("hostile", False, False), ("hostile-xml", False, True), ("hostile-graphs", True, False)]:
        sources[name] = f"{folder}/{name}-source.nq"
        with open(sources[name], "w", encoding="utf-8") as file:
            file.write(hostile_quads(named, xml))
    failures = 0
    for name, source in sources.items():
        with open(source, "rb") as file:
            quads = pyoxigraph.parse(file, FORMATS[source.rsplit(".", 1)[1]][1], base_iri=f"file://{os.path.abspath(source)}")
            original = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
        expected = canonical(original)
        named = any(not isinstance(quad.graph_name, pyoxigraph.DefaultGraph)
                    for quad in pyoxigraph.parse(original, pyoxigraph.RdfFormat.N_QUADS))
        for extension, names in FORMATS.items():
            if named and not names[4] or extension == "rdf" and name in ("hostile", "hostile-graphs"):
                continue
            layouts = {"": []} if extension in ("nt", "nq") else {"": [], "-pretty": ["--pretty"]}
            for layout, options in layouts.items():
                path = f"{folder}/{name}{layout}.{extension}"
                subprocess.run([tercet, "convert", source, path, *options], check=True)
                failures += check(path, names, expected)
    print(f"{failures} of the readings differ" if failures else "every peer read what was written")
    sys.exit(1 if failures else 0)


main()
