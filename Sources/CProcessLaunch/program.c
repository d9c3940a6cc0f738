#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/prctl.h>
#include <sys/sysinfo.h>
#endif

static void limit(int resource, uint64_t soft, uint64_t hard) {
    struct rlimit now;
    if (soft == CPL_UNLIMITED || getrlimit(resource, &now) != 0) {
        return;
    }
    if (now.rlim_max != RLIM_INFINITY && hard > now.rlim_max) {
        hard = now.rlim_max;
    }
    struct rlimit next = {.rlim_cur = soft < hard ? soft : hard, .rlim_max = hard};
    setrlimit(resource, &next);
}

static void set_limits(const struct cpl_limits *limits) {
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_FSIZE, limits->file_size, limits->file_size);
    if (limits->cpu_seconds != CPL_UNLIMITED) {
        // SIGXCPU at the first, SIGKILL at the second.
        limit(RLIMIT_CPU, limits->cpu_seconds, limits->cpu_seconds + 2);
    }
#if defined(__linux__)
    limit(RLIMIT_AS, limits->address_space, limits->address_space);
    // The kernel counts all processes and threads of the user, who may have many. The machine's
    // number is no less than the user's, and one call away.
    struct sysinfo machine;
    if (limits->additional_processes != CPL_UNLIMITED && sysinfo(&machine) == 0) {
        uint64_t most = machine.procs + limits->additional_processes;
        limit(RLIMIT_NPROC, most, most);
    }
#endif
}

void cpl_become_program(const struct cpl_spec *spec, int priority) {
    setpgid(0, 0);
#if defined(__linux__)
    // A guard that is killed, by whomever, takes the program along.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    setpriority(PRIO_PROCESS, 0, priority);
    set_limits(&spec->limits);
    if (spec->folder != NULL && chdir(spec->folder) != 0) {
        cpl_send(spec->reports, CPL_NOT_STARTED, errno, CPL_FOLDER);
        _exit(127);
    }
    // The guard put the descriptors above those that the program gets, so none is overwritten.
    int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, 0);
    dup2(spec->output, 1);
    dup2(spec->error, 2);
    if (spec->extra >= 0) {
        dup2(spec->extra, 3);
    } else {
        close(3);
    }
    fcntl(spec->reports, F_SETFD, FD_CLOEXEC);
    fcntl(spec->lifeline, F_SETFD, FD_CLOEXEC);
    for (int descriptor = 4; descriptor < 32; descriptor++) {
        fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    }
    struct sigaction plain = {.sa_handler = SIG_DFL};
    sigaction(SIGPIPE, &plain, NULL);
    sigaction(SIGCHLD, &plain, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(spec->path, spec->arguments, spec->environment);
    cpl_send(spec->reports, CPL_NOT_STARTED, errno, CPL_EXECUTE);
    _exit(127);
}
