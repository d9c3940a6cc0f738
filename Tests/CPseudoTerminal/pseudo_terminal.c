#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

// Between fork and exec only what is safe in a signal handler may be called: the test process has
// several threads.

static void start_clean(void) {
    // A thread of a pool has signals blocked, and the child would inherit that.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
}

static void run(const char *path, char *const arguments[], char *const environment[],
                const char *folder, int input, int output, int errors) {
    if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(errors, 2) < 0) _exit(125);
    for (int descriptor = 3; descriptor < 256; descriptor++) close(descriptor);
    if (folder != NULL && chdir(folder) != 0) _exit(126);
    execve(path, arguments, environment);
    _exit(127);
}

pid_t pseudo_terminal_start(const char *path, char *const arguments[], char *const environment[],
                            const char *folder, unsigned short columns, unsigned short rows,
                            int *master, struct termios *modes) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    int ours = posix_openpt(O_RDWR | O_NOCTTY);
    if (ours < 0) return -1;
    fcntl(ours, F_SETFD, FD_CLOEXEC);
    char name[128];
    if (grantpt(ours) != 0 || unlockpt(ours) != 0 || ptsname_r(ours, name, sizeof name) != 0)
        goto failed;
    int theirs = open(name, O_RDWR | O_NOCTTY);
    if (theirs < 0) goto failed;
    fcntl(theirs, F_SETFD, FD_CLOEXEC);
    // On the program's side: Darwin knows no size before that one is open.
    ioctl(theirs, TIOCSWINSZ, &size);
    tcgetattr(theirs, modes);
    pid_t child = fork();
    if (child == 0) {
        start_clean();
        setsid();
        ioctl(theirs, TIOCSCTTY, 0);
        // Out of the way of the three that follow.
        int high = fcntl(theirs, F_DUPFD, 3);
        run(path, arguments, environment, folder, high, high, high);
    }
    close(theirs);
    if (child < 0) goto failed;
    *master = ours;
    return child;

failed:;
    int reason = errno;
    close(ours);
    errno = reason;
    return -1;
}

int pseudo_terminal_resize(int master, unsigned short columns, unsigned short rows) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    return ioctl(master, TIOCSWINSZ, &size);
}

pid_t program_start(const char *path, char *const arguments[], char *const environment[],
                    const char *folder, int input, int output, int errors) {
    pid_t child = fork();
    if (child == 0) {
        start_clean();
        setsid();
        run(path, arguments, environment, folder, fcntl(input, F_DUPFD, 3),
            fcntl(output, F_DUPFD, 3), fcntl(errors, F_DUPFD, 3));
    }
    return child;
}

int private_pipe(int ends[2]) {
    if (pipe(ends) != 0) return -1;
    for (int index = 0; index < 2; index++) fcntl(ends[index], F_SETFD, FD_CLOEXEC);
    return 0;
}
