#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/syscall.h>
#endif

void cpl_close_from(int kept) {
#if defined(__linux__) && defined(SYS_close_range)
    if (syscall(SYS_close_range, (unsigned)kept, ~0U, 0U) == 0) {
        return;
    }
#endif
    long most = sysconf(_SC_OPEN_MAX);
    if (most < 0 || most > 65536) {
        most = 65536;
    }
    for (int descriptor = kept; descriptor < most; descriptor++) {
        close(descriptor);
    }
}

#if defined(__linux__)

static void kill_with_group(pid_t process) {
    pid_t group = getpgid(process);
    // The guard leads its own group; all others are its descendants'.
    if (group > 1 && group != getpgrp()) {
        kill(-group, SIGKILL);
    }
    kill(process, SIGKILL);
}

/// Writes a number and gives the place after it.
static char *put_number(char *at, long number) {
    char digits[20];
    int count = 0;
    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (count > 0) {
        *at++ = digits[--count];
    }
    return at;
}

static char *put_text(char *at, const char *text) {
    while (*text != 0) {
        *at++ = *text++;
    }
    *at = 0;
    return at;
}

/// Reads the kernel's list of this thread's children: numbers with spaces between.
/// - Returns: 0 where the kernel has no such list.
static int kill_listed_children(void) {
    char path[64];
    put_text(put_number(put_text(path, "/proc/self/task/"), getpid()), "/children");
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return 0;
    }
    char text[4096];
    pid_t process = 0;
    ssize_t count;
    while ((count = read(file, text, sizeof text)) > 0) {
        for (ssize_t index = 0; index < count; index++) {
            if (text[index] >= '0' && text[index] <= '9') {
                process = process * 10 + (text[index] - '0');
            } else if (process > 0) {
                kill_with_group(process);
                process = 0;
            }
        }
    }
    close(file);
    return 1;
}

/// The parent of a process as /proc/N/stat says it, or 0.
static pid_t parent_of(const char *name) {
    char path[64];
    put_text(put_text(put_text(path, "/proc/"), name), "/stat");
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return 0;
    }
    char text[512];
    ssize_t count = read(file, text, sizeof text);
    close(file);
    // `1 (name) S 0 …`, where the name may hold anything: the last parenthesis counts.
    ssize_t index = count - 1;
    while (index >= 0 && text[index] != ')') {
        index--;
    }
    pid_t parent = 0;
    for (index += 4; index > 4 && index < count && text[index] >= '0' && text[index] <= '9';
         index++) {
        parent = parent * 10 + (text[index] - '0');
    }
    return parent;
}

struct linux_dirent64 {
    uint64_t inode;
    int64_t offset;
    unsigned short length;
    unsigned char type;
    char name[];
};

void cpl_kill_children(void) {
    if (kill_listed_children()) {
        return;
    }
    int folder = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        return;
    }
    _Alignas(8) char entries[8192];
    long count;
    while ((count = syscall(SYS_getdents64, folder, entries, sizeof entries)) > 0) {
        for (long at = 0; at < count;) {
            struct linux_dirent64 *entry = (struct linux_dirent64 *)(entries + at);
            at += entry->length;
            pid_t process = 0;
            for (char *digit = entry->name; *digit >= '0' && *digit <= '9'; digit++) {
                process = process * 10 + (*digit - '0');
            }
            if (process > 0 && parent_of(entry->name) == getpid()) {
                kill_with_group(process);
            }
        }
    }
    close(folder);
}

#else

// Without a way to adopt orphans there are only the program and its group, which were killed.
void cpl_kill_children(void) {}

#endif
