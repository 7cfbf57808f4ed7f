#pragma once
// Without this, encoding.h brings in the headers of ICU, which Foundation has in another version: a module that sees both
// does not compile. Only the private end of xmlCharEncodingHandler depends on it, which nobody here makes or copies.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/SAX2.h>
#include <libxml/HTMLparser.h>

static inline void tercet_printNothing(void *context, const char *message, ...) {
    (void)context;
    (void)message;
}

/// Parses a chunk as xmlParseChunk does; gives what is wrong with the document, or XML_ERR_OK.
///
/// Bytes that cannot be decoded are reported to nobody by libxml2 but printed, which is kept from happening; all else goes
/// to the handler of the parser first. Warnings are not wrong.
static inline xmlParserErrors tercet_parseChunk(xmlParserCtxtPtr parser, const char *chunk, int size, int isLast) {
    xmlGenericErrorFunc print = xmlGenericError;
    void *target = xmlGenericErrorContext;
    xmlSetGenericErrorFunc(NULL, tercet_printNothing);
    int status = xmlParseChunk(parser, chunk, size, isLast);
    xmlSetGenericErrorFunc(target, print);
    if (parser->wellFormed && !parser->disableSAX) return XML_ERR_OK;
    // What could not be taken in was not to be decoded, or else there is no memory.
    if (status == XML_PARSER_EOF) return XML_ERR_INVALID_ENCODING;
    return status == XML_ERR_OK ? XML_ERR_INTERNAL_ERROR : (xmlParserErrors)status;
}
