#include "CLanguageModel.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char english[] = {
#embed "english.model"
};

tercet_resource tercet_english_model(void) { return (tercet_resource){english, sizeof english}; }
