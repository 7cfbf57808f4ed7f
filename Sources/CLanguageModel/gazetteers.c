#include "CLanguageModel.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define RESOURCE(name) \
    tercet_resource tercet_gazetteer_##name(void) { return (tercet_resource){name, sizeof name}; }

static const unsigned char countries[] = {
#embed "gazetteers/countries.tsv"
};
static const unsigned char regions[] = {
#embed "gazetteers/regions.tsv"
};
static const unsigned char cities[] = {
#embed "gazetteers/cities.tsv"
};
static const unsigned char organizations[] = {
#embed "gazetteers/organizations.tsv"
};
static const unsigned char nouns[] = {
#embed "gazetteers/nouns.tsv"
};
static const unsigned char firstnames[] = {
#embed "gazetteers/firstnames.tsv"
};
static const unsigned char titles[] = {
#embed "gazetteers/titles.tsv"
};
static const unsigned char orgwords[] = {
#embed "gazetteers/orgwords.tsv"
};
static const unsigned char synonyms[] = {
#embed "gazetteers/synonyms.tsv"
};
static const unsigned char names[] = {
#embed "gazetteers/names.tsv"
};
static const unsigned char senses[] = {
#embed "gazetteers/senses.tsv"
};
static const unsigned char properties[] = {
#embed "gazetteers/properties.tsv"
};

RESOURCE(countries)
RESOURCE(regions)
RESOURCE(cities)
RESOURCE(organizations)
RESOURCE(nouns)
RESOURCE(firstnames)
RESOURCE(titles)
RESOURCE(orgwords)
RESOURCE(synonyms)
RESOURCE(names)
RESOURCE(senses)
RESOURCE(properties)
