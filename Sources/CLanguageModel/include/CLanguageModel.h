#pragma once
#include <stddef.h>

/// Bytes that are part of the program.
typedef struct {
    const unsigned char *bytes;
    size_t count;
} tercet_resource;

/// The trained model that the analyzer reads.
tercet_resource tercet_english_model(void);

/// The facts on names and nouns that the gazetteer reads, as tab-separated text.
tercet_resource tercet_gazetteer_countries(void);
tercet_resource tercet_gazetteer_regions(void);
tercet_resource tercet_gazetteer_cities(void);
tercet_resource tercet_gazetteer_organizations(void);
tercet_resource tercet_gazetteer_nouns(void);
tercet_resource tercet_gazetteer_firstnames(void);
tercet_resource tercet_gazetteer_titles(void);
tercet_resource tercet_gazetteer_orgwords(void);
tercet_resource tercet_gazetteer_synonyms(void);
tercet_resource tercet_gazetteer_names(void);
tercet_resource tercet_gazetteer_senses(void);

/// What words in the names of properties ask for, and the words that express them.
tercet_resource tercet_gazetteer_properties(void);
