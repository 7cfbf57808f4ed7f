"""Programs that load a document once and then answer queries; see `Benchmark serve` for the lines they speak."""
import json
import os
import select
import signal
import subprocess
from collections import namedtuple

Figure = namedtuple("Figure", "rows wall")


class Server:
    """One program with one document."""

    def __init__(self, command, path, patience=20):
        self.command, self.path, self.patience = command, path, patience
        self.process = None
        self.loaded = self._start()

    def ask(self, query):
        """What the program says of a query, given by the path of its file; None when it failed or took too long."""
        if self.process is None and not self._start():
            return None
        self.process.stdin.write(query + "\n")
        self.process.stdin.flush()
        return self._answer(self.patience)

    def stop(self):
        if self.process is None:
            return
        self.process.stdin.write("\n")
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()
        self.process = None

    def _start(self):
        self.process = subprocess.Popen(
            self.command + [self.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, start_new_session=True)
        return self._answer(900)

    def _answer(self, patience):
        ready, _, _ = select.select([self.process.stdout], [], [], patience)
        line = self.process.stdout.readline() if ready else ""
        if not line:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None
            return None
        answer = json.loads(line)
        return None if "error" in answer else answer


def ask_in_turn(servers, queries, rounds, progress):
    """Asks every program every query; the first answer to a query only warms up.

    Returns for each query and program the number of rows and the shortest time on the clock: what other work on the
    machine lengthens least. Nothing where the program has no answer.
    """
    figures = {}
    for place, query in enumerate(queries):
        answers = {name: [] for name in servers}
        for round in range(rounds + 1):
            progress(f"Queries: {place * (rounds + 1) + round + 1} of {len(queries) * (rounds + 1)}")
            for name, server in servers.items():
                # Who failed once is not asked again.
                if len(answers[name]) == round and (answer := server.ask(query)):
                    answers[name].append(answer)
        for name, given in answers.items():
            if len(given) > rounds:
                figures[query, name] = Figure(given[0]["n"], min(answer["s"] for answer in given[1:]))
    progress("")
    return figures
