#!/usr/bin/env python3
"""Derives what follows from a document with a Python peer, and prints what that took as a line of JSON.

    inference.py owlrl|maplib rdfs|owl-rl FILE [OUTPUT]
"""
import json
import sys
import time


def main():
    engine, rules, path = sys.argv[1:4]
    if engine == "owlrl":
        import owlrl
        import rdflib
        graph = rdflib.Graph().parse(path)
        semantics = {"rdfs": owlrl.RDFS_Semantics, "owl-rl": owlrl.OWLRL_Semantics}[rules]
        wall, cpu = time.perf_counter(), time.process_time()
        owlrl.DeductiveClosure(semantics).expand(graph)
        count = len(graph)
    else:
        import maplib
        graph = maplib.Model()
        graph.read(path)
        wall, cpu = time.perf_counter(), time.process_time()
        count = graph.size() + graph.infer_rdfs()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if len(sys.argv) > 4:
        graph.serialize(sys.argv[4], format="nt", encoding="utf-8")
    print(json.dumps({"wall": wall, "cpu": cpu, "triples": count}), flush=True)


main()
