"""Merges what the documents say, as Spark SQL: facts once each with their evidence counted, entities that are the same as one.

A fact is a triple that is neither evidence nor a document's name. Its evidence is counted by documents (the graphs it stands
in) and, where it was written along, by pieces of evidence, with the best confidence.
"""
RDF = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
SAME_AS = "<http://www.w3.org/2002/07/owl#sameAs>"
CORE = "<https://w3id.org/tercet/core#"
TYPE, SUBJECT, PREDICATE, OBJECT, REIFIES = (f"{RDF}{name}>" for name in ("type", "subject", "predicate", "object", "reifies"))
# A line of N-Quads: the object is the shortest text that leaves a graph's name and the dot behind it.
LINE = r"^(\\S+) (\\S+) (.*?)(?: (<[^>]*>|_:\\S+))? \\.$"
TERM = r"^<<\\( (\\S+) (\\S+) (.*) \\)>>$"

QUADS = f"""
    SELECT DISTINCT regexp_extract(value, '{LINE}', 1) AS s, regexp_extract(value, '{LINE}', 2) AS p,
           regexp_extract(value, '{LINE}', 3) AS o, regexp_extract(value, '{LINE}', 4) AS g
    FROM lines"""
# Evidence tells its triple as RDF 1.1 reification in three quads, or as an annotation of RDF 1.2 in one triple term.
TOLD = f"""
    SELECT s AS e, g, max(CASE WHEN p = '{CORE}confidence>' THEN o END) AS confidence,
           max(CASE WHEN p = '{SUBJECT}' THEN o END) AS s, max(CASE WHEN p = '{PREDICATE}' THEN o END) AS p,
           max(CASE WHEN p = '{OBJECT}' THEN o END) AS o, max(CASE WHEN p = '{REIFIES}' THEN o END) AS term
    FROM quads GROUP BY s, g HAVING max(p = '{TYPE}' AND o = '{CORE}Evidence>')"""
EVIDENCE = f"""
    SELECT e, g, CAST(regexp_extract(confidence, '"([^"]*)"', 1) AS double) AS confidence,
           coalesce(s, regexp_extract(term, '{TERM}', 1)) AS s, coalesce(p, regexp_extract(term, '{TERM}', 2)) AS p,
           coalesce(o, regexp_extract(term, '{TERM}', 3)) AS o
    FROM told"""
STATED = f"""
    SELECT quads.* FROM quads LEFT ANTI JOIN evidence ON quads.s = evidence.e AND quads.g = evidence.g
    WHERE NOT (p = '{RDFS_LABEL}' AND s = g)"""
# Entities are one where they have their IRI in common, or name the same thing of another data set.
STEP = """
    SELECT links.entity, links.target, least(named.name, min(named.name) OVER (PARTITION BY links.target)) AS name
    FROM links JOIN named ON links.entity = named.entity"""
FACTS = """
    SELECT coalesce(a.name, stated.s) AS s, p, coalesce(b.name, stated.o) AS o, g, stated.s AS own_s, stated.o AS own_o
    FROM stated LEFT JOIN named a ON stated.s = a.entity LEFT JOIN named b ON stated.o = b.entity"""
COUNTED = """
    SELECT f.s, f.p, f.o, count(DISTINCT f.g) AS documents, count(DISTINCT e.e) AS evidence, max(e.confidence) AS confidence
    FROM facts f LEFT JOIN evidence e ON e.g = f.g AND e.s = f.own_s AND e.p = f.p AND e.o = f.own_o
    GROUP BY f.s, f.p, f.o"""
ENTITIES = f"""
    SELECT s AS entity, min(CASE WHEN p = '{RDFS_LABEL}' THEN o END) AS label,
           sort_array(collect_set(CASE WHEN p = '{TYPE}' THEN o END)) AS types,
           sort_array(collect_set(own_s)) AS names, count(DISTINCT g) AS documents
    FROM facts GROUP BY s"""
COLLISIONS = f"""
    SELECT g AS graph, sort_array(collect_set(o)) AS names FROM quads
    WHERE p = '{RDFS_LABEL}' AND s = g GROUP BY g HAVING count(DISTINCT o) > 1"""


def merge(spark, shards, folder):
    """Writes facts and entities as Parquet, triples as N-Triples, and the graphs that two documents ended in; gives counts."""
    spark.read.text(f"{shards}/*/kind=facts").createOrReplaceTempView("lines")
    view(spark, "quads", QUADS, keep=True)
    view(spark, "told", TOLD)
    view(spark, "evidence", EVIDENCE, keep=True)
    view(spark, "stated", STATED)
    name_entities(spark)
    view(spark, "facts", FACTS, keep=True)
    spark.sql(COUNTED).write.mode("overwrite").parquet(f"{folder}/facts")
    spark.sql(ENTITIES).write.mode("overwrite").parquet(f"{folder}/entities")
    spark.sql(COLLISIONS).write.mode("overwrite").json(f"{folder}/collisions")
    facts = spark.read.parquet(f"{folder}/facts")
    facts.selectExpr("concat(s, ' ', p, ' ', o, ' .') AS value").write.mode("overwrite").text(f"{folder}/triples")
    return {"facts": facts.count(), "entities": spark.read.parquet(f"{folder}/entities").count(),
            "collisions": spark.read.schema("graph string, names array<string>").json(f"{folder}/collisions").count()}


def view(spark, name, query, keep=False):
    frame = spark.sql(query)
    (frame.persist() if keep else frame).createOrReplaceTempView(name)
    return frame


def name_entities(spark):
    """Gives all entities that owl:sameAs connects the first of their IRIs: the view `named`."""
    links = spark.sql(f"SELECT DISTINCT s AS entity, o AS target FROM stated WHERE p = '{SAME_AS}'").localCheckpoint()
    links.createOrReplaceTempView("links")
    named = spark.sql("SELECT DISTINCT entity, entity AS name FROM links").localCheckpoint()
    while True:
        named.createOrReplaceTempView("named")
        step = spark.sql(f"SELECT entity, min(name) AS name FROM ({STEP}) GROUP BY entity").localCheckpoint()
        if step.join(named, ["entity", "name"], "left_anti").isEmpty():
            return
        named = step
