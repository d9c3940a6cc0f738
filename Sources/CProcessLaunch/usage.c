#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "CProcessLaunch.h"

#include <string.h>

/// The processes that were found and wait to be looked at. A tree with more of them is over every
/// limit anyway.
enum { MOST_PROCESSES = 4096 };

struct tree {
    pid_t processes[MOST_PROCESSES];
    int count;
};

static void add(struct tree *tree, pid_t process) {
    if (tree != NULL && tree->count < MOST_PROCESSES) {
        tree->processes[tree->count++] = process;
    }
}

#if defined(__linux__)

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Reads a small file of /proc as a text.
/// - Returns: its length, or 0.
static size_t read_small(const char *path, char *text, size_t size) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return 0;
    }
    ssize_t count = read(file, text, size - 1);
    close(file);
    if (count < 0) {
        count = 0;
    }
    text[count] = 0;
    return (size_t)count;
}

/// Adds the children of all threads of a process; only counts where `tree` is NULL.
/// - Returns: the number of its threads.
static uint32_t add_children(struct tree *tree, pid_t process) {
    char path[320];
    snprintf(path, sizeof path, "/proc/%d/task", process);
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return 0;
    }
    uint32_t threads = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        threads += 1;
        snprintf(path, sizeof path, "/proc/%d/task/%s/children", process, entry->d_name);
        char text[4096];
        if (read_small(path, text, sizeof text) > 0) {
            char *rest = text;
            for (long child; (child = strtol(rest, &rest, 10)) > 0;) {
                add(tree, (pid_t)child);
            }
        }
    }
    closedir(folder);
    return threads;
}

/// Adds the processes below one in the way that every kernel has: by asking all for their parents.
static void add_descendants_slowly(struct tree *tree, pid_t root) {
    struct {
        pid_t process, parent;
    } *all = calloc(MOST_PROCESSES, sizeof *all);
    DIR *folder = all == NULL ? NULL : opendir("/proc");
    int count = 0;
    if (folder != NULL) {
        for (struct dirent *entry; (entry = readdir(folder)) != NULL && count < MOST_PROCESSES;) {
            char path[320], text[512];
            pid_t process = atoi(entry->d_name);
            snprintf(path, sizeof path, "/proc/%d/stat", process);
            if (process <= 0 || read_small(path, text, sizeof text) == 0) {
                continue;
            }
            char *name_end = strrchr(text, ')');
            if (name_end != NULL && name_end[1] != 0) {
                all[count].process = process;
                all[count++].parent = atoi(name_end + 4);
            }
        }
        closedir(folder);
    }
    int first = tree->count;
    for (int known = first - 1; known < tree->count; known++) {
        pid_t parent = known < first ? root : tree->processes[known];
        for (int index = 0; index < count; index++) {
            if (all[index].parent == parent) {
                add(tree, all[index].process);
            }
        }
    }
    free(all);
}

int cpl_trap_busy_thread(pid_t process) {
    char path[320], text[1024];
    snprintf(path, sizeof path, "/proc/%d/task", process);
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return 0;
    }
    pid_t busiest = 0;
    unsigned long most = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        snprintf(path, sizeof path, "/proc/%d/task/%s/stat", process, entry->d_name);
        char *fields = read_small(path, text, sizeof text) > 0 ? strrchr(text, ')') : NULL;
        char state = 0;
        unsigned long user = 0;
        // Fields 3 and 14 of proc(5).
        if (fields != NULL
            && sscanf(
                   fields + 1, " %c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu", &state, &user)
                == 2
            && state == 'R' && user >= most) {
            most = user;
            busiest = atoi(entry->d_name);
        }
    }
    closedir(folder);
    return busiest > 0 && syscall(SYS_tgkill, process, busiest, SIGTRAP) == 0;
}

/// The processor time of a process and of the children that it reaped, in clock ticks.
static uint64_t ticks(pid_t process, int with_own) {
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", process);
    if (read_small(path, text, sizeof text) == 0) {
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

/// Whether a thread of a process runs or could run, or waits for a disk.
static int has_busy_thread(pid_t process) {
    char path[320], text[1024];
    snprintf(path, sizeof path, "/proc/%d/task", process);
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return 0;
    }
    int is_busy = 0;
    for (struct dirent *entry; !is_busy && (entry = readdir(folder)) != NULL;) {
        snprintf(path, sizeof path, "/proc/%d/task/%s/stat", process, entry->d_name);
        char *fields = read_small(path, text, sizeof text) > 0 ? strrchr(text, ')') : NULL;
        // Field 3 of proc(5).
        is_busy = fields != NULL && fields[1] != 0 && (fields[2] == 'R' || fields[2] == 'D');
    }
    closedir(folder);
    return is_busy;
}

int cpl_is_busy(pid_t guard) {
    struct tree *tree = calloc(1, sizeof *tree);
    if (tree == NULL) {
        return 1;
    }
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", guard, guard);
    int has_lists = access(path, R_OK) == 0;
    if (has_lists) {
        add_children(tree, guard);
    } else {
        add_descendants_slowly(tree, guard);
    }
    int is_busy = 0;
    for (int index = 0; !is_busy && index < tree->count; index++) {
        if (has_lists) {
            add_children(tree, tree->processes[index]);
        }
        is_busy = has_busy_thread(tree->processes[index]);
    }
    free(tree);
    return is_busy;
}

void cpl_look(pid_t guard, struct cpl_usage *usage) {
    memset(usage, 0, sizeof *usage);
    struct tree *tree = calloc(1, sizeof *tree);
    if (tree == NULL) {
        return;
    }
    char path[64];
    struct stat ours = {0};
    snprintf(path, sizeof path, "/proc/%d/exe", guard);
    if (stat(path, &ours) != 0) {
        ours.st_ino = 0;
    }
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", guard, guard);
    int has_lists = access(path, R_OK) == 0;
    if (has_lists) {
        add_children(tree, guard);
    } else {
        add_descendants_slowly(tree, guard);
    }
    uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE), shared_most = 0, own = 0;
    uint64_t all_ticks = ticks(guard, 0);
    for (int index = 0; index < tree->count; index++) {
        pid_t process = tree->processes[index];
        usage->tasks += add_children(has_lists ? tree : NULL, process);
        all_ticks += ticks(process, 1);
        // A fork of ours has the pages of whoever started it, who may be large: the program before
        // its exec, and the first process of a sandbox as long as it lives.
        if (run_the_same(&ours, process)) {
            continue;
        }
        char text[256];
        unsigned long resident = 0, shared = 0;
        snprintf(path, sizeof path, "/proc/%d/statm", process);
        if (read_small(path, text, sizeof text) > 0
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

static void add_children(struct tree *tree, pid_t process) {
    pid_t children[512];
    int count = proc_listchildpids(process, children, sizeof children);
    for (int index = 0; index < count && index < 512; index++) {
        add(tree, children[index]);
    }
}

void cpl_look(pid_t guard, struct cpl_usage *usage) {
    memset(usage, 0, sizeof *usage);
    struct tree *tree = calloc(1, sizeof *tree);
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

#if !defined(__linux__)

int cpl_is_busy(pid_t guard) {
    (void)guard;
    return 0;
}

int cpl_trap_busy_thread(pid_t process) {
    (void)process;
    return 0;
}

#endif
