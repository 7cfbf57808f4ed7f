"""Makes a corpus to try the job with: invented reports, recombined by number, and real documents where they are.

    corpus.py COUNT FOLDER [DOCUMENTS.json …]

The same number always makes the same report, so that runs can be compared.
"""
import json
import os
import random
import sys

FIRST = "Ana Ben Clara David Elena Farid Grace Hugo Irene Jonas Karim Lena Marta Nadia Omar Paula Quentin Rosa Samir Tessa".split()
LAST = ("Ruiz Keller Haddad Novak Okoye Silva Tanaka Weber Moreau Jensen Castillo Ivanova Mensah Berg Farouk Lindqvist Adeyemi "
        "Costa Petrov Romano").split()
PLACES = ("Lima|Bogota|Panama City|Nairobi|Lisbon|Madrid|Quito|Geneva|Tunis|Athens|Rome|Berlin|Peru|Colombia|Kenya|Spain|Italy"
          ).split("|")
OFFICES = "foreign minister|interior minister|defence minister|president|prime minister|police chief|health minister".split("|")
BODIES = "the United Nations|the Red Cross|the World Bank|the European Union|Interpol|the World Health Organization".split("|")
CRIMES = "smuggling|human trafficking|fraud|money laundering".split("|")
SENTENCES = (
    "{a}, the {office} of {country}, met {b} in {place} on {day}.",
    "{a} visited {place} and held talks with {b}.",
    "{b} works for {body}, which has an office in {place}.",
    "{a} was born in {place} and studied law in {other}.",
    "The police in {place} arrested {b} on suspicion of {crime}.",
    "{body} said that it would send a team to {place} within the week.",
    "\"We will not leave this valley without an answer,\" {a} told reporters in {other}.",
    "{a} and {b} signed an agreement in {place} after a night of talks.",
    "{b} travelled from {place} to {other} by train.",
    "{a} leads a group of forty experts who advise {body}.",
    "Roads to {other} stayed closed while the river was high, and lorries waited for hours.",
    "{b} married a teacher from {place} and moved to {other}.",
    "Few people in {place} had heard of the plan before {a} spoke of it.",
    "Three boats that left {place} were stopped before they reached {other}.",
    "{a} founded a newspaper in {place} and sold it to {b}.",
)
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()


def report(number):
    """The record of a report; a person in a hundred is in many of them."""
    choose = random.Random(number)

    def person():
        return f"{choose.choice(FIRST)} {choose.choice(LAST)}"

    sentences = []
    a, b = person(), person()
    for _ in range(choose.randint(6, 18)):
        if choose.random() < 0.2:
            a, b = b, person()
        place, other = choose.sample(PLACES, 2)
        sentence = choose.choice(SENTENCES).format(
            a=a, b=b, place=place, other=other, country=choose.choice(PLACES[-5:]), office=choose.choice(OFFICES),
            body=choose.choice(BODIES), crime=choose.choice(CRIMES), day=choose.choice(DAYS))
        sentences.append(sentence[0].upper() + sentence[1:])
    date = f"20{choose.randint(10, 24)}-{choose.randint(1, 12):02}-{choose.randint(1, 28):02}"
    paragraphs = [" ".join(sentences[start:start + 4]) for start in range(0, len(sentences), 4)]
    return {"id": f"report-{number:07}", "title": f"Report {number}", "date": date, "text": "\n\n".join(paragraphs)}


def real(path):
    """The records of a file of re3d, an object in each line."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip():
                given = json.loads(line)
                yield {"id": given["_id"], "title": given["title"], "text": given["text"]}


def write(count, folder, paths, files=4):
    """Writes the corpus as some files of JSON Lines; gives how many documents there are."""
    os.makedirs(folder, exist_ok=True)
    records = [report(number) for number in range(count)] + [record for path in paths for record in real(path)]
    for part in range(files):
        with open(os.path.join(folder, f"part-{part}.jsonl"), "w", encoding="utf-8") as file:
            for record in records[part::files]:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return len(records)


if __name__ == "__main__":
    print(write(int(sys.argv[1]), sys.argv[2], sys.argv[3:]), "documents")
