"""Measures the analysis of English: Tercet beside UDPipe 1, which is trained on the same treebanks with its own trainer."""
import os
import resource
import subprocess
import sys

import tables
import treebanks

TREEBANKS = {"EWT dev": "en_ewt-dev.conllu", "GUM dev": "en_gum-dev.conllu"}


def language(tercet, peers, data, rounds):
    """Accuracy from raw text, and words a second of the processor's time, start of the program included."""
    folder = os.path.join(os.path.dirname(data.tools), "..", "data", "ud")
    model = udpipe_model(peers, data, folder)
    rows = []
    for name, file in TREEBANKS.items():
        with open(os.path.join(folder, file), encoding="utf-8") as lines:
            lines = list(lines)
        text = os.path.join(data.folder, file.replace(".conllu", ".txt"))
        with open(text, "w", encoding="utf-8") as output:
            output.write(treebanks.raw_text(lines))
        gold = treebanks.read(lines)
        commands = {"Tercet": [tercet.command_line(), "analyze", text, "--format", "conllu"],
                    "UDPipe 1": peers.udpipe("run_udpipe.py", model, text)}
        for system, command in commands.items():
            runs = [measured(command) for _ in range(rounds)]
            found = treebanks.read(runs[0][0].splitlines())
            scores = treebanks.score(gold, found)
            count = sum(map(len, found))
            speed = count / min(seconds for _, seconds in runs)
            rows.append([name, system] + [f"{value:.2f}" for value in scores.values()] + [f"{speed:,.0f}"])
    tables.show(
        "Analysis of raw text", "F1 in percent, labels without subtypes; words a second of the processor, the best run.",
        ["", "", "words", "sentences", "UPOS", "UAS", "LAS", "words/s"], rows)


def measured(command):
    """What a command prints, and the processor's time it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return output, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def udpipe_model(peers, data, folder):
    """The model of UDPipe, trained when it is not there yet."""
    path = os.path.join(os.path.dirname(data.folder), "udpipe.model")
    if not os.path.exists(path):
        print("Training UDPipe, which takes the better part of an hour", file=sys.stderr)
        subprocess.run(peers.udpipe("train_udpipe.py", folder, path), check=True)
    return path
