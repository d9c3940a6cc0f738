#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "internal.h"

#include <errno.h>
#include <unistd.h>

#if defined(__linux__)

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <linux/capability.h>

// Everything is done by system calls: this runs in a fork of a process with threads.

#if !defined(SYS_mount_setattr)
#define SYS_mount_setattr 442
#endif

/// struct mount_attr of linux/mount.h, which older headers do not have.
struct attributes {
    uint64_t set, clear, propagation, user_namespace;
};

enum { READ_ONLY = 0x1, NO_SETUID = 0x2, NO_DEVICES = 0x4, RECURSIVELY = 0x8000 };

static int protect(const char *path, uint64_t attributes) {
    struct attributes wanted = {.set = attributes};
    return (int)syscall(
        SYS_mount_setattr, AT_FDCWD, path, RECURSIVELY, &wanted, sizeof wanted);
}

static char *put_text(char *at, const char *end, const char *text) {
    while (*text != 0 && at < end) {
        *at++ = *text++;
    }
    *at = 0;
    return at;
}

static char *put_number(char *at, const char *end, unsigned long number) {
    char digits[24];
    int count = sizeof digits;
    digits[--count] = 0;
    do {
        digits[--count] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return put_text(at, end, digits + count);
}

static int write_file(const char *path, const char *text) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) {
        return -1;
    }
    size_t length = 0;
    while (text[length] != 0) {
        length++;
    }
    ssize_t written = write(file, text, length);
    close(file);
    return written == (ssize_t)length ? 0 : -1;
}

/// Makes this user the only one that the new namespace knows, under a number that is not root's.
static int map_user(uid_t user, gid_t group) {
    char text[64], *end = text + sizeof text - 1;
    if (write_file("/proc/self/setgroups", "deny") != 0 && errno != ENOENT) {
        return -1;
    }
    put_text(put_number(put_text(text, end, "1000 "), end, user), end, " 1");
    if (write_file("/proc/self/uid_map", text) != 0) {
        return -1;
    }
    put_text(put_number(put_text(text, end, "1000 "), end, group), end, " 1");
    return write_file("/proc/self/gid_map", text);
}

/// Makes the folders above a path, and the path itself as a folder or an empty file.
static int make_place(char *path, size_t first, int is_folder) {
    for (size_t index = first; path[index] != 0; index++) {
        if (path[index] == '/') {
            path[index] = 0;
            int result = mkdir(path, 0755);
            path[index] = '/';
            if (result != 0 && errno != EEXIST) {
                return -1;
            }
        }
    }
    if (is_folder) {
        return mkdir(path, 0755) == 0 || errno == EEXIST ? 0 : -1;
    }
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) {
        return -1;
    }
    close(file);
    return 0;
}

static int mount_one(const struct cpl_mount *wanted, const char *root, size_t root_length) {
    char target[CPL_LONGEST_PATH];
    const char *end = target + sizeof target - 1;
    char *at = put_text(target, end, root);
    if (put_text(at, end, wanted->path) == end) {
        errno = ENAMETOOLONG;
        return -1;
    }
    struct stat status;
    switch (wanted->kind) {
    case CPL_READABLE:
    case CPL_WRITABLE:
    case CPL_DEVICE:
        if (lstat(wanted->path, &status) != 0) {
            // What is not there need not be shown.
            return errno == ENOENT ? 0 : -1;
        }
        if (S_ISLNK(status.st_mode)) {
            char destination[CPL_LONGEST_PATH];
            ssize_t length = readlink(wanted->path, destination, sizeof destination - 1);
            if (length < 0 || make_place(target, root_length + 1, 1) != 0 || rmdir(target) != 0) {
                return -1;
            }
            destination[length] = 0;
            return symlink(destination, target);
        }
        if (make_place(target, root_length + 1, S_ISDIR(status.st_mode)) != 0
            || mount(wanted->path, target, NULL, MS_BIND | MS_REC, NULL) != 0) {
            return -1;
        }
        return protect(
            target,
            NO_SETUID | (wanted->kind == CPL_DEVICE ? 0 : NO_DEVICES)
                | (wanted->kind == CPL_READABLE ? READ_ONLY : 0));
    case CPL_EMPTY:
    case CPL_PRIVATE:
        if (make_place(target, root_length + 1, 1) != 0) {
            return -1;
        }
        return mount(
            "tmpfs", target, "tmpfs",
            MS_NOSUID | MS_NODEV | (wanted->kind == CPL_EMPTY ? MS_RDONLY : 0),
            "size=64m,nr_inodes=4096,mode=700");
    case CPL_PROCESSES:
        if (make_place(target, root_length + 1, 1) != 0) {
            return -1;
        }
        // Read only: real root could else set the kernel's parameters.
        return mount(
            "proc", target, "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, NULL);
    case CPL_LINK:
        if (make_place(target, root_length + 1, 1) != 0 || rmdir(target) != 0) {
            return -1;
        }
        return symlink(wanted->target, target);
    }
    errno = EINVAL;
    return -1;
}

/// Builds the folders that the program will see, and makes them all there is.
static int enter_root(const struct cpl_sandbox *sandbox) {
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
        || mount("tmpfs", sandbox->root, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=755") != 0) {
        return -1;
    }
    size_t length = 0;
    while (sandbox->root[length] != 0) {
        length++;
    }
    for (int index = 0; index < sandbox->count; index++) {
        if (mount_one(&sandbox->mounts[index], sandbox->root, length) != 0) {
            return -1;
        }
    }
    if (chdir(sandbox->root) != 0 || syscall(SYS_pivot_root, ".", ".") != 0
        || umount2(".", MNT_DETACH) != 0 || chdir("/") != 0) {
        return -1;
    }
    return mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL);
}

/// Gives up every privilege that the namespaces brought, for this process and all below it.
static int drop_privileges(void) {
    for (int capability = 0; capability < 64; capability++) {
        if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0 && errno != EINVAL) {
            return -1;
        }
    }
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct none[2] = {{0}, {0}};
    if (syscall(SYS_capset, &header, none) != 0) {
        return -1;
    }
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

/// Is the first process of the sandbox: reaps what loses its parent, and tells how the program
/// ended. When it leaves, the kernel kills everything in the sandbox.
static _Noreturn void reap(const struct cpl_spec *spec, pid_t program) {
    close(spec->output);
    close(spec->error);
    if (spec->extra >= 0) {
        close(spec->extra);
    }
    int status;
    pid_t child;
    while ((child = waitpid(-1, &status, 0)) > 0 || errno == EINTR) {
        if (child == program) {
            cpl_send(spec->reports, CPL_ENDED, status, 0);
            _exit(0);
        }
    }
    _exit(1);
}

pid_t cpl_fork_sandboxed(const struct cpl_spec *spec) {
    uid_t user = geteuid();
    gid_t group = getegid();
    long child = syscall(
        SYS_clone,
        CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS
            | SIGCHLD,
        0, 0, 0, 0);
    if (child != 0) {
        return (pid_t)child;
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (map_user(user, group) != 0 || enter_root(spec->sandbox) != 0 || drop_privileges() != 0) {
        cpl_send(spec->reports, CPL_NOT_STARTED, errno, CPL_SANDBOX);
        _exit(1);
    }
    pid_t program = fork();
    if (program != 0) {
        if (program < 0) {
            cpl_send(spec->reports, CPL_NOT_STARTED, errno, CPL_FORK);
            _exit(1);
        }
        reap(spec, program);
    }
    return 0;
}

#else

pid_t cpl_fork_sandboxed(const struct cpl_spec *spec) {
    (void)spec;
    errno = ENOSYS;
    return -1;
}

#endif
