#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "request.h"

#include <errno.h>

#if defined(__linux__)

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/// Held by whoever asks: one at a time.
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static int launcher_socket = -1;
static pid_t launcher;

static int start_launcher(void) {
    int ends[2];
    if (cpl_socket_pair(ends) != 0) {
        return -1;
    }
    // No handler of this process may run in the fork, where it would see half of a world.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    launcher = fork();
    if (launcher == 0) {
        cpl_launch_for(ends[1]);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(ends[1]);
    if (launcher < 0) {
        close(ends[0]);
        return -1;
    }
    launcher_socket = ends[0];
    return 0;
}

/// Ends a launcher that does not answer; the next to ask gets a new one.
static void leave_launcher(void) {
    close(launcher_socket);
    launcher_socket = -1;
    kill(launcher, SIGKILL);
    while (waitpid(launcher, NULL, 0) < 0 && errno == EINTR) {
    }
}

static size_t length_of(const char *text) { return text == NULL ? 1 : strlen(text) + 1; }

static char *put(char *at, const char *text) { return stpcpy(at, text == NULL ? "" : text) + 1; }

/// Counts what a request has, and puts its texts in a row.
/// - Returns: NULL where there is no memory for them; to be freed.
static char *texts_of(const struct cpl_spec *spec, struct cpl_request *request) {
    const struct cpl_sandbox *sandbox = spec->sandbox;
    request->has_folder = spec->folder != NULL;
    request->mounts = sandbox == NULL ? -1 : sandbox->count;
    size_t size = length_of(spec->path);
    size += request->has_folder ? length_of(spec->folder) : 0;
    size += sandbox == NULL ? 0 : length_of(sandbox->root);
    for (char *const *text = spec->arguments; *text != NULL; text++, request->arguments++) {
        size += length_of(*text);
    }
    for (char *const *text = spec->environment; *text != NULL; text++, request->variables++) {
        size += length_of(*text);
    }
    for (int index = 0; index < request->mounts; index++) {
        const struct cpl_mount *mount = &sandbox->mounts[index];
        size += 1 + length_of(mount->path) + length_of(mount->target);
    }
    request->size = size;
    char *texts = malloc(size);
    if (texts == NULL) {
        return NULL;
    }
    char *at = put(texts, spec->path);
    for (int index = 0; index < request->arguments; index++) {
        at = put(at, spec->arguments[index]);
    }
    for (int index = 0; index < request->variables; index++) {
        at = put(at, spec->environment[index]);
    }
    at = request->has_folder ? put(at, spec->folder) : at;
    at = sandbox == NULL ? at : put(at, sandbox->root);
    for (int index = 0; index < request->mounts; index++) {
        const struct cpl_mount *mount = &sandbox->mounts[index];
        *at++ = (char)mount->kind;
        at = put(put(at, mount->path), mount->target);
    }
    return texts;
}

/// Sends a request. That a launcher may be gone is for the caller to deal with.
static int send_request(const struct cpl_spec *spec, struct cpl_request *request,
                        const char *texts) {
    const int given[CPL_DESCRIPTORS] = {
        spec->output, spec->error, spec->extra, spec->lifeline, spec->reports};
    int descriptors[CPL_DESCRIPTORS], count = 0;
    for (int index = 0; index < CPL_DESCRIPTORS; index++) {
        request->has[index] = given[index] >= 0;
        if (given[index] >= 0) {
            descriptors[count++] = given[index];
        }
    }
    size_t length = sizeof(int) * (size_t)count;
    union {
        struct cmsghdr aligned;
        char bytes[CMSG_SPACE(sizeof(int) * CPL_DESCRIPTORS)];
    } control = {.aligned = {
        .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(length)}};
    memcpy(CMSG_DATA(&control.aligned), descriptors, length);
    struct iovec part = {.iov_base = request, .iov_len = sizeof *request};
    struct msghdr message = {
        .msg_iov = &part,
        .msg_iovlen = 1,
        .msg_control = control.bytes,
        .msg_controllen = CMSG_SPACE(length),
    };
    // An empty socket of this kind takes so little at once or not at all.
    if (sendmsg(launcher_socket, &message, MSG_NOSIGNAL) != sizeof *request) {
        return -1;
    }
    for (size_t sent = 0; sent < request->size;) {
        ssize_t some =
            send(launcher_socket, texts + sent, request->size - sent, MSG_NOSIGNAL);
        if (some < 0 && errno != EINTR) {
            return -1;
        }
        sent += some < 0 ? 0 : (size_t)some;
    }
    return 0;
}

int cpl_ask_launcher(const struct cpl_spec *spec, pid_t *guard) {
    struct cpl_request request = {.limits = spec->limits};
    char *texts = texts_of(spec, &request);
    if (texts == NULL) {
        return -1;
    }
    int answer = -1;
    pthread_mutex_lock(&turn);
    // One that was ended by somebody is replaced.
    for (int attempt = 0; attempt < 2; attempt++) {
        if (launcher_socket < 0 && start_launcher() != 0) {
            break;
        }
        if (send_request(spec, &request, texts) == 0
            && cpl_read_all(launcher_socket, &answer, sizeof answer) == 0) {
            break;
        }
        answer = -1;
        leave_launcher();
    }
    pthread_mutex_unlock(&turn);
    free(texts);
    if (answer <= 0) {
        return -1;
    }
    *guard = answer;
    return 0;
}

#else

int cpl_ask_launcher(const struct cpl_spec *spec, pid_t *guard) {
    (void)spec;
    (void)guard;
    return -1;
}

#endif
