@_exported public import Documents
@_exported public import Extraction
@_exported public import Language
@_exported public import RDF
@_exported public import RDFIO
