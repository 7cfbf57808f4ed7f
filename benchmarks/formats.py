"""The formats that are measured: a new one is a line here."""
from collections import namedtuple

# extension: as files end, and as Tercet knows the format; data: what is read in it; serd, oxigraph, raptor: how these
# call the format, or None where they do not have it; converts_to: what it is converted to, to compare with peers.
Format = namedtuple("Format", "name extension data serd oxigraph raptor converts_to")

FORMATS = [
    Format("N-Triples", "nt", ("univ", "dblp"), "nt", "N_TRIPLES", "ntriples", ("ttl", "rdf")),
    Format("N-Quads", "nq", ("news",), "nq", "N_QUADS", "nquads", ("trig",)),
    Format("Turtle", "ttl", ("univ", "dblp"), "ttl", "TURTLE", "turtle", ("nt",)),
    Format("TriG", "trig", ("news",), "trig", "TRIG", "trig", ("nq",)),
    Format("RDF/XML", "rdf", ("univ", "dblp"), None, "RDF_XML", "rdfxml", ("nt",)),
    Format("JSON-LD", "jsonld", ("univ",), None, "JSON_LD", None, ("nt",)),
]

# What the document without anything in it is.
EMPTY = {"rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "jsonld": "[]"}


def by_extension(extension):
    return next(format for format in FORMATS if format.extension == extension)
