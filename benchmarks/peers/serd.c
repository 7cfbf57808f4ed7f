/* Reads a document with serd, and writes it again when told to, and prints what that took as a line of JSON.
 *
 *     serd parse FORMAT FILE
 *     serd convert FORMAT FILE TO
 */
#include <serd/serd.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

typedef struct {
    unsigned long statements;
    SerdWriter *writer;
} State;

static double cpu_seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static SerdSyntax syntax(const char *name) {
    if (!strcmp(name, "nt")) return SERD_NTRIPLES;
    if (!strcmp(name, "nq")) return SERD_NQUADS;
    if (!strcmp(name, "trig")) return SERD_TRIG;
    return SERD_TURTLE;
}

static SerdStatus on_prefix(void *handle, const SerdNode *name, const SerdNode *uri) {
    State *state = handle;
    return state->writer ? serd_writer_set_prefix(state->writer, name, uri) : SERD_SUCCESS;
}

static SerdStatus on_statement(
    void *handle, SerdStatementFlags flags, const SerdNode *graph, const SerdNode *subject, const SerdNode *predicate,
    const SerdNode *object, const SerdNode *datatype, const SerdNode *language) {
    State *state = handle;
    ++state->statements;
    if (!state->writer) return SERD_SUCCESS;
    return serd_writer_write_statement(
        state->writer, flags, graph, subject, predicate, object, datatype, language);
}

static SerdStatus on_end(void *handle, const SerdNode *node) {
    State *state = handle;
    return state->writer ? serd_writer_end_anon(state->writer, node) : SERD_SUCCESS;
}

static size_t discard(const void *bytes, size_t length, void *stream) {
    (void)bytes;
    (void)stream;
    return length;
}

int main(int count, char **arguments) {
    if (count < 4) return 2;
    const double start = cpu_seconds();
    State state = {0, NULL};
    SerdURI base = SERD_URI_NULL;
    SerdEnv *environment = serd_env_new(NULL);
    if (count > 4) {
        const SerdStyle style = SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED | SERD_STYLE_BULK;
        const SerdSyntax to = syntax(arguments[4]);
        const int terse = to == SERD_TURTLE || to == SERD_TRIG;
        state.writer = serd_writer_new(to, terse ? style : SERD_STYLE_BULK, environment, &base, discard, NULL);
    }
    SerdReader *reader = serd_reader_new(
        syntax(arguments[2]), &state, NULL, NULL, on_prefix, on_statement, on_end);
    FILE *file = fopen(arguments[3], "rb");
    if (!file || serd_reader_read_file_handle(reader, file, (const uint8_t *)arguments[3])) return 1;
    if (state.writer) serd_writer_finish(state.writer);
    printf("{\"cpu\": %f, \"triples\": %lu}\n", cpu_seconds() - start, state.statements);
    fclose(file);
    return 0;
}
