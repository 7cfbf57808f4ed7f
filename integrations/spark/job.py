#!/usr/bin/env python3
"""Extracts the facts of a corpus with Apache Spark.

    spark-submit integrations/spark/job.py --output hdfs:///facts hdfs:///news/*.jsonl hdfs:///pages

Inputs are paths of Hadoop: JSON Lines by their names (.jsonl, .ndjson, also .gz), all others are files of text or HTML. A second
run with the same output goes on behind the shards that the first has committed.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import zipfile

from pyspark.sql import SparkSession

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from tercet_spark import merge, plan, shards  # noqa: E402


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("inputs", nargs="+", help="paths of Hadoop")
    parser.add_argument("--output", required=True, help="the folder for shards, merged facts and the report")
    parser.add_argument("--tercet", default="tercet", help="the command, as the workers find it")
    parser.add_argument("--evidence", default="reification", choices=["reification", "annotation", "graph"])
    parser.add_argument("--option", action="append", default=[], help="one more option of tercet extract, as --option=--events")
    parser.add_argument("--shards", type=int, help="how many; one for each 8 MB of input where it is not given")
    parser.add_argument("--timeout", type=int, default=120, help="seconds that a document may take")
    parser.add_argument("--compression", default="gzip", choices=["gzip", "none"])
    parser.add_argument("--no-merge", action="store_true", help="leave the documents' facts as they are")
    parser.add_argument("--master", help="the address of Spark where spark-submit does not tell it")
    return parser.parse_args()


def session(master):
    builder = SparkSession.builder.appName("tercet")
    spark = (builder.master(master) if master else builder).getOrCreate()
    if not spark.sparkContext.getConf().contains("spark.sql.shuffle.partitions"):
        # Two for each core: the usual 200 are for clusters, and cost more than the work where there are few cores.
        spark.conf.set("spark.sql.shuffle.partitions", str(2 * spark.sparkContext.defaultParallelism))
    return spark


def ship(spark):
    """Sends the modules of the job to the workers."""
    path = os.path.join(tempfile.mkdtemp(), "tercet_spark.zip")
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(os.listdir(os.path.join(HERE, "tercet_spark"))):
            if name.endswith(".py"):
                archive.write(os.path.join(HERE, "tercet_spark", name), f"tercet_spark/{name}")
    spark.sparkContext.addPyFile(path)


class Folder:
    """The output, with small files of JSON in it, in any file system of Hadoop."""

    def __init__(self, spark, path):
        self.path, self.jvm = path.rstrip("/"), spark.sparkContext._jvm
        self.system = self._path("").getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())

    def _path(self, name):
        return self.jvm.org.apache.hadoop.fs.Path(f"{self.path}/{name}" if name else self.path)

    def read(self, name):
        path = self._path(name)
        if not self.system.exists(path):
            return None
        stream = self.system.open(path)
        try:
            return json.loads(bytes(self.jvm.org.apache.commons.io.IOUtils.toByteArray(stream)))
        finally:
            stream.close()

    def write(self, name, value):
        stream = self.system.create(self._path(name), True)
        stream.write(bytearray((json.dumps(value, indent=2) + "\n").encode()))
        stream.close()


def planned(spark, given, folder):
    """The plan of an earlier run, or a new one. The file is written when the plan is whole."""
    version = subprocess.run([given.tercet, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    wanted = {"inputs": given.inputs, "evidence": given.evidence, "options": given.option, "tercet": version}
    known = folder.read("plan.json")
    if known is None:
        wanted["shards"] = plan.make(spark, given.inputs, f"{folder.path}/plan", given.shards)
        folder.write("plan.json", wanted)
        return wanted
    differing = [key for key, value in wanted.items() if known[key] != value]
    if differing:
        sys.exit(f"{folder.path} was begun with other {', '.join(differing)}; choose another --output, or the same as before.")
    return known


def report(spark, folder):
    """What all shards say of themselves, in one."""
    read = spark.read.text(f"{folder.path}/shards/*/kind=report").collect()
    parts = [json.loads(row.value) for row in read]
    total = {key: round(sum(part[key] for part in parts), 3)
             for key in ("documents", "failed", "quads", "runs", "seconds", "cpu_seconds")}
    return {**total, "shards": len({part["shard"] for part in parts})}


def main():
    given = arguments()
    spark = session(given.master)
    ship(spark)
    folder = Folder(spark, given.output)
    numbers = planned(spark, given, folder)["shards"]
    settings = {"tercet": given.tercet, "options": ["--evidence", given.evidence, *given.option], "timeout": given.timeout,
                "compression": given.compression}
    present = [number for number in range(numbers) if folder.system.exists(folder._path(f"plan/shard={number}"))]
    done = shards.extract_all(
        spark, f"{folder.path}/plan", f"{folder.path}/shards", present, settings, 2 * spark.sparkContext.defaultParallelism)
    result = {**report(spark, folder), "extracted_now": done}
    if not given.no_merge:
        result["merged"] = merge.merge(spark, f"{folder.path}/shards", f"{folder.path}/merged")
    folder.write("report.json", result)
    print(json.dumps(result))
    spark.stop()


if __name__ == "__main__":
    main()
