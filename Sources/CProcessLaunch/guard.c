#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/prctl.h>
#endif

// Wakes pselect; there is nothing to do in it.
static void child_changed(int signal) { (void)signal; }

void cpl_send(int reports, int kind, int value, int detail) {
    struct cpl_report report = {.kind = kind, .value = value, .detail = detail};
    struct rusage usage;
    if (getrusage(RUSAGE_CHILDREN, &usage) == 0) {
        report.cpu_microseconds = (int64_t)usage.ru_utime.tv_sec * 1000000 + usage.ru_utime.tv_usec
            + (int64_t)usage.ru_stime.tv_sec * 1000000 + usage.ru_stime.tv_usec;
    }
    while (write(reports, &report, sizeof report) < 0 && errno == EINTR) {
    }
}

/// Moves a descriptor above 9, where no standard descriptor will be put on top of it.
static int raised(int descriptor) {
    return descriptor < 0 ? -1 : fcntl(descriptor, F_DUPFD, 10);
}

/// Puts the descriptors in a row from 4 and closes all others.
static void keep_only(struct cpl_spec *spec) {
    int *kept[] = {&spec->output, &spec->error, &spec->extra, &spec->lifeline, &spec->reports};
    int count = sizeof kept / sizeof *kept;
    for (int index = 0; index < count; index++) {
        *kept[index] = raised(*kept[index]);
    }
    for (int index = 0; index < count; index++) {
        if (*kept[index] >= 0) {
            dup2(*kept[index], 4 + index);
            *kept[index] = 4 + index;
        }
    }
    int nothing = open("/dev/null", O_RDWR);
    for (int descriptor = 0; descriptor < 4; descriptor++) {
        dup2(nothing, descriptor);
    }
    cpl_close_from(4 + count);
}

static void prepare_signals(void) {
    struct sigaction action = {.sa_handler = SIG_DFL};
    for (int signal = 1; signal < 32; signal++) {
        sigaction(signal, &action, NULL);
    }
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
    action.sa_handler = child_changed;
    sigaction(SIGCHLD, &action, NULL);
}

/// Waits until the program ended, which is reported, or the lifeline closed.
static void wait_for_end(const struct cpl_spec *spec, pid_t program) {
    sigset_t waiting;
    sigfillset(&waiting);
    sigdelset(&waiting, SIGCHLD);
    for (;;) {
        int status;
        pid_t child;
        while ((child = waitpid(-1, &status, WNOHANG)) > 0) {
            if (child == program) {
                // The first process of a sandbox has told how the program ended, unless it was
                // killed itself.
                if (spec->sandbox == NULL || !WIFEXITED(status)) {
                    cpl_send(spec->reports, CPL_ENDED, status, 0);
                }
                return;
            }
        }
        fd_set readable;
        FD_ZERO(&readable);
        FD_SET(spec->lifeline, &readable);
        if (pselect(spec->lifeline + 1, &readable, NULL, NULL, NULL, &waiting) > 0) {
            return;
        }
    }
}

int cpl_kill_everything(pid_t program, int *killed) {
    struct timespec pause = {.tv_sec = 0, .tv_nsec = 100000};
    for (int64_t waited = 0; waited < 5000000000; waited += pause.tv_nsec) {
        kill(-program, SIGKILL);
        cpl_kill_children();
        pid_t child;
        while ((child = waitpid(-1, NULL, WNOHANG)) > 0) {
            *killed += child != program;
        }
        if (child < 0 && errno == ECHILD) {
            return 0;
        }
        nanosleep(&pause, NULL);
        if (pause.tv_nsec < 5000000) {
            pause.tv_nsec *= 2;
        }
    }
    return 1;
}

void cpl_guard(const struct cpl_spec *given) {
    struct cpl_spec spec = *given;
    setsid();
    prepare_signals();
    keep_only(&spec);
#if defined(__linux__)
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    prctl(PR_SET_NAME, "check-guard");
#endif
    // Where it is allowed, the guard comes before what it guards: it must win against fork bombs.
    int usual = getpriority(PRIO_PROCESS, 0);
    setpriority(PRIO_PROCESS, 0, usual - 15);
    pid_t program = spec.sandbox == NULL ? fork() : cpl_fork_sandboxed(&spec);
    if (program == 0) {
        cpl_become_program(&spec, usual);
    }
    if (program < 0) {
        cpl_send(spec.reports, CPL_NOT_STARTED, errno, CPL_FORK);
        _exit(1);
    }
    // Both sides do it, so that the group exists before either goes on.
    setpgid(program, program);
    close(spec.output);
    close(spec.error);
    if (spec.extra >= 0) {
        close(spec.extra);
    }
    cpl_send(spec.reports, CPL_STARTED, program, 0);
    wait_for_end(&spec, program);
    int killed = 0;
    int stubborn = cpl_kill_everything(program, &killed);
    cpl_send(spec.reports, CPL_ALL_GONE, killed, stubborn);
    _exit(0);
}
