#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "CProcessLaunch.h"
#include "tree.h"

#include <string.h>

#if defined(__linux__)

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/// The processor time of a process and of the children that it reaped, in clock ticks.
static uint64_t ticks(pid_t process, int with_own) {
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", process);
    if (cpl_read_small(path, text, sizeof text) == 0) {
        return 0;
    }
    char *fields = strrchr(text, ')');
    unsigned long user = 0, system = 0;
    long children_user = 0, children_system = 0;
    // Fields 14 to 17 of proc(5); the first after the name is field 3.
    if (fields == NULL
        || sscanf(
               fields + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu %ld %ld", &user,
               &system, &children_user, &children_system)
            != 4) {
        return 0;
    }
    return (with_own ? user + system : 0) + (uint64_t)(children_user + children_system);
}

/// Whether two processes run the same program, as those do that were forked and have not called
/// exec yet.
static int run_the_same(const struct stat *guard, pid_t process) {
    char path[64];
    struct stat program;
    snprintf(path, sizeof path, "/proc/%d/exe", process);
    return guard->st_ino != 0 && stat(path, &program) == 0 && program.st_dev == guard->st_dev
        && program.st_ino == guard->st_ino;
}

void cpl_look(pid_t guard, struct cpl_usage *usage) {
    memset(usage, 0, sizeof *usage);
    struct cpl_tree *tree = cpl_tree_below(guard);
    if (tree == NULL) {
        return;
    }
    char path[64];
    struct stat ours = {0};
    snprintf(path, sizeof path, "/proc/%d/exe", guard);
    if (stat(path, &ours) != 0) {
        ours.st_ino = 0;
    }
    uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE), shared_most = 0, own = 0;
    uint64_t all_ticks = ticks(guard, 0);
    for (int index = 0; index < tree->count; index++) {
        pid_t process = tree->processes[index];
        usage->tasks += cpl_add_children(tree, process);
        all_ticks += ticks(process, 1);
        // A fork of ours has the pages of whoever started it, who may be large: the program before
        // its exec, and the first process of a sandbox as long as it lives.
        if (run_the_same(&ours, process)) {
            continue;
        }
        char text[256];
        unsigned long resident = 0, shared = 0;
        snprintf(path, sizeof path, "/proc/%d/statm", process);
        if (cpl_read_small(path, text, sizeof text) > 0
            && sscanf(text, "%*u %lu %lu", &resident, &shared) == 2) {
            own += resident > shared ? resident - shared : 0;
            shared_most = shared > shared_most ? shared : shared_most;
        }
    }
    free(tree);
    long second = sysconf(_SC_CLK_TCK);
    usage->memory = (own + shared_most) * page;
    usage->cpu_microseconds = all_ticks * (1000000 / (uint64_t)(second > 0 ? second : 100));
}

#elif defined(__APPLE__)

#include <libproc.h>
#include <stdlib.h>
#include <sys/resource.h>

static void add_children(struct cpl_tree *tree, pid_t process) {
    pid_t children[512];
    int count = proc_listchildpids(process, children, sizeof children);
    for (int index = 0; index < count && index < 512; index++) {
        cpl_add(tree, children[index]);
    }
}

void cpl_look(pid_t guard, struct cpl_usage *usage) {
    memset(usage, 0, sizeof *usage);
    struct cpl_tree *tree = calloc(1, sizeof *tree);
    if (tree == NULL) {
        return;
    }
    add_children(tree, guard);
    for (int index = 0; index < tree->count; index++) {
        pid_t process = tree->processes[index];
        add_children(tree, process);
        struct proc_taskinfo info;
        if (proc_pidinfo(process, PROC_PIDTASKINFO, 0, &info, sizeof info) == sizeof info) {
            usage->memory += info.pti_resident_size;
            usage->tasks += (uint32_t)info.pti_threadnum;
        }
    }
    free(tree);
}

#else

void cpl_look(pid_t guard, struct cpl_usage *usage) {
    (void)guard;
    memset(usage, 0, sizeof *usage);
}

#endif
