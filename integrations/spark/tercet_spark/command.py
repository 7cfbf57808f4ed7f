"""Runs the command `tercet` over many documents, and takes out those that it fails on."""
import csv
import io
import os
import re
import subprocess
import threading
import time

# What the command says of a record that it cannot read: the line of standard input, and what is wrong with it.
BAD_LINE = re.compile(r"^tercet: <standard input>:(\d+):(?:\d+: )?(.*)", re.MULTILINE)
NAMES = "SELECT ?name { GRAPH ?document { ?document <http://www.w3.org/2000/01/rdf-schema#label> ?name } }"
FILES_AT_ONCE = 1000
PARTS = 16


class Fault:
    """Why a run of the command did not come to its end: a message, and the place of the document where it is known."""

    def __init__(self, message, place=None):
        self.message, self.place = message, place


class Extraction:
    """Facts of documents in a store of one's own, in a folder that is thrown away behind the partition.

    The store keeps each document's facts in a graph of its own and commits some tens of documents at a time, so a process that
    dies loses no more than those, and they are read again.
    """

    def __init__(self, tercet, folder, options, timeout):
        self.tercet, self.folder, self.options, self.timeout = tercet, folder, options, timeout
        self.store = os.path.join(folder, "store")
        self.runs = 0

    def extract(self, documents, run):
        """Extracts documents; gives (document, error) for each that failed.

        `run` works on a list of documents and gives a Fault, or None. Where a fault names no document, sixteenths are tried until
        one is left: each try begins behind what is committed. Halves would wait more often for one that hangs.
        """
        waiting = [documents]
        while waiting:
            batch = waiting.pop()
            self.runs += 1
            fault = run(batch)
            if fault is None:
                continue
            if fault.place is None:
                self._check_without_documents()
            if fault.place is not None:
                yield batch.pop(fault.place), fault.message
            elif len(batch) == 1:
                yield batch[0], fault.message
                continue
            names = self.names()
            rest = [document for document in batch if document.id not in names]
            share = len(rest) if fault.place is not None else -(-len(rest) // PARTS)
            waiting += [rest[start:start + share] for start in range(0, len(rest), share or 1)][::-1]

    def read_lines(self, documents):
        """Hands records over on standard input, a line each."""
        lines = [document.line() for document in documents]
        status, errors = self._feed(["extract", "--jsonl", "-"], lines)
        if status == 0:
            return None
        found = BAD_LINE.search(errors)
        if found and int(found.group(1)) <= len(documents):
            return Fault(found.group(2), int(found.group(1)) - 1)
        return Fault(self._reason(status, errors))

    def read_files(self, documents):
        """Writes documents as files under their own names, which the command knows them by."""
        root = os.path.join(self.folder, "files")
        for document in documents:
            path = os.path.join(root, document.id)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(document.body)
        for start in range(0, len(documents), FILES_AT_ONCE):
            paths = [os.path.join(".", document.id) for document in documents[start:start + FILES_AT_ONCE]]
            status, errors = self._feed(["extract", *paths], [], root)
            if status != 0:
                return Fault(self._reason(status, errors))
        return None

    def _check_without_documents(self):
        """Raises where no document is to blame: for a wrong option, an ontology that is not there, a full disk."""
        status, errors = self._feed(["extract", "--jsonl", "-"], [])
        if status != 0:
            raise RuntimeError(self._reason(status, errors))

    def names(self):
        """The names of the documents that are in the store."""
        if not os.path.exists(self.store):
            return set()
        command = [self.tercet, "query", "--store", self.store, "--results", "csv", NAMES]
        answer = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
        return {row[0] if row else "" for row in list(csv.reader(io.StringIO(answer, newline="")))[1:]}

    def quads(self):
        """The facts as lines of N-Quads."""
        if not os.path.exists(self.store):
            return
        with subprocess.Popen([self.tercet, "dump", "--store", self.store], stdout=subprocess.PIPE) as process:
            for line in process.stdout:
                yield line.decode("utf-8").rstrip("\n")
        if process.returncode != 0:
            raise RuntimeError(f"tercet dump ended with {process.returncode}")

    def _feed(self, arguments, lines, cwd=None):
        """Runs the command on lines; one that takes nothing and does not end for `timeout` seconds is killed."""
        command = [self.tercet, arguments[0], "--store", self.store, *self.options, *arguments[1:]]
        errors_path = os.path.join(self.folder, "errors")
        with open(errors_path, "wb") as errors:
            process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors)
        progress = [time.monotonic()]
        feeder = threading.Thread(target=self._write, args=(process.stdin, lines, progress), daemon=True)
        feeder.start()
        # Files are on the command line and show no progress, so they get as long as if each were the last.
        patience = self.timeout * max(1, len(arguments) - 1 if not lines else 1)
        while process.poll() is None:
            try:
                process.wait(timeout=1)
            except subprocess.TimeoutExpired:
                if time.monotonic() - progress[0] > patience:
                    process.kill()
        feeder.join()
        with open(errors_path, encoding="utf-8", errors="replace") as file:
            return process.returncode, file.read()

    @staticmethod
    def _write(pipe, lines, progress):
        try:
            for line in lines:
                pipe.write(line + b"\n")
                progress[0] = time.monotonic()
            pipe.close()
        except OSError:
            # The process is gone; its status says why.
            pass

    def _reason(self, status, errors):
        if status == -9:
            return f"killed: no end after {self.timeout} seconds without progress, or out of memory"
        if status < 0:
            return f"ended by signal {-status}"
        return errors.strip().removeprefix("tercet: ") or f"ended with status {status}"
