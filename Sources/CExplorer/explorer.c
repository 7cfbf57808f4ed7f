#include "CExplorer.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#include "files.inc"

size_t tercet_explorer_file_count(void) { return sizeof files / sizeof files[0]; }

tercet_explorer_file tercet_explorer_file_at(size_t index) { return files[index]; }
