"""Extracts shards: each is one job of Spark, and is there as a whole or not at all."""
import json
import resource
import shutil
import socket
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

from tercet_spark.command import Extraction
from tercet_spark.documents import FILE, RECORD, Document

SCHEMA = "kind string, value string"


def extract_all(spark, plan, folder, numbers, settings, at_once):
    """Extracts the shards that are not committed yet, some at once; gives how many that were."""
    left = [number for number in numbers if not is_committed(spark, shard_folder(folder, number))]
    with ThreadPoolExecutor(at_once) as pool:
        running = [pool.submit(extract, spark, plan, folder, number, settings) for number in left]
        try:
            for job in running:
                job.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return len(left)


def shard_folder(folder, number):
    return f"{folder}/{number:06}"


def extract(spark, plan, folder, number, settings):
    """Extracts one shard. Hadoop's committer writes _SUCCESS last, which is what a later run looks for."""
    read = spark.read.parquet(f"{plan}/shard={number}").select("id", "kind", "body", "is_rival")
    written = read.rdd.mapPartitions(lambda rows: partition(rows, number, settings))
    (spark.createDataFrame(written, SCHEMA).write.mode("overwrite").option("compression", settings["compression"])
     .partitionBy("kind").text(shard_folder(folder, number)))


def is_committed(spark, folder):
    path = spark.sparkContext._jvm.org.apache.hadoop.fs.Path(folder + "/_SUCCESS")
    return path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration()).exists(path)


def partition(rows, number, settings):
    """What a worker does: (kind, line) for each fact, each error, and the report."""
    begun, used = time.monotonic(), cpu()
    work = tempfile.mkdtemp(prefix="tercet-")
    try:
        extraction = Extraction(settings["tercet"], work, settings["options"], settings["timeout"])
        records, files, failed, rivals = [], [], 0, 0
        for row in rows:
            document = Document(row.id, row.kind, bytes(row.body))
            if row.is_rival:
                rivals += 1
                yield error(document, "another document has this id")
            else:
                (records if row.kind == RECORD else files).append(document)
        count = len(records) + len(files) + rivals
        for group, run in ((records, extraction.read_lines), (files, extraction.read_files)):
            for document, message in extraction.extract(group, run) if group else ():
                failed += 1
                yield error(document, message)
        quads = 0
        for line in extraction.quads():
            quads += 1
            yield "facts", line
        yield "report", json.dumps({
            "shard": number, "documents": count, "failed": failed + rivals, "quads": quads, "runs": extraction.runs,
            "seconds": round(time.monotonic() - begun, 3), "cpu_seconds": round(cpu() - used, 3), "host": socket.gethostname()})
    finally:
        shutil.rmtree(work, ignore_errors=True)


def error(document, message):
    return "errors", json.dumps({"id": document.id, "error": message, "is_file": document.kind == FILE}, ensure_ascii=False)


def cpu():
    """The processor's time of this worker and of the commands that it has run."""
    return sum(usage.ru_utime + usage.ru_stime for usage in map(
        resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
