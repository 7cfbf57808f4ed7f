"""Prints tables that read well as they are, and as Markdown, and keeps them in a document."""
import datetime
import os
import re

#: The tables so far: a title, and the lines below it.
made = []


def show(title, note, header, rows):
    cells = [[str(cell) for cell in row] for row in [header] + rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    lines = [note, ""]
    for place, row in enumerate(cells):
        aligned = [cell.ljust(width) if column == 0 else cell.rjust(width)
                   for column, (cell, width) in enumerate(zip(row, widths))]
        lines.append("| " + " | ".join(aligned) + " |")
        if place == 0:
            lines.append("|" + "|".join("-" * (width + 2) if column == 0 else "-" * (width + 1) + ":"
                                        for column, width in enumerate(widths)) + "|")
    print(f"\n## {title}\n\n" + "\n".join(lines), flush=True)
    made.append((title, "\n".join(lines)))


def keep(path, circumstances):
    """Puts the tables into a document: in the place of the section with the same title, or at the end."""
    with open(path, encoding="utf-8") as file:
        start, *sections = re.split(r"^## ", file.read(), flags=re.MULTILINE)
    texts = {section.split("\n", 1)[0]: section for section in sections}
    today = datetime.date.today()
    for title, lines in made:
        texts[title] = f"{title}\n\n*{today.day} {today:%B %Y}.* {circumstances}\n\n{lines}\n\n"
    document = start + "## ".join([""] + [text.rstrip("\n") + "\n\n" for text in texts.values()])
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(document.rstrip("\n") + "\n")
    os.replace(path + ".new", path)


def seconds(value):
    return "–" if value is None else f"{value:.3f}"


def megabytes(value):
    return "–" if value is None else f"{value:.1f}"


def times(other, ours):
    """How many times as long the other took."""
    return "–" if other is None or not ours else f"{other / ours:.1f}×"
