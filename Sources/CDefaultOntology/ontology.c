#include "CDefaultOntology.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char core[] = {
#embed "../../Ontology/core.ttl"
};
static const unsigned char security[] = {
#embed "../../Ontology/security.ttl"
};

tercet_ontology_file tercet_core_ontology(void) { return (tercet_ontology_file){core, sizeof core}; }

tercet_ontology_file tercet_security_ontology(void) { return (tercet_ontology_file){security, sizeof security}; }
