#ifndef C_PROCESS_LAUNCH_REQUEST_H
#define C_PROCESS_LAUNCH_REQUEST_H

#include "internal.h"

// A fork marks every page of a process as shared, and the process pays for each that it writes to
// afterwards. One with a course and a simulator in memory pays several milliseconds for each program
// that it starts. So it forks once: into a launcher, which has little to do and forks quickly. Each
// guard is made by the launcher and is this process's own child all the same.

enum { CPL_DESCRIPTORS = 5 };

/// What a launcher is asked for. With it come the descriptors, and behind it the texts, each ended
/// by a zero: path, arguments, environment, folder, the sandbox's root, and for each mount a byte for
/// its kind, its path and its target.
struct cpl_request {
    /// Bytes of all texts.
    size_t size;
    int arguments, variables;
    /// The sandbox's mounts; -1 where there is no sandbox.
    int mounts;
    int has_folder;
    /// Which of the descriptors come along: output, error, extra, lifeline, reports.
    int has[CPL_DESCRIPTORS];
    struct cpl_limits limits;
};

/// Makes guards for as long as somebody asks: answers each request with the guard's process, or
/// with errno below zero. Never returns.
_Noreturn void cpl_launch_for(int socket);

#endif
