"""Runs commands that print what they took as a line of JSON, round by round, and keeps the figures."""
import json
import os
import statistics
import subprocess
import sys


class Measurements:
    """Jobs by their keys, and what each run of them gave."""

    def __init__(self):
        self.jobs = {}
        self.runs = {}

    def add(self, key, command, single=True):
        """Adds a job; single keeps it on one core."""
        if command:
            self.jobs[key] = (command, single)

    def run(self, rounds, title):
        """Runs all jobs in turn, so that what else the machine does hits all of them alike."""
        for round in range(rounds):
            for place, (key, (command, single)) in enumerate(self.jobs.items()):
                done = round * len(self.jobs) + place + 1
                progress(f"{title}: {done} of {rounds * len(self.jobs)}")
                self.runs.setdefault(key, []).append(run(command, single))
        progress("")

    def run_missing(self, rounds):
        """Runs the jobs that have not been run yet."""
        for key, (command, single) in self.jobs.items():
            if key not in self.runs:
                self.runs[key] = [run(command, single) for _ in range(rounds)]

    def median(self, key, name):
        """The median of one of the figures, or None."""
        return self._figure(key, statistics.median, lambda run: run[name])

    def seconds(self, key):
        """The median of the processor's time for a million triples, or None."""
        return self._figure(key, statistics.median, lambda run: run["cpu"] * 1e6 / run["triples"])

    def best_wall(self, key):
        """The shortest wall time for a million triples, or None."""
        return self._figure(key, min, lambda run: run["wall"] * 1e6 / run["triples"])

    def megabytes(self, key):
        """The highest peak of resident memory, or None."""
        return self._figure(key, max, lambda run: run["peak"] / 1024)

    def _figure(self, key, choose, figure):
        runs = [run for run in self.runs.get(key, []) if run]
        return choose([figure(run) for run in runs]) if runs else None


def run(command, single):
    """What a command says of itself and the most memory it had, or None when it failed."""
    def pin():
        if single and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=pin)
    output = process.stdout.read()
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    process.stderr.close()
    if process.returncode:
        progress("")
        print(f"{' '.join(command)} failed: {errors.strip()}", file=sys.stderr)
        return None
    peak = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    return {**json.loads(output), "peak": peak}


def progress(text):
    if sys.stderr.isatty():
        print(f"\r{text:60}\r" if not text else f"\r{text:60}", end="", file=sys.stderr, flush=True)
