#!/usr/bin/env python3
"""Runs the job on a real Spark cluster on this machine, kills what runs it, and compares with one process that does it all.

    test_job.py TERCET [FOLDER]

Two workers with an executor each (local-cluster) extract some thousands of documents (TERCET_SPARK_DOCUMENTS, 3000). The first
run's driver is killed when some shards are committed; an executor of the second is killed on the way. FOLDER keeps what was made.
Says plainly when pyspark or Java are not there.
"""
import gzip
import glob
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import corpus  # noqa: E402

SHARDS = 12
FAILURES = []
PAGE = """<html><head><title>Talks in {place}</title></head><body><nav>Home</nav><article><h1>Talks in {place}</h1>
<p>{who} met Ben Keller in {place} on Thursday. Ben Keller leads the ministry of health, officials said after the meeting.</p>
<p>{who} visited {place} and held talks with the president of Peru, who spoke of a treaty.</p></article></body></html>
"""
# What cannot be extracted: the line, the id it is told under, and what is told.
BAD = (
    (b'{"id": "cut-off", "text": "Ana met B', r"sha256-[0-9a-f]{32}", "ends inside a string"),
    (b'{"id": "textless", "title": "Nothing"}', "textless", "no text in the record"),
    (b'{"id": "dateless", "text": "Ana Ruiz met Ben Keller.", "date": "soon"}', "dateless", "no day"),
    (b'{"id": "latin", "text": "Ana Ruiz visited a caf\xe9 in Lima."}', r"sha256-[0-9a-f]{32}", "not UTF-8"),
    (b'{"id": "deadly", "text": "Ana Ruiz met Ben Keller. [[dies]]"}', "deadly", "signal"),
    (b'{"id": "endless", "text": "Ana Ruiz met Ben Keller. [[hangs]]"}', "endless", "without progress"),
)
PARTS = [f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}>" for name in ("subject", "predicate", "object")]
NAMELESS = b'{"text": "Grace Mensah met Hugo Costa in Nairobi. Hugo Costa works for the United Nations."}'


def check(what, condition, detail=""):
    print(("ok      " if condition else "FAILED  ") + what + ("" if condition else f"\n{detail}"), flush=True)
    if not condition:
        FAILURES.append(what)


def make_documents(folder, count):
    """Writes what the cluster reads; gives the number of documents that can be extracted."""
    shared = os.path.join(os.environ.get("TERCET_SHARED", os.path.join(HERE, "../../../shared")), "data/re3d/*/documents.json")
    real = sorted(glob.glob(shared))
    good = corpus.write(count, os.path.join(folder, "news"), real)
    print(f"{good} records, {good - count} of them real", flush=True)
    with open(os.path.join(folder, "news", "part-1.jsonl"), "ab") as file:
        for line, _, _ in BAD:
            file.write(line + b"\n")
        file.write(NAMELESS + b"\n" + NAMELESS + b"\n\n")
    pages = os.path.join(folder, "pages")
    os.makedirs(os.path.join(pages, "south"))
    for number, (who, place) in enumerate((("Ana Ruiz", "Lima"), ("Samir Haddad", "Tunis"), ("Elena Novak", "Quito"))):
        with open(os.path.join(pages, "south", f"page {number}.html"), "w", encoding="utf-8") as file:
            file.write(PAGE.format(who=who, place=place))
    with open(os.path.join(pages, "broken.txt"), "wb") as file:
        file.write(b"Ana Ruiz met \xff in Lima.")
    shutil.copy(os.path.join(HERE, "../../docs/samples/panama-talks.txt"), pages)
    return good + 1 + 4


def single_run(tercet, folder):
    """The facts by one process over all that is no fault, as a set of lines, and the processor's seconds it took."""
    store, records = os.path.join(folder, "single"), os.path.join(folder, "all.jsonl")
    bad = {line for line, _, _ in BAD}
    with open(records, "wb") as output:
        for path in sorted(glob.glob(os.path.join(folder, "news", "*.jsonl"))):
            with open(path, "rb") as file:
                lines = [line for line in file.read().split(b"\n") if line and line not in bad and line != NAMELESS]
            output.write(b"".join(line + b"\n" for line in lines))
        from tercet_spark import documents
        output.write(documents.of_line(NAMELESS).line() + b"\n")
    before = os.times()
    subprocess.run([tercet, "extract", "--store", store, "--evidence", "reification", records], check=True)
    after = os.times()
    files = sorted(glob.glob("**/*.*", root_dir=os.path.join(folder, "pages"), recursive=True))
    files = [name for name in files if name != "broken.txt" and os.path.isfile(os.path.join(folder, "pages", name))]
    subprocess.run([tercet, "extract", "--store", store, "--evidence", "reification", *files], cwd=os.path.join(folder, "pages"),
                   check=True)
    dumped = subprocess.run([tercet, "dump", "--store", store], check=True, capture_output=True).stdout.decode("utf-8")
    return set(dumped.splitlines()), after.children_user + after.children_system - before.children_user - before.children_system


def check_twins(tercet):
    """Two names that give one IRI: the second is told, and the facts of the first and of the others stay."""
    from tercet_spark.command import Extraction
    from tercet_spark.documents import RECORD, Document
    ids = ["twin-1", *(f"other{number}" for number in range(40)), "twin_1"]
    with tempfile.TemporaryDirectory() as folder:
        extraction = Extraction(tercet, folder, ["--evidence", "graph"], 60)
        twins = [Document(id, RECORD, json.dumps({"id": id, "text": "Ana Ruiz met Ben Keller in Lima."}).encode()) for id in ids]
        told = [(document.id, message) for document, message in extraction.extract(twins, extraction.read_lines)]
        check("of two documents with one IRI the second is told",
              [id for id, _ in told] == ["twin_1"] and "would both be" in told[0][1], str(told))
        wrong = Extraction(tercet, folder, ["--ontology", os.path.join(folder, "nowhere.ttl")], 60)
        try:
            list(wrong.extract(twins, wrong.read_lines))
            check("a wrong option is no document's fault", False)
        except RuntimeError as error:
            check("a wrong option is no document's fault", "nowhere.ttl" in str(error), str(error))
        check("the others are there", extraction.names() == set(ids[:-1]), str(extraction.names()))


def check_names():
    from tercet_spark.documents import of_file, of_line
    names = [of_file(path, root, b"").id for path, root in (
        ("hdfs://one:9000/news/a/b%20c.html", "hdfs://one:9000/news"), ("file:/mnt/news/a/b%20c.html", "/mnt/news/"),
        ("file:/mnt/news/a/b%20c.html", "file:///mnt/news/*/*.html"), ("s3a://news/a/b c.html".replace(" ", "%20"), "s3a://news/"))]
    check("a file is called the same in every file system", set(names) == {"a/b c.html"}, str(names))
    check("a record without an id is called by its bytes",
          of_line(NAMELESS).id == of_line(NAMELESS + b"\r").id != of_line(NAMELESS + b" ").id)
    check("a number is an id as it is written", of_line(b'{"id": 7, "text": "a"}').id == "7")


class Job:
    """The job on a cluster of its own in processes of its own."""

    def __init__(self, folder, tercet, evidence="reification"):
        self.output = os.path.join(folder, "out")
        environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "TERCET": tercet, "PYSPARK_PYTHON": sys.executable}
        self.log = open(os.path.join(folder, "spark.log"), "ab")
        command = [
            os.path.join(os.path.dirname(sys.executable), "spark-submit"), "--master", "local-cluster[2,1,1024]",
            "--conf", "spark.ui.enabled=false", "--conf", "spark.ui.showConsoleProgress=false",
            os.path.join(HERE, "job.py"), "--tercet", os.path.join(HERE, "faulty_tercet.py"), "--output", self.output,
            "--shards", str(SHARDS), "--timeout", "10", "--evidence", evidence,
            os.path.join(folder, "news", "*.jsonl"), os.path.join(folder, "pages")]
        self.begun = time.monotonic()
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, env=environment, cwd=folder,
                                        start_new_session=True, text=True)

    def committed(self):
        return {path: os.stat(path).st_mtime_ns for path in glob.glob(os.path.join(self.output, "shards", "*", "_SUCCESS"))}

    def wait_for_shards(self, count):
        while self.process.poll() is None and len(self.committed()) < count:
            time.sleep(0.2)
        return self.committed()

    def executors(self):
        """The processes of the job's executors, which are in its session."""
        found = []
        for path in glob.glob("/proc/[0-9]*"):
            try:
                with open(path + "/cmdline", "rb") as file:
                    words = file.read().split(b"\0")
                session = os.getsid(int(os.path.basename(path)))
            except (OSError, ProcessLookupError):
                continue
            if session == self.process.pid and any(word.endswith(b"CoarseGrainedExecutorBackend") for word in words):
                found.append(int(os.path.basename(path)))
        return sorted(found)

    def kill(self):
        """Ends the driver and all that it started, at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        for pid in self.executors():
            os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def finish(self):
        answer, _ = self.process.communicate()
        self.seconds = time.monotonic() - self.begun
        return answer


def lines_of(output, kind):
    for path in sorted(glob.glob(os.path.join(output, "shards", "*", f"kind={kind}", "*.gz"))):
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
            for line in file:
                yield line.rstrip("\n")


def check_runs(folder, tercet):
    first = Job(folder, tercet)
    before = first.wait_for_shards(2)
    first.kill()
    before = {**before, **first.committed()}
    check("the first run is killed between its first shards and its last", 2 <= len(before) < SHARDS, str(before))
    second = Job(folder, tercet)
    second.wait_for_shards(len(before) + 2)
    running = second.executors()
    check("the second run has two workers", len(running) == 2, str(running))
    if running and second.process.poll() is None:
        os.kill(running[0], signal.SIGKILL)
    print(f"killed executor {running[:1]} when {len(second.committed())} of {SHARDS} shards were there", flush=True)
    answer = second.finish()
    check("the job outlives a worker", second.process.returncode == 0, f"see {folder}/spark.log")
    after = second.committed()
    check("what the first run committed is left as it was",
          all(after.get(path) == when for path, when in before.items()) and len(after) == SHARDS, f"{before}\n{after}")
    with open(second.log.name, encoding="utf-8", errors="replace") as file:
        check("Spark tells that a worker was lost", re.search(r"Lost executor|Executor lost|exited with code 137", file.read()))
    report = json.loads(answer.strip().splitlines()[-1])
    check("the second run extracts the other shards only", report["extracted_now"] == SHARDS - len(before), str(report))
    print(json.dumps({**report, "second_run_seconds": round(second.seconds, 1)}), flush=True)
    return report


def check_errors(output):
    errors = [json.loads(line) for line in lines_of(output, "errors")]
    for _, id, message in BAD:
        found = [error for error in errors if re.fullmatch(id, error["id"]) and message in error["error"]]
        check(f"told with its id: {message}", len(found) == 1, str(errors))
    broken = [error for error in errors if error["id"] == "broken.txt" and error["is_file"]]
    check("told with its id: a file that is no UTF-8", len(broken) == 1, str(errors))
    check("no other document failed", len(errors) == len(BAD) + 1, str(errors))


def check_facts(output, expected):
    found = list(lines_of(output, "facts"))
    there = set(found)
    check(f"the same {len(expected)} quads as of one process, each once", there == expected and len(found) == len(there),
          f"{len(found)} lines; missing {sorted(expected - there)[:3]}, too many {sorted(there - expected)[:3]}")


def check_merged(tercet, folder, output, expected):
    """Counts evidence in Python, a document at a time, and compares with what Spark SQL counted."""
    quads = [re.fullmatch(r"(\S+) (\S+) (.*) (<\S+>) \.", line).groups() for line in expected]
    evidence = {s for s, p, o, _ in quads if o == "<https://w3id.org/tercet/core#Evidence>"}
    facts = [quad for quad in quads if quad[0] not in evidence and not (quad[0] == quad[3] and quad[1].endswith("#label>"))]
    same = one_of_same([(s, o) for s, p, o, _ in facts if p.endswith("owl#sameAs>")])
    documents = defaultdict(set)
    for s, p, o, g in facts:
        documents[same.get(s, s), p, same.get(o, o)].add(g)
    parts = defaultdict(dict)
    for s, p, o, _ in quads:
        if s in evidence and p in PARTS:
            parts[s][p] = o
    pieces = Counter(tuple(same.get(part[name], part[name]) for name in sorted(part, key=PARTS.index)) for part in parts.values())
    from pyspark.sql import SparkSession
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    spark = (SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
             .config("spark.ui.showConsoleProgress", "false").getOrCreate())
    rows = spark.read.parquet(os.path.join(output, "merged", "facts")).collect()
    merged = {(row.s, row.p, row.o): (row.documents, row.evidence) for row in rows}
    wanted = {fact: (len(graphs), pieces.get(fact, 0)) for fact, graphs in documents.items()}
    different = [fact for fact in wanted.keys() | merged.keys() if wanted.get(fact) != merged.get(fact)]
    check(f"{len(wanted)} merged facts with the same counts as without Spark", not different and len(rows) == len(merged),
          str([(fact, wanted.get(fact), merged.get(fact)) for fact in different[:3]]))
    most = max(merged.items(), key=lambda item: item[1][1])
    print(f"most evidence: {most}", flush=True)
    check("some facts are told by several documents", most[1][0] > 1)
    spark.stop()
    store = os.path.join(folder, "merged-store")
    subprocess.run([tercet, "load", "--store", store, *glob.glob(os.path.join(output, "merged", "triples", "part-*"))], check=True)
    count = subprocess.run([tercet, "query", "--store", store, "--results", "csv", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"],
                           check=True, capture_output=True, text=True).stdout.split()
    check("tercet load reads the merged triples", count == ["n", str(len(wanted))], str(count))


def one_of_same(links):
    """The first of the IRIs that owl:sameAs connects, for each."""
    names = {entity: entity for entity, _ in links}
    changed = True
    while changed:
        changed, best = False, {}
        for entity, target in links:
            best[target] = min(best.get(target, names[entity]), names[entity])
        for entity, target in links:
            if best[target] < names[entity]:
                names[entity], changed = best[target], True
    return names


def main():
    tercet = os.path.abspath(sys.argv[1])
    try:
        import pyspark
    except ImportError:
        print("The Spark job was not tested: pyspark is not there.")
        return
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        print("The Spark job was not tested: Java is not there.")
        return
    keep = sys.argv[2] if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as temporary:
        folder = os.path.abspath(keep) if keep else temporary
        os.makedirs(folder, exist_ok=True)
        good = make_documents(folder, int(os.environ.get("TERCET_SPARK_DOCUMENTS", "3000")))
        print(f"pyspark {pyspark.__version__}", flush=True)
        check_names()
        check_twins(tercet)
        expected, seconds = single_run(tercet, folder)
        print(f"one process: {good} documents in {seconds:.1f} seconds of a processor", flush=True)
        report = check_runs(folder, tercet)
        check("the report counts all documents",
              (report["documents"], report["failed"]) == (good + len(BAD) + 1, len(BAD) + 1), str(report))
        output = os.path.join(folder, "out")
        check_errors(output)
        check_facts(output, expected)
        check_merged(tercet, folder, output, expected)
    sys.exit(f"{len(FAILURES)} checks failed" if FAILURES else 0)


if __name__ == "__main__":
    main()
