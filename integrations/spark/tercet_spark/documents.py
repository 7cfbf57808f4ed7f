"""Documents as they go through the job: what they are called depends on what they hold and on nothing else."""
import hashlib
import json
import os
import re
from urllib.parse import unquote, urlsplit

RECORD, FILE = "record", "file"


class Document:
    """A line of a corpus, or a file of text or HTML, by its id."""

    def __init__(self, id, kind, body):
        self.id, self.kind, self.body = id, kind, body

    def line(self):
        """The record for the command, with its id in it."""
        given = parsed(self.body)
        if given is None or own_id(given) is not None:
            # As it stands, so that the command judges it and no other reader does.
            return self.body
        return json.dumps({**given, "id": self.id}).encode()


def parsed(body):
    """The object that a line holds; None where it is no object of JSON."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def own_id(record):
    """The id that a record has itself; numbers count as they are written, which only integers keep here."""
    given = record.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return given if isinstance(given, str) and is_text(given) else None


def is_text(string):
    try:
        return bool(string.encode("utf-8"))
    except UnicodeEncodeError:
        return False


def of_line(body):
    """The document of a line of a corpus; None for a blank line. Where it has no id, its bytes give it one."""
    body = bytes(body).rstrip(b"\r")
    if not body.strip():
        return None
    record = parsed(body)
    id = own_id(record) if record is not None else None
    return Document(id or "sha256-" + hashlib.sha256(body).hexdigest()[:32], RECORD, body)


def of_file(path, root, body):
    """The document of a file, called by its path from the folder that was given, as `tercet extract --store` calls it there."""
    path, root = plain_path(path), plain_path(root)
    folder = root if path != root else os.path.dirname(root)
    if re.search(r"[*?\[{]", root):
        folder = os.path.dirname(re.split(r"[*?\[{]", root)[0] + "x")
    return Document(os.path.normpath(os.path.relpath(path, folder or "/")), FILE, bytes(body))


def plain_path(url):
    """The path of an address such as hdfs://host/a%20b, without the machine in it."""
    parts = urlsplit(url)
    return os.path.normpath("/" + (unquote(parts.path) if parts.scheme else url).lstrip("/"))
