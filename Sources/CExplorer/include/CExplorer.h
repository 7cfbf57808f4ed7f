#pragma once
#include <stddef.h>

/// A file of the explorer as it was when the program was built.
typedef struct {
    /// Its path below the folder of the explorer.
    const char *path;
    const unsigned char *bytes;
    size_t count;
} tercet_explorer_file;

/// How many files the explorer has.
size_t tercet_explorer_file_count(void);

/// A file of the explorer, by its place in the order of the paths.
tercet_explorer_file tercet_explorer_file_at(size_t index);
