"""The server under load: many connections beside one writer, and point queries beside Virtuoso."""
import http.client
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from urllib.parse import quote

import tables
from measure import progress
from programs import HERE

sys.path.insert(0, os.path.join(os.path.dirname(HERE), "scripts"))
from virtuoso import Virtuoso, missing  # noqa: E402

CONNECTIONS = 64
GRAPH = "https://example.org/univ"
# What is asked beside points: joins, options, unions, ranges, groups, paths, VALUES, a graph, and ASK.
MIXED = ("u02", "u05", "u07", "u08", "u09", "u11", "u13", "u15", "u19", "u20", "u21")


def serving(tercet, peers, data, rounds):
    names = missing() + ([] if shutil.which("wrk") else ["wrk"])
    if names:
        print(f"\nServing was not measured: {' and '.join(names)} of Debian's wrk and virtuoso-opensource-7 are not there.")
        return
    document = data.file("univ", "nt", 10 if data.triples >= 1_000_000 else 1)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(tercet.command_line(), folder, document)
        try:
            load(server, folder, points(document), mixed(data))
            points_beside_virtuoso(tercet.command_line(), server, folder, document, rounds)
        finally:
            server.stop()


class Server:
    """`tercet serve` on a store with a document."""

    def __init__(self, command, folder, document):
        store = os.path.join(folder, "store")
        subprocess.run([command, "load", "--store", store, document], check=True, capture_output=True)
        self.process = subprocess.Popen(
            [command, "serve", "--store", store, "--port", "0"], stderr=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stderr.readline()).group(1))

    def megabytes(self):
        """The memory that is resident."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


class Writer(threading.Thread):
    """Commits one transaction after the other: a few triples in, the same ones out."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port, self.commits, self.failures, self.ends = port, 0, 0, False

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        number = 0
        while not self.ends:
            triples = " . ".join(f"<http://e/{number}/{i}> <http://e/p> {i}" for i in range(10))
            for verb in ("INSERT", "DELETE"):
                try:
                    connection.request("POST", "/update", f"{verb} DATA {{ {triples} }}",
                                       {"Content-Type": "application/sparql-update"})
                    answer = connection.getresponse()
                    answer.read()
                    kept = answer.status == 204
                except (http.client.HTTPException, OSError):
                    connection.close()
                    kept = False
                self.commits += kept
                self.failures += not kept
            number += 1

    def stop(self):
        self.ends = True
        self.join()


def points(document):
    """Queries for what is said of one thing, for two thousand things of a document."""
    with open(document, encoding="utf-8") as file:
        subjects = sorted({line.split(" ", 1)[0] for line in file if line.startswith("<")})
    chosen = random.Random(17).sample(subjects, min(2000, len(subjects)))
    return [f"SELECT ?p ?o WHERE {{ {subject} ?p ?o }}" for subject in chosen]


def mixed(data):
    return [open(path, encoding="utf-8").read() for path in data.queries("univ")
            if os.path.basename(path).startswith(MIXED)]


def wrk(port, queries, seconds, folder, extra=""):
    """Has wrk ask queries for so many seconds, and gives what it saw."""
    requests = os.path.join(folder, "requests")
    with open(requests, "w", encoding="utf-8") as file:
        file.writelines(f"/sparql?{extra}query={quote(query, safe='')}\n" for query in queries)
    command = ["wrk", "-t", "1", "-c", str(CONNECTIONS), "-d", f"{seconds}s", "--timeout", "30s", "-s",
               os.path.join(HERE, "peers", "requests.lua"), f"http://127.0.0.1:{port}"]
    run = subprocess.run(command, env={**os.environ, "REQUESTS": requests}, capture_output=True, text=True, check=True)
    return json.loads(run.stdout.splitlines()[-1])


def load(server, folder, points, mixed, warm_up=20, seconds=60):
    """Mixed queries on many connections beside a writer: a warm-up first, so that memory is what it is in use."""
    queries = points[:len(mixed) * 5] + mixed * 5
    writer = Writer(server.port)
    writer.start()
    progress("Serving: warming up")
    wrk(server.port, queries, warm_up, folder)
    before, commits = server.megabytes(), writer.commits
    progress("Serving: a minute of load")
    seen = wrk(server.port, queries, seconds, folder)
    after, commits = server.megabytes(), writer.commits - commits
    writer.stop()
    progress("")
    tables.show(
        "Serving under load",
        f"{CONNECTIONS} connections for {seconds} seconds, half points and half other queries, beside one writer that commits "
        "all the time; milliseconds, and megabytes resident after a warm-up and at the end.",
        ["", "requests a second", "errors", "p50", "p99", "commits a second", "refused", "before", "after"],
        [["Tercet", f"{seen['requests'] / seen['seconds']:.0f}", seen["errors"], f"{seen['p50']:.1f}", f"{seen['p99']:.1f}",
          f"{commits / seen['seconds']:.0f}", writer.failures, tables.megabytes(before), tables.megabytes(after)]])


def points_beside_virtuoso(command, server, folder, document, rounds, seconds=10):
    """Points only, asked of both servers in turn."""
    peer = Virtuoso(folder, threads=CONNECTIONS + 8)
    peer.start()
    try:
        subprocess.run([command, "load", "--endpoint", peer.url, "--graph", GRAPH, document], check=True, capture_output=True)
        places = {"Tercet": (server.port, ""), "Virtuoso": (peer.http, f"default-graph-uri={quote(GRAPH, safe='')}&")}
        queries = points(document)
        same_rows(places, queries[:50])
        seen = {name: [] for name in places}
        for round in range(rounds):
            for name, (port, extra) in places.items():
                progress(f"Points: round {round + 1} of {rounds}, {name}")
                seen[name].append(wrk(port, queries, seconds, folder, extra))
    finally:
        peer.stop()
    progress("")
    best = {name: max(runs, key=lambda run: run["requests"] / run["seconds"]) for name, runs in seen.items()}
    rows = []
    for name, run in best.items():
        errors = sum(run["errors"] for run in seen[name])
        rate = run["requests"] / run["seconds"]
        slower = [run["requests"] / run["seconds"] for run in seen[name]]
        rows.append([name, f"{rate:.0f}", f"{min(slower):.0f}", f"{run['p50']:.2f}", f"{run['p99']:.2f}", errors])
    tables.show(
        "Points beside Virtuoso",
        f"What is said of one thing, as JSON, on {CONNECTIONS} connections; the best of {rounds} runs of {seconds} seconds in turn.",
        ["", "a second", "slowest run", "p50", "p99", "errors"], rows)


def same_rows(places, queries):
    """Ends the measurement where the servers do not give as many rows."""
    for query in queries:
        counts = {}
        for name, (port, extra) in places.items():
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", f"/sparql?{extra}query={quote(query, safe='')}",
                               headers={"Accept": "application/sparql-results+json"})
            counts[name] = len(json.loads(connection.getresponse().read())["results"]["bindings"])
            connection.close()
        if len(set(counts.values())) > 1:
            sys.exit(f"The servers do not agree about {query}: {counts}")
