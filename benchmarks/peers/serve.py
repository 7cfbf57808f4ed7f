"""Loads an N-Triples document into a Python peer and answers queries: the twin of `Benchmark serve`.

    serve.py oxigraph|maplib FILE

Prints {"ready": SECONDS} and more, then answers each line of standard input, the path of a query, with
{"s": wall, "cpu": processor, "n": rows}. An empty line ends it.
"""
import collections
import gc
import json
import os
import sys
import time


class Oxigraph:
    def __init__(self, path):
        import pyoxigraph
        self.store = pyoxigraph.Store()
        self.store.bulk_load(path=path, format=pyoxigraph.RdfFormat.N_TRIPLES)

    def size(self):
        return len(self.store)

    def rows(self, text):
        results = self.store.query(text)
        if type(results).__name__ == "QueryBoolean":
            return int(bool(results))
        # The loop runs in C and makes one Python object for each row.
        last = collections.deque(enumerate(results, 1), maxlen=1)
        return last[0][0] if last else 0


class Maplib:
    def __init__(self, path):
        import maplib
        self.model = maplib.Model()
        self.model.read(path, format="ntriples")

    def size(self):
        return self.model.size()

    def rows(self, text):
        results = self.model.query(text)
        return sum(table.height for table in results if table is not None) if isinstance(results, list) \
            else results.height


def clocks():
    return time.perf_counter(), time.process_time()


def elapsed(start):
    return [now - then for now, then in zip(clocks(), start)]


def resident():
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


def say(**figures):
    print(json.dumps(figures), flush=True)


def main(name, path):
    kind = {"oxigraph": Oxigraph, "maplib": Maplib}[name]
    __import__({"oxigraph": "pyoxigraph", "maplib": "maplib"}[name])
    before = resident()
    start = clocks()
    peer = kind(path)
    wall, cpu = elapsed(start)
    gc.collect()
    say(ready=wall, cpu=cpu, n=peer.size(), rss0_kb=before, rss1_kb=resident())
    for line in sys.stdin:
        if not line.strip():
            break
        with open(line.strip(), encoding="utf-8") as file:
            text = file.read()
        start = clocks()
        try:
            rows = peer.rows(text)
        except BaseException as error:  # maplib's panics are no exceptions
            say(error=f"{type(error).__name__}: {error}"[:200])
            continue
        wall, cpu = elapsed(start)
        say(s=wall, cpu=cpu, n=rows)


main(*sys.argv[1:])
