#pragma once
#include <stddef.h>

/// A file that is part of the program.
typedef struct {
    const unsigned char *bytes;
    size_t count;
} tercet_ontology_file;

/// Ontology/core.ttl as it was when the program was built.
tercet_ontology_file tercet_core_ontology(void);

/// Ontology/security.ttl as it was when the program was built.
tercet_ontology_file tercet_security_ontology(void);
