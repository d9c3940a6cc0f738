#include "CAllocationCount.h"

#include <stdlib.h>

#if defined(__GLIBC__)

// The GNU C library lets a program bring its own malloc, and keeps its own one reachable under
// these names. Memory is still theirs, so free() needs no change.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

// Plain and not atomic, since the benchmarks run on one thread and must not pay for the counting.
static long count;

void *malloc(size_t size) {
    count += 1;
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    count += 1;
    return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
    count += 1;
    return __libc_realloc(block, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    count += 1;
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    *block = aligned_alloc(alignment, size);
    return *block == NULL ? 12 /* ENOMEM */ : 0;
}

long allocation_count(void) {
    return count;
}

#else

long allocation_count(void) { return -1; }

#endif
