#!/usr/bin/env python3
"""Measures Tercet side by side with its peers: reading, writing, converting, two threads, memory, queries, inference,
validation, language, serving.

    benchmarks/compare.py [--triples N] [--rounds N] [--output FILE] [SECTION…]

Sections: reading writing converting threads memory queries inference validation language serving; all of them unless told. Needs Swift, a C
compiler and Python, and the generators of the data in $TERCET_SHARED/tools/bench, where TERCET_SHARED is ../shared unless set. Sets up the
rest in .build-bench. The tables go to standard output, and into FILE.
"""
import argparse
import os
import platform
import sys

import tables
from data import Data
from formats import FORMATS, by_extension
from inference import inference
from language import language
from measure import Measurements
from programs import HERE, Peers, Tercet
from queries import queries
from serving import serving
from validation import validation

PROJECT = os.path.dirname(HERE)


def reading(tercet, peers, data, rounds):
    measured = Measurements()
    for format, name, path in documents(data):
        measured.add((name, "tercet"), tercet.command("parse", format, path))
        measured.add((name, "serd"), peers.serd("parse", format, path))
        measured.add((name, "oxigraph"), peers.oxigraph("parse", format, path))
    measured.run(rounds, "Reading")
    rows = [compared(measured, name) for _, name, _ in documents(data)]
    tables.show(
        "Reading", "Parsing only; seconds of the processor for a million triples, and how many times as long others take.",
        ["", "Tercet", "serd", "", "Oxigraph", ""], rows)


def compared(measured, name):
    """A row with the figures of Tercet and its peers."""
    ours, serd, oxigraph = (measured.seconds((name, who)) for who in ("tercet", "serd", "oxigraph"))
    return [name, tables.seconds(ours), tables.seconds(serd), tables.times(serd, ours), tables.seconds(oxigraph),
            tables.times(oxigraph, ours)]


def writing(tercet, peers, data, rounds):
    measured = Measurements()
    for format, name, path in documents(data):
        measured.add((name, "parse"), tercet.command("parse", format, path))
        measured.add((name, "write"), tercet.command("write", format, path))
    measured.run(rounds, "Writing")
    rows = []
    for _, name, _ in documents(data):
        read, written = measured.seconds((name, "parse")), measured.seconds((name, "write"))
        rows.append([name, tables.seconds(written), tables.seconds(read), tables.times(read, written)])
    tables.show(
        "Writing", "Making the bytes of a document only, beside reading the same document; seconds for a million triples.",
        ["", "writing", "reading", "reading takes"], rows)


def converting(tercet, peers, data, rounds):
    measured = Measurements()
    names = []
    for format, name, path in documents(data):
        for extension in format.converts_to:
            to = by_extension(extension)
            title = f"{name} to {to.name}"
            names.append(title)
            measured.add((title, "tercet"), tercet.command("convert", format, path, "--to", to.extension))
            measured.add((title, "serd"), peers.serd("convert", format, path, to))
            measured.add((title, "oxigraph"), peers.oxigraph("convert", format, path, to))
    measured.run(rounds, "Converting")
    tables.show(
        "Converting", "From one format to another, the output dropped; seconds of the processor for a million triples.",
        ["", "Tercet", "serd", "", "Oxigraph", ""], [compared(measured, name) for name in names])


def threads(tercet, peers, data, rounds):
    measured = Measurements()
    lines = [document for document in documents(data) if document[0].extension in ("nt", "nq")]
    for format, name, path in lines:
        for count in (1, 2):
            command = tercet.command("parse", format, path, "--threads", str(count))
            measured.add((name, count), command, single=False)
    measured.run(rounds * 4, "Threads")
    rows = []
    for _, name, _ in lines:
        one, two = measured.best_wall((name, 1)), measured.best_wall((name, 2))
        rows.append([name, tables.seconds(one), tables.seconds(two), tables.times(one, two)])
    tables.show(
        "Two threads",
        f"Parsing only; seconds on the clock for a million triples, the best of {rounds * 4} runs. Says something on a "
        "quiet machine only.", ["", "one thread", "two threads", "faster"], rows)


def memory(tercet, peers, data, rounds):
    measured = Measurements()
    formats = [format for format in FORMATS]
    for format in formats:
        sizes = {"empty": data.empty(format.extension)}
        sizes.update({share: data.file(format.data[0], format.extension, share) for share in (10, 1)})
        for size, path in sizes.items():
            measured.add((format, size), tercet.command("parse", format, path))
            for to in writable(format):
                measured.add((format, size, to), tercet.command("convert", format, path, "--to", to.extension))
    measured.run(1, "Memory")
    rows = []
    for format in formats:
        row = [format.name] + [tables.megabytes(measured.megabytes((format, size))) for size in ("empty", 10, 1)]
        worst = max(
            ((measured.megabytes((format, 1, to)) or 0) - (measured.megabytes((format, "empty", to)) or 0), to.name)
            for to in writable(format))
        rows.append(row + [f"+{worst[0]:.1f} ({worst[1]})"])
    tables.show(
        "Memory",
        f"The most that is resident, in megabytes: reading an empty document, {data.triples // 10} and {data.triples} "
        "triples; and how much more than for an empty document the hungriest conversion takes.",
        ["", "empty", f"{data.triples // 10}", f"{data.triples}", "converting"], rows)


def writable(format):
    """The formats that a format's data can be converted to: named graphs need a format that has them."""
    named = ("nq", "trig", "jsonld")
    return [to for to in FORMATS if to.extension in named or format.extension not in named]


def documents(data):
    """The format, what to call it, and the file, for everything that is read."""
    for format in FORMATS:
        for name in format.data:
            yield format, f"{format.name}, {name}", data.file(name, format.extension)


SECTIONS = {
    "reading": reading, "writing": writing, "converting": converting, "threads": threads, "memory": memory,
    "queries": queries, "inference": inference, "validation": validation, "language": language,
    "serving": serving,
}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n")[0], epilog="See benchmarks/README.md for what the tables say.")
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--triples", type=int, default=1_000_000, help="how large the documents are")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured")
    parser.add_argument("--output", help="a document whose sections of the same titles are replaced, besides standard output")
    arguments = parser.parse_args()
    wrong = [section for section in arguments.sections if section not in SECTIONS]
    if wrong:
        parser.error(f"there is no section {wrong[0]}; there are {', '.join(SECTIONS)}")
    shared = os.environ.get("TERCET_SHARED", os.path.join(PROJECT, "..", "shared"))
    tools = os.path.join(os.path.abspath(shared), "tools", "bench")
    if not os.path.isdir(tools):
        sys.exit(f"There is no {tools}, which makes the data to measure with. Set TERCET_SHARED to the shared folder.")
    scratch = os.path.join(PROJECT, ".build-bench")
    peers, tercet = Peers(scratch), Tercet(scratch)
    peers.set_up()
    tercet.build()
    data = Data(os.path.join(scratch, "data"), tools, peers, arguments.triples)
    data.make()
    circumstances = f"Beside {peers.versions()}; {platform.machine()}, {os.cpu_count()} cores, {platform.system()}."
    print(circumstances)
    for section in arguments.sections or SECTIONS:
        SECTIONS[section](tercet, peers, data, arguments.rounds)
        if arguments.output:
            tables.keep(arguments.output, circumstances)


if __name__ == "__main__":
    main()
