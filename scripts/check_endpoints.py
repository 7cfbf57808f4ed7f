#!/usr/bin/env python3
"""Lets `tercet --endpoint` work with a real Virtuoso: query, update, load, dump and extract.

    scripts/check_endpoints.py TERCET

Virtuoso (Debian's virtuoso-opensource-7) runs in a folder of its own on loopback ports, and is stopped at the end. Says plainly
when it is not there.
"""
import os
import subprocess
import sys
import tempfile
import time

from virtuoso import Virtuoso, missing

GRAPH = "https://example.org/people"
FAILURES = []


def check(what, condition, detail=""):
    print(("ok      " if condition else "FAILED  ") + what + ("" if condition else f"\n{detail}"), flush=True)
    if not condition:
        FAILURES.append(what)


class Tool:
    def __init__(self, tercet, folder, url):
        self.tercet, self.folder, self.url = tercet, folder, url

    def run(self, *arguments, text=None):
        return subprocess.run([self.tercet, *arguments], cwd=self.folder, input=text, capture_output=True, text=True)

    def remote(self, command, *arguments, text=None):
        return self.run(command, "--endpoint", self.url, *arguments, text=text)


def check_loading(tool, path):
    with open(os.path.join(tool.folder, "people.nt"), "w", encoding="utf-8") as file:
        for number in range(25_000):
            person = f"<https://example.org/p{number}>"
            file.write(f'{person} <http://xmlns.com/foaf/0.1/name> "P\u00e4rson \\"{number}\\"\\n"@en .\n')
            if number % 100 == 0:
                file.write(f"{person} <http://xmlns.com/foaf/0.1/knows> _:someone{number} .\n")
    loaded = tool.remote("load", "--graph", GRAPH, path)
    check("load, in batches", loaded.returncode == 0, loaded.stderr)
    count = tool.remote("query", "--results", "csv", f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}")
    check("all triples are there", count.stdout.split() == ["n", "25250"], count.stdout + count.stderr)
    again = tool.remote("load", "--graph", GRAPH, path)
    count = tool.remote("query", "--results", "csv", f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}")
    check("loading twice is as loading once, blank nodes too",
          again.returncode == 0 and count.stdout.split() == ["n", "25250"], count.stdout + again.stderr)
    dumped = tool.remote("dump", "--graph", GRAPH, "-o", "dumped.nt")
    check("dump, more than the server gives at once", dumped.returncode == 0, dumped.stderr)
    with open(os.path.join(tool.folder, "dumped.nt"), encoding="utf-8") as file:
        lines = file.read().splitlines()
    with open(os.path.join(tool.folder, "people.nt"), encoding="utf-8") as file:
        expected = {line for line in file.read().splitlines() if "_:" not in line}
    check("what comes back is what went in", len(lines) == 25_250 and expected <= set(lines),
          f"{len(lines)} lines, {len(expected - set(lines))} missing, such as {sorted(expected - set(lines))[:2]}")


def check_asking(tool):
    table = tool.remote("query", f"SELECT ?name {{ GRAPH <{GRAPH}> {{ <https://example.org/p7> foaf:name ?name }} }}")
    check("a table, with the usual prefixes", "1 solution" in table.stdout and "P\u00e4rson" in table.stdout,
          table.stdout + table.stderr)
    yes = tool.remote("query", f"ASK {{ GRAPH <{GRAPH}> {{ ?s foaf:knows ?o }} }}")
    no = tool.remote("query", f"ASK {{ GRAPH <{GRAPH}> {{ ?s foaf:mbox ?o }} }}")
    check("ASK answers and exits", (yes.stdout, yes.returncode, no.stdout, no.returncode) == ("true\n", 0, "false\n", 1),
          f"{yes} {no}")
    graph = tool.remote("query", "--format", "nt",
                        f"CONSTRUCT {{ ?s a foaf:Person }} WHERE {{ GRAPH <{GRAPH}> {{ ?s foaf:name ?o }} }} LIMIT 3")
    check("CONSTRUCT gives triples", len(graph.stdout.splitlines()) == 3, graph.stdout + graph.stderr)
    wrong = tool.remote("query", "SELECT ?s { ?s ?p }")
    check("a wrong query is told in one line", wrong.returncode == 1 and wrong.stderr.startswith("tercet: http://")
          and wrong.stderr.count("\n") == 1, wrong.stderr)


def check_updating(tool):
    update = (f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <https://example.org/p1> foaf:nick \"Ana\" }} }} ; "
              f"DELETE WHERE {{ GRAPH <{GRAPH}> {{ <https://example.org/p2> ?p ?o }} }}")
    done = tool.remote("update", update)
    check("update, two operations", done.returncode == 0, done.stderr)
    nick = tool.remote("query", f"ASK {{ GRAPH <{GRAPH}> {{ ?s foaf:nick \"Ana\" }} }}")
    gone = tool.remote("query", f"ASK {{ GRAPH <{GRAPH}> {{ <https://example.org/p2> ?p ?o }} }}")
    check("both have happened", (nick.returncode, gone.returncode) == (0, 1), f"{nick} {gone}")


def check_extracting(tool):
    facts = "SELECT ?whom { GRAPH ?g { ?who core:metWith ?whom } }"
    for text, name in (("Ana Ruiz met Ben Keller in Lima.", "Ben_Keller"), ("Ana Ruiz met Tom Hale in Lima.", "Tom_Hale")):
        with open(os.path.join(tool.folder, "a.txt"), "w", encoding="utf-8") as file:
            file.write(text)
        done = tool.remote("extract", "a.txt")
        found = tool.remote("query", "--results", "csv", facts)
        check(f"extract: {text}", done.returncode == 0 and found.stdout.split() == ["whom", "https://w3id.org/tercet/id/" + name],
              done.stderr + found.stdout + found.stderr)


def check_faults(tool, server):
    server.stop()
    unreachable = tool.run("query", "--endpoint", "http://127.0.0.1:9/sparql", "--timeout", "1", "ASK { ?s ?p ?o }")
    check("nobody there: said once it was tried again and again",
          unreachable.returncode == 1 and unreachable.stderr.count("trying again") == 5, unreachable.stderr)
    loading = subprocess.Popen([tool.tercet, "load", "--endpoint", tool.url, "--graph", GRAPH + "2", "people.nt"], cwd=tool.folder,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(1)
    server.start()
    _, errors = loading.communicate()
    count = tool.remote("query", "--results", "csv", f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{GRAPH}2> {{ ?s ?p ?o }} }}")
    check("a load outlives a server that is started again",
          loading.returncode == 0 and count.stdout.split() == ["n", "25250"], errors + count.stdout)


def main():
    tercet = os.path.abspath(sys.argv[1])
    if names := missing():
        print(f"Endpoints were not checked: {' and '.join(names)} of virtuoso-opensource-7 are not there.")
        return
    with tempfile.TemporaryDirectory() as folder:
        server = Virtuoso(folder)
        tool = Tool(tercet, folder, server.url)
        server.start()
        try:
            check_loading(tool, "people.nt")
            check_asking(tool)
            check_updating(tool)
            check_extracting(tool)
            check_faults(tool, server)
        finally:
            server.stop()
    sys.exit(f"{len(FAILURES)} checks failed" if FAILURES else 0)


main()
