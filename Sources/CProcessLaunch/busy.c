#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "CProcessLaunch.h"
#include "tree.h"

#if defined(__linux__)

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Reads a thread's state and its processor time.
/// - Returns: the state's letter (proc(5), field 3 of stat), or 0 where the thread is gone.
static char state_of(pid_t process, pid_t thread, unsigned long *user) {
    char path[64], text[1024], state = 0;
    snprintf(path, sizeof path, "/proc/%d/task/%d/stat", process, thread);
    char *fields = cpl_read_small(path, text, sizeof text) > 0 ? strrchr(text, ')') : NULL;
    // Fields 3 and 14.
    if (fields == NULL
        || sscanf(fields + 1, " %c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu", &state, user)
            != 2) {
        return 0;
    }
    return state;
}

/// The thread that runs and has used most of the processor.
struct busiest {
    pid_t thread;
    unsigned long user;
};

static int compare(pid_t process, pid_t thread, void *context) {
    struct busiest *busiest = context;
    unsigned long user = 0;
    if (state_of(process, thread, &user) == 'R' && user >= busiest->user) {
        *busiest = (struct busiest){.thread = thread, .user = user};
    }
    return 0;
}

int cpl_trap_busy_thread(pid_t process) {
    struct busiest busiest = {0};
    cpl_visit_threads(process, compare, &busiest);
    return busiest.thread > 0 && syscall(SYS_tgkill, process, busiest.thread, SIGTRAP) == 0;
}

/// Whether a thread runs or could run, or waits for a disk.
static int is_busy(pid_t process, pid_t thread, void *context) {
    (void)context;
    unsigned long user = 0;
    char state = state_of(process, thread, &user);
    return state == 'R' || state == 'D';
}

int cpl_is_busy(pid_t guard) {
    struct cpl_tree *tree = cpl_tree_below(guard);
    if (tree == NULL) {
        return 1;
    }
    int found = 0;
    for (int index = 0; !found && index < tree->count; index++) {
        cpl_add_children(tree, tree->processes[index]);
        found = cpl_visit_threads(tree->processes[index], is_busy, NULL);
    }
    free(tree);
    return found;
}

#else

int cpl_is_busy(pid_t guard) {
    (void)guard;
    return 0;
}

int cpl_trap_busy_thread(pid_t process) {
    (void)process;
    return 0;
}

#endif
