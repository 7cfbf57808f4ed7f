"""The plan of a run: all documents, once each, in shards that depend on the documents' names only."""
import hashlib
import math

from pyspark.sql import functions as F

from tercet_spark import documents

SHARD_BYTES = 8 << 20
SCHEMA = "id string, kind string, body binary, digest string"


def is_corpus(path):
    return path.rstrip("*").endswith((".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.bz2"))


def make(spark, inputs, folder, shards=None):
    """Writes the plan: a folder of Parquet for each shard. Gives the number of shards."""
    if shards is None:
        shards = max(1, math.ceil(sum(size(spark, path) for path in inputs) / SHARD_BYTES))
    frames = [lines(spark, path) if is_corpus(path) else files(spark, path) for path in inputs]
    read = frames[0]
    for frame in frames[1:]:
        read = read.unionByName(frame)
    # The same document twice is one; of others that share an id the first by digest stays, and the rest are told as errors.
    once = read.dropDuplicates(["id", "digest"])
    once.createOrReplaceTempView("documents_read")
    planned = spark.sql(f"""
        SELECT pmod(xxhash64(id), {shards}) AS shard, id, kind, body,
               row_number() OVER (PARTITION BY id ORDER BY digest) > 1 AS is_rival
        FROM documents_read""")
    (planned.repartition(shards, "shard").sortWithinPartitions("shard", "id", "is_rival")
     .write.mode("overwrite").partitionBy("shard").parquet(folder))
    return shards


def lines(spark, path):
    """The records of a corpus. Bytes are kept, so that the command sees what is no UTF-8."""
    read = spark.read.option("lineSep", "\n").text(path).select(F.col("value").cast("binary"))
    found = read.rdd.map(lambda row: documents.of_line(row[0])).filter(lambda document: document is not None)
    return rows(spark, found)


def files(spark, path):
    """The files of a folder, or those that a pattern names."""
    read = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(path).select("path", "content")
    return rows(spark, read.rdd.map(lambda row: documents.of_file(row[0], path, row[1])))


def rows(spark, found):
    return spark.createDataFrame(
        found.map(lambda document: (
            document.id, document.kind, bytearray(document.body), hashlib.sha256(document.body).hexdigest())), SCHEMA)


def size(spark, path):
    """How many bytes a path of Hadoop holds."""
    jvm, configuration = spark.sparkContext._jvm, spark.sparkContext._jsc.hadoopConfiguration()
    pattern = jvm.org.apache.hadoop.fs.Path(path)
    system = pattern.getFileSystem(configuration)
    found = system.globStatus(pattern)
    if not found:
        raise FileNotFoundError(f"{path}: there is nothing of this name")
    return sum(system.getContentSummary(status.getPath()).getLength() for status in found)
