#ifndef C_PSEUDO_TERMINAL_H
#define C_PSEUDO_TERMINAL_H

#include <sys/types.h>

/// Starts a program on a new pseudo-terminal of the given size, as the leader of its own session.
///
/// - path, arguments, environment: as for execve; the arrays end with NULL.
/// - folder: where the program starts.
/// - master: receives the descriptor of the terminal's other side.
/// - Returns: the process, or -1 with errno set.
pid_t pseudo_terminal_start(const char *path, char *const arguments[], char *const environment[],
                            const char *folder, unsigned short columns, unsigned short rows,
                            int *master);

/// Gives the terminal another size; the program gets SIGWINCH.
int pseudo_terminal_resize(int master, unsigned short columns, unsigned short rows);

#endif
