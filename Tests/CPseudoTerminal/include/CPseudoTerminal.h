#ifndef C_PSEUDO_TERMINAL_H
#define C_PSEUDO_TERMINAL_H

#include <sys/types.h>
#include <termios.h>

/// Starts a program on a new pseudo-terminal of the given size, as the leader of its own session.
///
/// - path, arguments, environment: as for execve; the arrays end with NULL.
/// - folder: where the program starts.
/// - master: receives the descriptor of the terminal's other side; it is not inherited.
/// - modes: receives the terminal's modes before the program could change them.
/// - Returns: the process, or -1 with errno set.
pid_t pseudo_terminal_start(const char *path, char *const arguments[], char *const environment[],
                            const char *folder, unsigned short columns, unsigned short rows,
                            int *master, struct termios *modes);

/// Gives the terminal another size; the program gets SIGWINCH.
int pseudo_terminal_resize(int master, unsigned short columns, unsigned short rows);

/// Starts a program without a terminal, in a session of its own, on three descriptors.
///
/// All other descriptors are closed in it, and no signal is blocked or ignored.
/// - Returns: the process, or -1 with errno set.
pid_t program_start(const char *path, char *const arguments[], char *const environment[],
                    const char *folder, int input, int output, int errors);

/// A pipe whose ends no program inherits.
int private_pipe(int ends[2]);

#endif
