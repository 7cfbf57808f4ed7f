"""Measures validation against SHACL shapes: Tercet beside pySHACL, and whether both find the same."""
import json
import os
import subprocess
import sys

import tables
from measure import progress


def validation(tercet, peers, data, rounds):
    """The table of validation, over a tenth of the data: pySHACL takes minutes for more."""
    path, shapes = data.file("univ", "nt", 10), os.path.join(data.tools, "shapes.ttl")
    commands = {"Tercet": tercet.validation() + [path, shapes], "pySHACL": peers.validation() + [path, shapes]}
    best = {}
    for round in range(rounds):
        for who, command in commands.items():
            # Once is enough for what takes a minute.
            if round and who != "Tercet":
                continue
            progress(f"Validation: {round + 1} of {rounds}")
            run = validate(command)
            if run and (who not in best or run["cpu"] < best[who]["cpu"]):
                best[who] = run
    progress("")
    ours, theirs = best.get("Tercet"), best.get("pySHACL")
    rows = [[who, run["results"], tables.seconds(run["load"]), f"{run['cpu']:.4f}",
             tables.times(run["cpu"], ours["cpu"] if ours else None)] for who, run in best.items()]
    same = "Both find the same." if ours and theirs and ours["lines"] == theirs["lines"] else "They differ!"
    tables.show(
        f"Validation, {os.path.basename(path)}",
        f"Seconds of the processor for loading, and for validation with all results made, the best of {rounds} runs. {same}",
        ["", "results", "loading", "validation", ""], rows)


def validate(command):
    """What a command says of itself, with its results, or None when it failed."""
    process = subprocess.run(command, capture_output=True, text=True)
    if process.returncode:
        progress("")
        print(f"{' '.join(command)} failed: {process.stderr.strip()}", file=sys.stderr)
        return None
    *lines, figures = process.stdout.splitlines()
    return {**json.loads(figures), "results": len(lines), "lines": sorted(lines)}
