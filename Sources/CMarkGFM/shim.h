// The CommonMark parser with the extensions that lessons use.
#ifndef STREAMTUTOR_CMARKGFM_H
#define STREAMTUTOR_CMARKGFM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

// Parses a whole document. The caller frees the tree with cmark_node_free.
//
// Not to be called by two threads at a time: the library keeps the extensions' special characters
// in tables of its own while it parses.
static inline cmark_node *markdown_parse(const char *text, size_t bytes) {
    static const char *const names[] = {"table", "strikethrough", "autolink", "tasklist"};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    if (parser == NULL) return NULL;
    for (size_t index = 0; index < sizeof names / sizeof names[0]; index += 1) {
        cmark_syntax_extension *extension = cmark_find_syntax_extension(names[index]);
        if (extension != NULL) cmark_parser_attach_syntax_extension(parser, extension);
    }
    cmark_parser_feed(parser, text, bytes);
    cmark_node *document = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return document;
}

#endif
