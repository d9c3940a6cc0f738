#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

pid_t pseudo_terminal_start(const char *path, char *const arguments[], char *const environment[],
                            const char *folder, unsigned short columns, unsigned short rows,
                            int *master) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    pid_t child = forkpty(master, NULL, NULL, &size);
    if (child == 0) {
        if (folder != NULL && chdir(folder) != 0) _exit(126);
        execve(path, arguments, environment);
        _exit(127);
    }
    return child;
}

int pseudo_terminal_resize(int master, unsigned short columns, unsigned short rows) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    return ioctl(master, TIOCSWINSZ, &size);
}
