"""Reads a document with Oxigraph, and writes it again when told to, and prints what that took as a line of JSON.

    oxigraph.py parse FORMAT FILE
    oxigraph.py convert FORMAT FILE TO [OUTPUT]

FORMAT is a name of pyoxigraph.RdfFormat, such as N_TRIPLES.
"""
import json
import os
import sys
import time

import pyoxigraph


def main(job, source, path, *rest):
    start = time.process_time()
    count = 0

    def counted():
        nonlocal count
        for quad in pyoxigraph.parse(path=path, format=getattr(pyoxigraph.RdfFormat, source)):
            count += 1
            yield quad

    if job == "parse":
        for _ in counted():
            pass
    else:
        target = getattr(pyoxigraph.RdfFormat, rest[0])
        with open(rest[1] if len(rest) > 1 else os.devnull, "wb", buffering=1 << 20) as output:
            pyoxigraph.serialize(counted(), output=output, format=target)
    print(json.dumps({"cpu": time.process_time() - start, "triples": count}))


main(*sys.argv[1:])
