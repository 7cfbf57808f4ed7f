"""Analyses a text with a model of UDPipe 1 and prints CoNLL-U with the places of the words.

    run_udpipe.py MODEL TEXT
"""
import sys

import ufal.udpipe as udpipe


def main(path, text):
    model = udpipe.Model.load(path)
    if model is None:
        sys.exit(f"{path} is no model of UDPipe")
    pipeline = udpipe.Pipeline(model, "tokenizer=ranges", udpipe.Pipeline.DEFAULT, udpipe.Pipeline.DEFAULT, "conllu")
    with open(text, encoding="utf-8") as file:
        sys.stdout.write(pipeline.process(file.read()))


main(*sys.argv[1:3])
