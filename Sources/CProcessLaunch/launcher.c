#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "request.h"

#include <errno.h>
#include <unistd.h>

int cpl_read_all(int descriptor, void *bytes, size_t size) {
    for (size_t taken = 0; taken < size;) {
        ssize_t count = read(descriptor, (char *)bytes + taken, size - taken);
        if (count == 0 || (count < 0 && errno != EINTR)) {
            return -1;
        }
        taken += count < 0 ? 0 : (size_t)count;
    }
    return 0;
}

#if defined(__linux__)

#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

static const char *take_text(const char **at) {
    const char *text = *at;
    *at += strlen(text) + 1;
    return text;
}

static char **take_list(const char **at, int count, char ***room) {
    char **list = *room;
    *room += count + 1;
    for (int index = 0; index < count; index++) {
        list[index] = (char *)take_text(at);
    }
    list[count] = NULL;
    return list;
}

/// Becomes the guard of what a request describes. Never returns.
/// - Parameter room: where the lists go that point to the texts.
static _Noreturn void guard_request(const struct cpl_request *request, const char *texts,
                                    char **room, const int *descriptors) {
    struct cpl_spec spec = {.limits = request->limits};
    int *places[CPL_DESCRIPTORS] = {
        &spec.output, &spec.error, &spec.extra, &spec.lifeline, &spec.reports};
    for (int index = 0, next = 0; index < CPL_DESCRIPTORS; index++) {
        *places[index] = request->has[index] ? descriptors[next++] : -1;
    }
    spec.path = take_text(&texts);
    spec.arguments = take_list(&texts, request->arguments, &room);
    spec.environment = take_list(&texts, request->variables, &room);
    if (request->has_folder) {
        spec.folder = take_text(&texts);
    }
    struct cpl_sandbox sandbox = {.count = request->mounts};
    if (request->mounts >= 0) {
        sandbox.root = take_text(&texts);
        struct cpl_mount *mounts = (struct cpl_mount *)room;
        for (int index = 0; index < request->mounts; index++) {
            mounts[index].kind = *texts++;
            mounts[index].path = take_text(&texts);
            const char *target = take_text(&texts);
            mounts[index].target = *target == 0 ? NULL : target;
        }
        sandbox.mounts = mounts;
        spec.sandbox = &sandbox;
    }
    cpl_guard(&spec);
}

/// Reads a request without its texts, and the descriptors that come with it.
/// - Returns: how many, or -1 where nobody asks any more.
static int read_request(int socket, struct cpl_request *request, int *descriptors) {
    union {
        struct cmsghdr aligned;
        char bytes[CMSG_SPACE(sizeof(int) * CPL_DESCRIPTORS)];
    } control;
    struct iovec part = {.iov_base = request, .iov_len = sizeof *request};
    struct msghdr message = {
        .msg_iov = &part,
        .msg_iovlen = 1,
        .msg_control = control.bytes,
        .msg_controllen = sizeof control.bytes,
    };
    ssize_t count = recvmsg(socket, &message, 0);
    struct cmsghdr *rights = count > 0 ? CMSG_FIRSTHDR(&message) : NULL;
    if (rights == NULL || rights->cmsg_type != SCM_RIGHTS
        || cpl_read_all(socket, (char *)request + count, sizeof *request - (size_t)count) != 0) {
        return -1;
    }
    size_t length = rights->cmsg_len - CMSG_LEN(0);
    memcpy(descriptors, CMSG_DATA(rights), length);
    return (int)(length / sizeof(int));
}

void cpl_launch_for(int socket) {
    // A terminal's signals are not for it: it ends with the process that asks.
    setsid();
    prctl(PR_SET_NAME, "check-launcher");
    // Nothing that the process has open may stay open here.
    dup2(socket, 0);
    cpl_close_from(1);
    struct cpl_request request;
    int descriptors[CPL_DESCRIPTORS], count;
    while ((count = read_request(0, &request, descriptors)) >= 0) {
        size_t texts = (request.size + 15) / 16 * 16;
        size_t lists = (size_t)(request.arguments + request.variables + 2) * sizeof(char *)
            + (size_t)(request.mounts < 0 ? 0 : request.mounts) * sizeof(struct cpl_mount);
        char *room = mmap(
            NULL, texts + lists, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (room == MAP_FAILED || cpl_read_all(0, room, request.size) != 0) {
            _exit(1);
        }
        // Whoever asks becomes the guard's parent, and reaps it.
        long guard = syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0);
        if (guard == 0) {
            guard_request(&request, room, (char **)(room + texts), descriptors);
        }
        int answer = guard < 0 ? -errno : (int)guard;
        munmap(room, texts + lists);
        for (int index = 0; index < count; index++) {
            close(descriptors[index]);
        }
        if (write(0, &answer, sizeof answer) != sizeof answer) {
            _exit(1);
        }
    }
    _exit(0);
}

#endif
