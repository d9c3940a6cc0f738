#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "tree.h"

void cpl_add(struct cpl_tree *tree, pid_t process) {
    if (tree != NULL && tree->count < CPL_MOST_PROCESSES) {
        tree->processes[tree->count++] = process;
    }
}

#if defined(__linux__)

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

size_t cpl_read_small(const char *path, char *text, size_t size) {
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

int cpl_visit_threads(pid_t process, int (*visit)(pid_t process, pid_t thread, void *context),
                      void *context) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/task", process);
    DIR *folder = opendir(path);
    int result = 0;
    if (folder != NULL) {
        for (struct dirent *entry; result == 0 && (entry = readdir(folder)) != NULL;) {
            if (entry->d_name[0] != '.') {
                result = visit(process, (pid_t)atoi(entry->d_name), context);
            }
        }
        closedir(folder);
    }
    return result;
}

/// What is gathered of a process's threads.
struct gathered {
    /// Takes the children; NULL where they are known.
    struct cpl_tree *tree;
    uint32_t threads;
};

static int gather(pid_t process, pid_t thread, void *context) {
    struct gathered *gathered = context;
    gathered->threads += 1;
    char path[64], text[4096];
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", process, thread);
    if (gathered->tree != NULL && cpl_read_small(path, text, sizeof text) > 0) {
        char *rest = text;
        for (long child; (child = strtol(rest, &rest, 10)) > 0;) {
            cpl_add(gathered->tree, (pid_t)child);
        }
    }
    return 0;
}

uint32_t cpl_add_children(struct cpl_tree *tree, pid_t process) {
    struct gathered gathered = {.tree = tree->has_lists ? tree : NULL};
    cpl_visit_threads(process, gather, &gathered);
    return gathered.threads;
}

/// Adds the processes below one in the way that every kernel has: by asking all for their parents.
static void add_descendants_slowly(struct cpl_tree *tree, pid_t root) {
    struct {
        pid_t process, parent;
    } *all = calloc(CPL_MOST_PROCESSES, sizeof *all);
    DIR *folder = all == NULL ? NULL : opendir("/proc");
    int count = 0;
    if (folder != NULL) {
        for (struct dirent *entry; (entry = readdir(folder)) != NULL && count < CPL_MOST_PROCESSES;) {
            char path[320], text[512];
            pid_t process = atoi(entry->d_name);
            snprintf(path, sizeof path, "/proc/%d/stat", process);
            if (process <= 0 || cpl_read_small(path, text, sizeof text) == 0) {
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
                cpl_add(tree, all[index].process);
            }
        }
    }
    free(all);
}

struct cpl_tree *cpl_tree_below(pid_t root) {
    struct cpl_tree *tree = calloc(1, sizeof *tree);
    if (tree == NULL) {
        return NULL;
    }
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", root, root);
    tree->has_lists = access(path, R_OK) == 0;
    if (tree->has_lists) {
        cpl_add_children(tree, root);
    } else {
        add_descendants_slowly(tree, root);
    }
    return tree;
}

#endif
