"""Trains UDPipe 1 with its own trainer on the treebanks that Tercet's model is trained on.

    train_udpipe.py TREEBANKS MODEL

The tokenizer stops after eight epochs, the tagger after six iterations and the parser after four, over which its rate of
learning falls to its end; a parser's iteration takes ten to twenty minutes. The parser learns from single transitions at lower
rates than it has unless told, with which it takes an hour for an iteration and diverges here. UDPipe has to see the dev parts to choose among its iterations, as its authors do.
"""
import os
import sys

import ufal.udpipe as udpipe

PARSER = ("iterations=4;hidden_layer=200;batch_size=10;learning_rate=0.01;learning_rate_final=0.001;l2=0.3;"
          "transition_system=swap;transition_oracle=static_lazy;structured_interval=0")


def read(paths):
    sentences = udpipe.Sentences()
    error = udpipe.ProcessingError()
    for path in paths:
        reader = udpipe.InputFormat.newConlluInputFormat()
        with open(path, encoding="utf-8") as file:
            reader.setText(file.read())
        sentence = udpipe.Sentence()
        while reader.nextSentence(sentence, error):
            sentences.append(sentence)
            sentence = udpipe.Sentence()
        if error.occurred():
            sys.exit(f"{path}: {error.message}")
    return sentences


def main(treebanks, model):
    train = read(os.path.join(treebanks, f"en_{name}-train.conllu") for name in ("ewt", "gum"))
    dev = read(os.path.join(treebanks, f"en_{name}-dev.conllu") for name in ("ewt", "gum"))
    print(f"{train.size()} sentences to train on, {dev.size()} to choose by", file=sys.stderr)
    error = udpipe.ProcessingError()
    trained = udpipe.Trainer.train("morphodita_parsito", train, dev, "epochs=8", "iterations=6", PARSER, error)
    if error.occurred():
        sys.exit(error.message)
    data = trained.encode("utf-8", "surrogateescape") if isinstance(trained, str) else bytes(trained)
    with open(model + ".new", "wb") as file:
        file.write(data)
    os.rename(model + ".new", model)


main(*sys.argv[1:3])
