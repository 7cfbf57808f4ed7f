"""Validates a document with pySHACL, and prints its results, then what that took as a line of JSON.

    shacl.py FILE SHAPES

Results are lines of focus node, value and kind of constraint, as `Benchmark validate` prints them.
"""
import json
import sys
import time

import pyshacl
import rdflib

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def text(term):
    """A term as N-Triples has it; plain strings have no datatype."""
    if isinstance(term, rdflib.Literal) and term.datatype == rdflib.XSD.string:
        term = rdflib.Literal(str(term))
    return term.n3() if isinstance(term, rdflib.Literal) and term.datatype is None else (
        f'"{term}"^^<{term.datatype}>' if isinstance(term, rdflib.Literal) else term.n3())


def main(document, shapes):
    start = time.process_time()
    data = rdflib.Graph().parse(document)
    loaded = time.process_time()
    shapes = rdflib.Graph().parse(shapes)
    began, wall = time.process_time(), time.perf_counter()
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    took, wall = time.process_time() - began, time.perf_counter() - wall
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        value = report.value(result, SH.value)
        print(text(report.value(result, SH.focusNode)), "-" if value is None else text(value),
              text(report.value(result, SH.sourceConstraintComponent)))
    print(json.dumps({"load": loaded - start, "cpu": took, "wall": wall, "n": len(data)}))


main(*sys.argv[1:])
