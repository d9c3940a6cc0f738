#ifndef C_PROCESS_LAUNCH_TREE_H
#define C_PROCESS_LAUNCH_TREE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// The processes that were found and wait to be looked at. A tree with more of them is over every
/// limit anyway.
enum { CPL_MOST_PROCESSES = 4096 };

struct cpl_tree {
    pid_t processes[CPL_MOST_PROCESSES];
    int count;
    /// Whether the kernel tells the children of a process. Where it does not, all descendants are in
    /// the tree from the start.
    int has_lists;
};

/// Puts a process into a tree; nothing where `tree` is NULL or full.
void cpl_add(struct cpl_tree *tree, pid_t process);

#if defined(__linux__)

/// Begins a tree with the children of a process, who are its root.
/// - Returns: NULL where there is no memory for it; to be freed.
struct cpl_tree *cpl_tree_below(pid_t root);

/// Adds the children of a process of the tree, where they are not there yet.
/// - Returns: the number of its threads.
uint32_t cpl_add_children(struct cpl_tree *tree, pid_t process);

/// Calls a function with each thread of a process until it gives something else than 0.
/// - Parameter visit: gets the thread's number.
/// - Returns: what the function gave last.
int cpl_visit_threads(pid_t process, int (*visit)(pid_t process, pid_t thread, void *context),
                      void *context);

/// Reads a small file of /proc as a text.
/// - Returns: its length, or 0.
size_t cpl_read_small(const char *path, char *text, size_t size);

#endif
#endif
