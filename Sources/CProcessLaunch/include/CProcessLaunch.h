#ifndef C_PROCESS_LAUNCH_H
#define C_PROCESS_LAUNCH_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Starts a program below a guard, and kills everything that it leaves behind.
///
/// The guard is a fork of this process that executes nothing else; on Linux a fork of a launcher,
/// which this process forks once and which ends with it. The guard leads a session of its own,
/// starts the program in a process group of its own, and on Linux adopts every descendant that
/// loses its parent. When the program ends, when the lifeline closes (because somebody wants an
/// end, or because this process died in whatever way) the guard kills and reaps until it has no
/// child left. Only then it says so and leaves. Nothing that the program starts outlives it.

/// No limit, for the fields of `cpl_limits`.
#define CPL_UNLIMITED UINT64_MAX

/// What the kernel itself is to enforce, for each process; a limit never goes above the one that
/// this process has.
struct cpl_limits {
    /// Seconds of processor time.
    uint64_t cpu_seconds;
    /// Bytes of the largest file that may be written.
    uint64_t file_size;
    /// Bytes of address space.
    uint64_t address_space;
    /// Processes and threads beyond those that the whole machine has now. Does not bind root.
    uint64_t additional_processes;
};

/// What stands at a path inside of a sandbox.
enum cpl_mount_kind {
    /// The same file or folder as outside, to be read; a link stays a link.
    CPL_READABLE = 1,
    /// The same, to be written too.
    CPL_WRITABLE = 2,
    /// The same device as outside.
    CPL_DEVICE = 3,
    /// An empty folder that stays empty, to hide what would stand there.
    CPL_EMPTY = 4,
    /// An empty folder in memory that is gone with the sandbox.
    CPL_PRIVATE = 5,
    /// The processes of the sandbox, as /proc.
    CPL_PROCESSES = 6,
    /// A link to `target`.
    CPL_LINK = 7,
};

struct cpl_mount {
    /// An absolute path; the same inside and outside.
    const char *path;
    /// Where a link leads.
    const char *target;
    int kind;
};

enum { CPL_LONGEST_PATH = 4096 };

/// The world that a program sees, made with the namespaces of Linux: no network, no process but
/// its own, no file but these, no privilege.
struct cpl_sandbox {
    /// An existing folder, on which the new root is put; nothing changes in it outside.
    const char *root;
    /// In this order; a later one may stand inside of an earlier one.
    const struct cpl_mount *mounts;
    int count;
};

struct cpl_spec {
    /// The program's path; it is not looked up.
    const char *path;
    /// Its arguments, the name first, ended by NULL.
    char *const *arguments;
    /// Its whole environment, ended by NULL.
    char *const *environment;
    /// Its folder; NULL for this process's.
    const char *folder;
    /// Become its standard output and error; they may be the same.
    int output;
    int error;
    /// Becomes its descriptor 3; -1 for none.
    int extra;
    /// Reads an end of file when everything is to be killed.
    int lifeline;
    /// Takes `cpl_report`s.
    int reports;
    struct cpl_limits limits;
    /// NULL where the program sees what this process sees.
    const struct cpl_sandbox *sandbox;
};

enum cpl_report_kind {
    /// `value` is the program's process, which leads its group.
    CPL_STARTED = 1,
    /// `value` is errno, `detail` a `cpl_stage`. Nothing ran.
    CPL_NOT_STARTED = 2,
    /// `value` is the status as wait(2) gives it.
    CPL_ENDED = 3,
    /// `value` is how many processes were left and killed, `detail` how many would not die.
    CPL_ALL_GONE = 4,
};

/// What failed before the program ran.
enum cpl_stage { CPL_FORK = 1, CPL_FOLDER = 2, CPL_EXECUTE = 3, CPL_SANDBOX = 4 };

/// A message of the guard; smaller than PIPE_BUF, so never torn.
struct cpl_report {
    int32_t kind;
    int32_t value;
    int32_t detail;
    int32_t reserved;
    /// Microseconds of processor time of everything that was reaped so far.
    int64_t cpu_microseconds;
};

/// Starts the program. The thread that calls stays the guard's parent only in name: the guard
/// watches the lifeline, not the thread.
/// - Returns: 0, or errno. The guard must be reaped with waitpid.
int cpl_launch(const struct cpl_spec *spec, pid_t *guard);

/// What everything below a guard uses at one moment.
struct cpl_usage {
    /// Bytes of memory: what each process has for itself, and the largest shared part once.
    uint64_t memory;
    /// Microseconds of processor time, of the living and of the reaped. 0 where it is not known.
    uint64_t cpu_microseconds;
    /// Processes and threads.
    uint32_t tasks;
};

/// Looks at everything below a guard; the guard itself does not count.
void cpl_look(pid_t guard, struct cpl_usage *usage);

/// Whether something below a guard would go on if only it got a processor or its disk answered.
/// - Returns: 0 where all of it waits, or where this is not known.
int cpl_is_busy(pid_t guard);

/// Makes the thread of a process that computes crash with SIGTRAP, so that the Swift runtime writes
/// down where it is. The process goes on afterwards.
/// - Returns: 0 where no thread computes, or where this is not known.
int cpl_trap_busy_thread(pid_t process);

/// A pipe whose ends no program inherits.
/// - Returns: 0, or errno.
int cpl_pipe(int ends[2]);

/// Two sockets that are connected, and that no program inherits.
/// - Returns: 0, or errno.
int cpl_socket_pair(int ends[2]);

/// Sends bytes into a socket; where nobody reads there any more, no signal comes of it.
/// - Returns: how many were sent, or -1.
ssize_t cpl_send_quietly(int socket, const void *bytes, size_t count);

/// Reads so many bytes.
/// - Returns: 0, or -1 where there are fewer.
int cpl_read_all(int descriptor, void *bytes, size_t size);

/// Runs a function on a thread of its own, for calls that block.
/// - Returns: 0, or errno.
int cpl_start_thread(void (*body)(void *), void *context);

/// The exit status in a status of wait(2), or -1 where a signal ended the process.
int cpl_exit_status(int status);

/// The signal in a status of wait(2), or 0 where the process exited.
int cpl_signal(int status);

/// This process's variables, `NAME=value`, ended by NULL.
char *const *cpl_environment(void);

#endif
