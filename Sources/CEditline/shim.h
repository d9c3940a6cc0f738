// What Swift needs of libedit and cannot call by itself: variadic functions, and the C library's
// standard streams, which are global variables.
#ifndef STREAMTUTOR_CEDITLINE_H
#define STREAMTUTOR_CEDITLINE_H

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>
#include <wctype.h>

// ---- The line editor

static inline EditLine *editline_make(const char *name, FILE *input, FILE *output, FILE *errors) {
    return el_init(name, input, output, errors);
}

static inline int editline_set_owner(EditLine *editor, void *owner) {
    return el_wset(editor, EL_CLIENTDATA, owner);
}

static inline void *editline_owner(EditLine *editor) {
    void *owner = NULL;
    return el_wget(editor, EL_CLIENTDATA, &owner) == 0 ? owner : NULL;
}

static inline int editline_set_prompt(EditLine *editor, wchar_t *(*prompt)(EditLine *), wchar_t mark) {
    return el_wset(editor, EL_PROMPT_ESC, prompt, mark);
}

// `L"emacs"` or `L"vi"`.
static inline int editline_set_keys(EditLine *editor, const wchar_t *keys) {
    return el_wset(editor, EL_EDITOR, keys);
}

static inline int editline_set_signals(EditLine *editor, int handled) {
    return el_wset(editor, EL_SIGNAL, handled);
}

static inline int editline_set_reader(EditLine *editor, int (*read)(EditLine *, wchar_t *)) {
    return el_wset(editor, EL_GETCFN, read);
}

// libedit keeps the two texts as they are, so they have to live as long as the process.
static inline int editline_add_completion(
    EditLine *editor, unsigned char (*function)(EditLine *, wint_t)
) {
    return el_wset(
        editor, EL_ADDFN, L"streamtutor-complete", L"Complete the word before the cursor", function);
}

// libedit moves by scalars, people by characters.
static inline int editline_add_character_keys(
    EditLine *editor,
    unsigned char (*deletes)(EditLine *, wint_t),
    unsigned char (*goes_back)(EditLine *, wint_t),
    unsigned char (*goes_on)(EditLine *, wint_t)
) {
    return el_wset(
               editor, EL_ADDFN, L"streamtutor-delete-prev-char",
               L"Delete the character before the cursor, whole", deletes)
        | el_wset(
               editor, EL_ADDFN, L"streamtutor-prev-char", L"Move one whole character back", goes_back)
        | el_wset(
               editor, EL_ADDFN, L"streamtutor-next-char", L"Move one whole character on", goes_on);
}

static inline int editline_bind(EditLine *editor, const char *key, const char *command) {
    return el_set(editor, EL_BIND, key, command, NULL);
}

// While a line is typed, Ctrl-C and Ctrl-Z come as characters: the editor acts upon them itself.
static inline int editline_take_signal_keys(EditLine *editor) {
    return el_wset(editor, EL_SETTY, L"-d", L"-isig", NULL);
}

static inline int editline_set_history(EditLine *editor, HistoryW *history) {
    return el_wset(editor, EL_HIST, history_w, history);
}

static inline int editline_prepare_terminal(EditLine *editor, int prepared) {
    return el_wset(editor, EL_PREP_TERM, prepared);
}

static inline int editline_redraw(EditLine *editor) {
    return el_wset(editor, EL_REFRESH);
}

// ---- Its history

static inline int editline_history_limit(HistoryW *history, int entries) {
    HistEventW event;
    return history_w(history, &event, H_SETSIZE, entries);
}

static inline int editline_history_skip_repeats(HistoryW *history) {
    HistEventW event;
    return history_w(history, &event, H_SETUNIQUE, 1);
}

static inline int editline_history_enter(HistoryW *history, const wchar_t *line) {
    HistEventW event;
    return history_w(history, &event, H_ENTER, line);
}

static inline int editline_history_clear(HistoryW *history) {
    HistEventW event;
    return history_w(history, &event, H_CLEAR);
}

// ---- The terminal

static inline FILE *terminal_standard_input(void) { return stdin; }
static inline FILE *terminal_standard_output(void) { return stdout; }
static inline FILE *terminal_standard_error(void) { return stderr; }

// 0 and the size in character cells, or -1 where the descriptor is no terminal.
static inline int terminal_size(int descriptor, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}

// The name of the locale's character set, after the environment's locale was taken over.
static inline const char *terminal_codeset(void) {
    return nl_langinfo(CODESET);
}

// Takes over a signal; the former action goes to `previous` where that is not NULL.
static inline int terminal_catch_signal(
    int number, void (*handler)(int), struct sigaction *previous
) {
    struct sigaction action;
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    return sigaction(number, &action, previous);
}

static inline int terminal_signal_is_ignored(int number) {
    struct sigaction action;
    return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

static inline void terminal_ignore_signal(int number) { signal(number, SIG_IGN); }
static inline void terminal_default_signal(int number) { signal(number, SIG_DFL); }

// Keys one by one, without echo and without signals; output as usual.
static inline int terminal_read_keys(int descriptor) {
    struct termios modes;
    if (tcgetattr(descriptor, &modes) != 0) return -1;
    modes.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR | IGNCR | ISTRIP);
    modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    return tcsetattr(descriptor, TCSADRAIN, &modes);
}

// The C library's opinion of a character, which libedit shares.
int wcwidth(wchar_t);

static inline int terminal_columns(unsigned int scalar) { return wcwidth((wchar_t)scalar); }
static inline int terminal_prints(unsigned int scalar) { return iswprint((wint_t)scalar); }

static inline char **terminal_environment(void) {
    extern char **environ;
    return environ;
}

#endif
