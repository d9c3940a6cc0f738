#include "CSourceKit.h"

#include "CProcessLaunch.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The part of SourceKit's C interface that is used; `sourcekitd.h` of the toolchain declares it.

typedef void *object;
typedef void *name;
typedef void *response;

typedef struct {
    uint64_t data[3];
} variant;

struct source_kit {
    void (*initialize)(void);
    name (*uid_get_from_cstr)(const char *text);
    object (*request_dictionary_create)(const name *keys, const object *values, size_t count);
    void (*request_dictionary_set_uid)(object dictionary, name key, name value);
    void (*request_dictionary_set_string)(object dictionary, name key, const char *value);
    void (*request_dictionary_set_value)(object dictionary, name key, object value);
    object (*request_array_create)(const object *values, size_t count);
    void (*request_array_set_string)(object array, size_t index, const char *value);
    void (*request_release)(object request);
    response (*send_request_sync)(object request);
    bool (*response_is_error)(response response);
    variant (*response_get_value)(response response);
    void (*response_dispose)(response response);
    int64_t (*variant_dictionary_get_int64)(variant dictionary, name key);
    variant (*variant_dictionary_get_value)(variant dictionary, name key);
    size_t (*variant_array_get_count)(variant array);
};

static int load(struct source_kit *kit, const char *library) {
    static const char *const names[] = {
        "initialize", "uid_get_from_cstr", "request_dictionary_create",
        "request_dictionary_set_uid", "request_dictionary_set_string",
        "request_dictionary_set_value", "request_array_create", "request_array_set_string",
        "request_release", "send_request_sync", "response_is_error", "response_get_value",
        "response_dispose", "variant_dictionary_get_int64", "variant_dictionary_get_value",
        "variant_array_get_count",
    };
    _Static_assert(sizeof(*kit) == sizeof names, "a name for each function");
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        return -1;
    }
    for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
        char symbol[64] = "sourcekitd_";
        void *function = dlsym(handle, strcat(symbol, names[index]));
        if (function == NULL) {
            return -1;
        }
        memcpy((char *)kit + index * sizeof function, &function, sizeof function);
    }
    return 0;
}

static object new_request(const struct source_kit *kit, const char *kind, const char *call) {
    object request = kit->request_dictionary_create(NULL, NULL, 0);
    kit->request_dictionary_set_uid(
        request, kit->uid_get_from_cstr("key.request"), kit->uid_get_from_cstr(kind));
    kit->request_dictionary_set_string(request, kit->uid_get_from_cstr("key.name"), call);
    return request;
}

/// - Returns: whether the compiler succeeded without a word.
static int compile(const struct source_kit *kit, const char *arguments, const char *end) {
    object list = kit->request_array_create(NULL, 0);
    for (const char *at = arguments; at < end; at += strlen(at) + 1) {
        kit->request_array_set_string(list, (size_t)-1, at);
    }
    // The library keeps what it made of a call by a name, and would compile only the bodies that
    // differ the next time, which loses the names of local variables. So no call has another's name.
    static unsigned long calls;
    char call[32];
    snprintf(call, sizeof call, "check-%lu", calls++);
    object request = new_request(kit, "source.request.compile", call);
    kit->request_dictionary_set_value(
        request, kit->uid_get_from_cstr("key.compilerargs"), list);
    response answer = kit->send_request_sync(request);
    int is_silent = 0;
    if (!kit->response_is_error(answer)) {
        variant value = kit->response_get_value(answer);
        name result = kit->uid_get_from_cstr("key.value");
        name diagnostics = kit->uid_get_from_cstr("key.diagnostics");
        is_silent = kit->variant_dictionary_get_int64(value, result) == 0
            && kit->variant_array_get_count(
                   kit->variant_dictionary_get_value(value, diagnostics))
                == 0;
    }
    kit->response_dispose(answer);
    kit->request_release(list);
    kit->request_release(request);
    object close = new_request(kit, "source.request.compile.close", call);
    kit->response_dispose(kit->send_request_sync(close));
    kit->request_release(close);
    return is_silent;
}

int csk_serve(const char *library, int channel) {
    struct source_kit kit;
    if (load(&kit, library) != 0) {
        return 1;
    }
    kit.initialize();
    uint32_t size;
    while (cpl_read_all(channel, &size, sizeof size) == 0) {
        char *texts = malloc(size);
        if (texts == NULL || cpl_read_all(channel, texts, size) != 0 || size == 0
            || texts[size - 1] != 0 || chdir(texts) != 0) {
            free(texts);
            return 1;
        }
        char answer = (char)compile(&kit, texts + strlen(texts) + 1, texts + size);
        free(texts);
        if (write(channel, &answer, 1) != 1) {
            return 0;
        }
    }
    return 0;
}
