#ifndef C_PROCESS_LAUNCH_INTERNAL_H
#define C_PROCESS_LAUNCH_INTERNAL_H

#include "CProcessLaunch.h"

/// Has the launcher of this process make a guard, which becomes this process's child.
/// - Returns: 0; -1 where there is no launcher, and this process has to fork by itself.
int cpl_ask_launcher(const struct cpl_spec *spec, pid_t *guard);

// Everything below runs in a fork of a process with threads: it may call only what POSIX lists as
// safe in a signal handler. No allocation, no standard I/O, no opendir.

/// Watches the program until nothing of it is left. Never returns.
_Noreturn void cpl_guard(const struct cpl_spec *spec);

/// Sets the limits, joins a group of its own and becomes the program. Never returns.
/// - Parameter priority: the nice value that the program gets.
_Noreturn void cpl_become_program(const struct cpl_spec *spec, int priority);

/// Forks into namespaces of its own, where the program sees the sandbox's folders alone.
/// - Returns: 0 in the program's process, which is not the first of the sandbox; in the guard, the
///   first process of the sandbox, which reports how the program ended; -1 and errno.
pid_t cpl_fork_sandboxed(const struct cpl_spec *spec);

/// Writes a report; a reader that is gone does not matter.
void cpl_send(int reports, int kind, int value, int detail);

/// Kills and reaps until there is no child left.
/// - Parameter program: the leader of the group to be killed, reaped or not.
/// - Parameter killed: counts the processes that were reaped beside the program.
/// - Returns: 0, or 1 where something would not die.
int cpl_kill_everything(pid_t program, int *killed);

/// Sends SIGKILL to every child of this process, and to their groups.
void cpl_kill_children(void);

/// Closes every descriptor that is not below `kept`.
void cpl_close_from(int kept);

#endif
