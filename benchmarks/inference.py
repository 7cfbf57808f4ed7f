"""Measures inference: Tercet beside owlrl, maplib and Jena, from the loaded document to the last triple that follows."""
import os

import tables
from measure import Measurements


def inference(tercet, peers, data, rounds):
    """The table of RDFS for a tenth of the data and for all of it, and of OWL 2 RL for a tenth, which owlrl takes minutes for."""
    peers.set_up_inference()
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
            measured.add("owlrl", peers.inference("owlrl", rules, path))
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


def figures(measured, key):
    """Processor, clock and triples, each the median, or None."""
    return tuple(measured.median(key, name) for name in ("cpu", "wall", "triples"))
