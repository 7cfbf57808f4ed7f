"""Measures queries and loading: Tercet beside Oxigraph and maplib, in process, with every row taken out."""
import math
import os

import tables
from measure import progress
from servers import Server, ask_in_turn

PEERS = {"oxigraph": "Oxigraph", "maplib": "maplib"}


def queries(tercet, peers, data, rounds):
    """The tables of all queries, for a tenth of the data and for all of it, and what loading takes."""
    loads = []
    for share in (10, 1):
        for name in ("univ", "dblp"):
            path = data.file(name, "nt", share)
            servers = {"tercet": Server(tercet.server(), path)}
            servers.update({peer: Server(peers.server(peer), path) for peer in PEERS})
            loads += [(path, peer, server.loaded) for peer, server in servers.items() if server.loaded]
            asked = data.queries(name)
            figures = ask_in_turn(servers, asked, rounds, progress)
            for server in servers.values():
                server.stop()
            show(os.path.basename(path), asked, figures, rounds)
    show_loads(loads)


def show(document, asked, figures, rounds):
    rows = []
    ratios = []
    for query in asked:
        ours = figures.get((query, "tercet"))
        theirs = [figures.get((query, peer)) for peer in PEERS]
        # Who finds other rows answers another question.
        best = min((figure.wall for figure in theirs if figure and ours and figure.rows == ours.rows), default=None)
        if best:
            ratios.append(best / ours.wall)
        cells = [milliseconds(figure) + ("*" if figure and ours and figure.rows != ours.rows else "") for figure in theirs]
        rows.append(
            [os.path.basename(query).removesuffix(".rq"), ours.rows if ours else "–", milliseconds(ours)] + cells
            + [tables.times(best, ours.wall if ours else None)])
    mean = math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else None
    rows.append(["geometric mean", "", ""] + [""] * len(PEERS) + [tables.times(mean, 1)])
    tables.show(
        f"Queries, {document}",
        f"Milliseconds on the clock, the best of {rounds}, every row taken out (*: other rows); and how many times as long "
        "the best peer takes.",
        ["", "rows", "Tercet", *PEERS.values(), ""], rows)


def show_loads(loads):
    names = {"tercet": "Tercet", **PEERS}
    tables.show(
        "Loading N-Triples into a store", "Seconds for a million triples, and the bytes that each adds to what is resident.",
        ["", "", "on the clock", "of the processor", "bytes"],
        [[os.path.basename(path), names[peer], tables.seconds(loaded["ready"] * 1e6 / loaded["n"]),
          tables.seconds(loaded["cpu"] * 1e6 / loaded["n"]),
          f"{(loaded['rss1_kb'] - loaded['rss0_kb']) * 1024 / loaded['n']:.0f}"] for path, peer, loaded in loads])


def milliseconds(figure):
    return "–" if figure is None else f"{figure.wall * 1000:.3g}"
