"""Measures inference: Tercet beside owlrl, maplib and Jena, from the loaded document to the last triple that follows."""
import os
import re
import tempfile

import tables
from measure import Measurements, run


def inference(tercet, peers, data, rounds):
    """The table of RDFS for a tenth of the data and for all of it, and of OWL 2 RL for a tenth, which owlrl takes minutes for."""
    peers.set_up_inference()
    folder = tempfile.TemporaryDirectory()
    written = {}
    jobs = [("RDFS", "rdfs", 10), ("RDFS", "rdfs", 1), ("OWL 2 RL", "owl-rl", 10)]
    rows = []
    for title, rules, share in jobs:
        path = data.file("univ", "nt", share)
        measured = Measurements()
        measured.add("tercet", tercet.infer(rules, path))
        if rules == "rdfs":
            measured.add("maplib", peers.inference("maplib", rules, path))
            for level in ("simple", "default"):
                measured.add(f"Jena, {level}", peers.jena_inference(level, path), single=False)
        measured.run(rounds, f"{title}, {os.path.basename(path)}")
        if share == 10:
            written[title] = write(tercet, peers, rules, path, folder.name)
            measured.add("owlrl", peers.inference("owlrl", rules, path, written[title]["owlrl"]))
            measured.run_missing(1)
        ours = figures(measured, "tercet")
        for engine in measured.jobs:
            cpu, wall, count = figures(measured, engine)
            rows.append([
                f"{title}, {os.path.basename(path)}", "Tercet" if engine == "tercet" else engine, tables.seconds(cpu),
                tables.seconds(wall), count or "–", "" if engine == "tercet" else tables.times(cpu, ours[0])])
    tables.show(
        "Inference",
        f"Seconds from the loaded document to the last triple, of the processor and on the clock, the median of {rounds} runs (owlrl: "
        "of one); how many triples there are then; and how many times as long of the processor others take. Systems differ in what "
        "that holds of everything they list.", ["", "", "processor", "clock", "triples", ""], rows)
    agreement(written)
    folder.cleanup()
    changes(tercet, data, rounds)


def write(tercet, peers, rules, path, folder):
    """Writes all that follows, and gives the files by engine; that of owlrl is yet to be written."""
    files = {engine: os.path.join(folder, f"{engine}-{rules}.nt") for engine in ("Tercet", "Jena", "owlrl")}
    run(tercet.infer(rules, path, "--output", files["Tercet"]), True)
    if rules == "rdfs":
        run(peers.jena_inference("default", path, files["Jena"]), False)
    return files


def agreement(written):
    """The table of what others find that Tercet does not, and the other way around."""
    rows = []
    for title, files in written.items():
        if not os.path.exists(files["Tercet"]):
            continue
        ours = facts(files["Tercet"])
        for engine in ("Jena", "owlrl"):
            if os.path.exists(files[engine]):
                theirs = facts(files[engine])
                rows.append([title, engine, len(ours & theirs), len(ours - theirs), len(theirs - ours)])
    tables.show(
        "What follows, compared",
        "Triples that both find, that only Tercet finds, and that only the other finds, apart from what holds of every graph: axioms, "
        "reflexive triples, that things are resources, classes or properties, and what is said of literals.",
        ["", "", "both", "only Tercet", "only the other"], rows)


VOCABULARY = re.compile(r"<http://www\.w3\.org/(1999/02/22-rdf-syntax-ns|2000/01/rdf-schema|2002/07/owl|2001/XMLSchema)#")
KINDS = ("rdf-schema#Resource>", "rdf-schema#Class>", "rdf-syntax-ns#Property>")


def facts(path):
    """The triples of a document of N-Triples that do not hold of every graph or term."""
    result = set()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith(("<", "_")):
                continue
            subject, predicate, rest = line.split(" ", 2)
            object = rest.rstrip(" .\n")
            is_axiom = all(VOCABULARY.match(term) for term in (subject, predicate, object))
            if not is_axiom and subject != object and not object.endswith(KINDS):
                result.add((subject, predicate, object))
    return result


def changes(tercet, data, rounds):
    """The table of a change: the facts of one subject are taken out and put in again."""
    rows = []
    for title, rules in (("RDFS", "rdfs"), ("OWL 2 RL", "owl-rl")):
        for share in (10, 1):
            path = data.file("univ", "nt", share)
            measured = Measurements()
            measured.add("all", tercet.infer(rules, path))
            measured.add("change", tercet.infer(rules, path, "--changing"))
            measured.run(rounds, f"Changes, {title}")
            cpu, _, count = figures(measured, "change")
            rows.append([
                f"{title}, {os.path.basename(path)}", tables.seconds(figures(measured, "all")[0]), count or "–",
                f"{cpu * 1000:.2f}" if cpu else "–"])
    tables.show(
        "Changes",
        "Tercet alone: seconds of the processor to derive everything; then how many facts a subject has, and the milliseconds to take "
        "them out with what follows from them and to put them in again, the mean of a thousand subjects.",
        ["", "everything", "facts", "a change, ms"], rows)


def figures(measured, key):
    """Processor, clock and triples, each the median, or None."""
    return tuple(measured.median(key, name) for name in ("cpu", "wall", "triples"))
