#pragma once
// Without this, encoding.h brings in the headers of ICU, which Foundation has in another version: a module that sees both does
// not compile. Only the private end of xmlCharEncodingHandler depends on it, which nobody here makes or copies.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/SAX2.h>
