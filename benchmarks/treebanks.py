"""Reads treebanks in CoNLL-U, and scores what an analyser says of their raw text."""
import re
from collections import namedtuple

# A word with its place in the text, in characters without white space, which all tokenisations share.
Word = namedtuple("Word", "start end tag head relation")


def read(lines):
    """The sentences of a file: for each its words, with heads as indexes into them."""
    sentences, rows, tokens = [], [], []
    position = 0
    for line in list(lines) + [""]:
        columns = line.rstrip("\n").split("\t")
        if len(columns) < 10:
            if rows:
                words, position = place(rows, tokens, position)
                sentences.append(words)
            rows, tokens = [], []
        elif "-" in columns[0]:
            first, last = map(int, columns[0].split("-"))
            tokens.append((first, last, columns[1]))
        elif "." not in columns[0]:
            rows.append(columns)
    return sentences


def place(rows, tokens, position):
    """The words of a sentence, and where the next one begins. The words of a token that are its pieces have their own places."""
    spans = {}
    number = 1
    while number <= len(rows):
        token = next((token for token in tokens if token[0] == number), (number, number, rows[number - 1][1]))
        first, last, form = token
        parts = [bare(rows[index - 1][1]) for index in range(first, last + 1)]
        end = position + len(bare(form))
        isMade = "".join(parts) != bare(form)
        for index, part in zip(range(first, last + 1), parts):
            spans[index] = (position, end) if isMade else (position, position + len(part))
            position += 0 if isMade else len(part)
        position = end
        number = last + 1
    words = [Word(*spans[index], row[3], int(row[6]) - 1, row[7].split(":")[0]) for index, row in enumerate(rows, 1)]
    return words, position


def bare(form):
    return re.sub(r"\s", "", form)


def raw_text(lines):
    """The paragraphs of a treebank as a text."""
    text, skipped = [], 0
    for line in lines:
        columns = line.rstrip("\n").split("\t")
        if line.startswith(("# newpar", "# newdoc")):
            text.append("\n\n")
        elif len(columns) == 10 and "." not in columns[0]:
            number = columns[0].split("-")
            if len(number) == 2:
                skipped = int(number[1])
            elif int(number[0]) <= skipped:
                continue
            text.append(columns[1] + ("" if "SpaceAfter=No" in columns[9] else " "))
        elif not line.strip():
            skipped = 0
    return re.sub(r" *\n\n\s*", "\n\n", "".join(text)).strip() + "\n"


def f1(correct, gold, system):
    return 200 * correct / (gold + system) if gold + system else 0


def score(gold, system):
    """F1 in percent for words, sentences, tags, heads (UAS) and heads with relations (LAS), as in the CoNLL 2018 shared task."""
    def keyed(sentences):
        return {(word.start, word.end, number): (word, sentence) for sentence in sentences
                for number, word in numbered(sentence)}

    def head(word, sentence):
        return (sentence[word.head].start, sentence[word.head].end) if word.head >= 0 else None

    golden, found = keyed(gold), keyed(system)
    common = [(golden[key], found[key]) for key in golden.keys() & found.keys()]
    arcs = [(left, right) for (left, a), (right, b) in common if head(left, a) == head(right, b)]
    bounds = [{(sentence[0].start, sentence[-1].end) for sentence in sentences} for sentences in (gold, system)]
    counts = [len(common), sum(a[0].tag == b[0].tag for a, b in common), len(arcs),
              sum(a.relation == b.relation for a, b in arcs)]
    words, tags, uas, las = (f1(count, len(golden), len(found)) for count in counts)
    return {"words": words, "sentences": f1(len(bounds[0] & bounds[1]), *map(len, bounds)), "UPOS": tags, "UAS": uas, "LAS": las}


def numbered(sentence):
    """The words, numbered among those at the same place."""
    counts = {}
    for word in sentence:
        number = counts.get((word.start, word.end), 0)
        counts[word.start, word.end] = number + 1
        yield number, word
