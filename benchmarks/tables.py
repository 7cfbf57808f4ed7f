"""Prints tables that read well as they are, and as Markdown."""


def show(title, note, header, rows):
    cells = [[str(cell) for cell in row] for row in [header] + rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    print(f"\n## {title}\n\n{note}\n")
    for place, row in enumerate(cells):
        aligned = [cell.ljust(width) if column == 0 else cell.rjust(width)
                   for column, (cell, width) in enumerate(zip(row, widths))]
        print("| " + " | ".join(aligned) + " |")
        if place == 0:
            print("|" + "|".join("-" * (width + 2) if column == 0 else "-" * (width + 1) + ":"
                                 for column, width in enumerate(widths)) + "|")


def seconds(value):
    return "–" if value is None else f"{value:.3f}"


def megabytes(value):
    return "–" if value is None else f"{value:.1f}"


def times(other, ours):
    """How many times as long the other took."""
    return "–" if other is None or not ours else f"{other / ours:.1f}×"
