/* Records what a program does to the files of one folder, and makes chosen calls of it fail.
 *
 * Loaded with LD_PRELOAD by the fault harness, which compiles it when it runs (see mod.rs). It stands between the program and
 * the C library for the calls that change files: each that succeeded is appended to a trace, in the order in which it
 * happened, with its bytes; so are the lines that the program prints, which are its acknowledgements. From such a trace
 * disk.rs builds what a disk may hold after the power is cut at any moment.
 *
 * Several processes may write one trace: a server with the processes that it forks, and its clients. Each line is one write at the end of the trace,
 * and says whose it is. Processes that were forked from one another change files one at a time, as threads do; for others, what one
 * learns of another comes after the line of what it learned.
 *
 * Not recorded, because no promise rests on it:
 *   - what is stored through a shared mapping of a file whose name ends in -shm: SQLite's index of its write-ahead log, which
 *     is never synced and made anew after a crash. The file itself is recorded, and the harness lets it be lost or garbage.
 *   - sync_file_range, which by its manual page promises nothing.
 * A call that would change a recorded file in a way that is not understood here is noted as such ('U'), and the harness
 * refuses the trace. Buffered output of <stdio.h> is not seen: neither SQLite nor Rust's library uses it, and PostgreSQL for caches and
 * statistics alone, which it makes anew after a crash.
 *
 * Environment:
 *   TAKAS_RECORD_FOLDER   the folder, as an absolute path
 *   TAKAS_RECORD_TRACE    the trace, outside of the folder
 *   TAKAS_FAULT_FROM      the number, from 1, of the first counted call that fails; 0 or absent: none
 *   TAKAS_FAULT_CALLS     which calls are counted: any of w (writes and growing), c (creating), s (syncing)
 *   TAKAS_FAULT_ERRNO     the error that it gets, as a number
 *   TAKAS_FAULT_WHILE     counted calls go on failing while this file is there; absent: one call fails
 *   TAKAS_FAULT_SHORT     1: the first write that fails writes half of its bytes first, as a filling disk does
 *   TAKAS_FAULT_ENDS      1: the first call that would fail ends the process on the spot instead, before it does anything
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name)                                                                     \
    ({                                                                                 \
        static __typeof__(&name) found;                                                \
        if (!found) found = (__typeof__(&name))dlsym(RTLD_NEXT, #name);                \
        found;                                                                         \
    })
#define FDS_MAX 65536

static pthread_once_t once = PTHREAD_ONCE_INIT;
/* What a process shares with those that it forks. */
static struct shared {
    /* Held over each changing call and its line in the trace, so that their orders agree. */
    sem_t lock;
    uint64_t tickets;
} *shared;
static int trace = -1;
static uint32_t process;
static char folder[PATH_MAX];
static size_t folder_length;
static unsigned char recorded[FDS_MAX];

static struct {
    uint64_t from, count;
    const char *calls, *lasts_while;
    int error, is_short, ends;
} fault;

static uint64_t number_of(const char *variable) {
    const char *value = getenv(variable);
    return value ? strtoull(value, NULL, 10) : 0;
}

/* A process that ended with the lock would stop all others: no signal comes in between. */
static __thread sigset_t signals;
static void enter(void) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (sem_wait(&shared->lock) != 0) {
    }
    signals = before;
}
static void leave(void) {
    sigset_t before = signals;
    sem_post(&shared->lock);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void begin(void) {
    const char *where = getenv("TAKAS_RECORD_FOLDER"), *path = getenv("TAKAS_RECORD_TRACE");
    if (!where || !path || strlen(where) >= sizeof folder) return;
    int low = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    /* A high number, out of the way of what the program opens and closes. */
    trace = low < 0 ? -1 : REAL(fcntl)(low, F_DUPFD_CLOEXEC, 1000);
    if (trace < 0) abort();
    REAL(close)(low);
    process = (uint32_t)getpid();
    shared = REAL(mmap)(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED || sem_init(&shared->lock, 1, 1) != 0) abort();
    /* Tickets of processes that were not forked from one another differ, too. */
    shared->tickets = (uint64_t)process << 32;
    folder_length = strlen(strcpy(folder, where));
    fault.from = number_of("TAKAS_FAULT_FROM");
    /* Copies: PostgreSQL writes its titles over its environment. */
    fault.calls = getenv("TAKAS_FAULT_CALLS") ? strdup(getenv("TAKAS_FAULT_CALLS")) : "";
    fault.lasts_while = getenv("TAKAS_FAULT_WHILE") ? strdup(getenv("TAKAS_FAULT_WHILE")) : NULL;
    fault.error = (int)number_of("TAKAS_FAULT_ERRNO");
    fault.is_short = (int)number_of("TAKAS_FAULT_SHORT");
    fault.ends = (int)number_of("TAKAS_FAULT_ENDS");
}

static int on(void) {
    pthread_once(&once, begin);
    return trace >= 0;
}

/* One line of the trace: a head of fixed size, then two runs of bytes. trace.rs reads it. */
static void put(char kind, int fd, uint64_t number, const void *one, size_t one_length, const void *two, size_t two_length) {
    struct __attribute__((packed)) {
        char kind;
        uint32_t process;
        int32_t fd;
        uint64_t number;
        uint32_t one_length, two_length;
    } head = {kind, process, fd, number, (uint32_t)one_length, (uint32_t)two_length};
    struct iovec parts[3] = {{&head, sizeof head}, {(void *)one, one_length}, {(void *)two, two_length}};
    int error = errno;
    if (REAL(writev)(trace, parts, 3) != (ssize_t)(sizeof head + one_length + two_length)) abort();
    errno = error;
}

static void put_path(char kind, int fd, uint64_t number, const char *path) {
    put(kind, fd, number, path, strlen(path), NULL, 0);
}

/* Where `path` lies within the folder, "" for the folder itself, NULL when outside; `room` holds the answer. */
static const char *inside(int at, const char *path, char *room) {
    if (path[0] == '/') {
        if (strlen(path) >= PATH_MAX) return NULL;
        strcpy(room, path);
    } else {
        char link[64];
        ssize_t length = 0;
        if (at == AT_FDCWD) {
            if (!getcwd(room, PATH_MAX)) return NULL;
            length = (ssize_t)strlen(room);
        } else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", at);
            length = readlink(link, room, PATH_MAX - 1);
        }
        if (length < 0 || (size_t)length + strlen(path) + 2 > PATH_MAX) return NULL;
        room[length] = '/';
        strcpy(room + length + 1, path);
    }
    if (strncmp(room, folder, folder_length) != 0) return NULL;
    if (room[folder_length] == 0) return room + folder_length;
    return room[folder_length] == '/' ? room + folder_length + 1 : NULL;
}

/* Nothing changes while a process is forked; the new one says from whom it has its open files before anything else is done. */
pid_t fork(void) {
    if (!on()) return REAL(fork)();
    enter();
    sigset_t signals_of_caller = signals;
    uint32_t parent = process;
    pid_t child = REAL(fork)();
    if (child == 0) {
        process = (uint32_t)getpid();
        put('k', -1, parent, NULL, 0, NULL, 0);
    }
    /* The lock goes from the parent to the child. */
    if (child <= 0)
        leave();
    else
        pthread_sigmask(SIG_SETMASK, &signals_of_caller, NULL);
    return child;
}

static int is_recorded(int fd) {
    return on() && fd >= 0 && fd < FDS_MAX && recorded[fd];
}

/* Counts a call, and says which error it shall get: 0 for none. Under the lock. */
static int fails(char call) {
    if (!fault.from || !strchr(fault.calls, call)) return 0;
    fault.count++;
    if (fault.count < fault.from) return 0;
    if (fault.ends) _exit(99);
    if (fault.lasts_while) return access(fault.lasts_while, F_OK) == 0 ? fault.error : 0;
    return fault.count == fault.from ? fault.error : 0;
}

/* Notes a call that was made to fail. Under the lock. */
static void put_failed(char call, int fd, uint64_t ticket) {
    put('X', fd, ticket, &call, 1, NULL, 0);
}

/* Notes a call after which the harness cannot know what the disk holds. */
static void not_understood(int fd, const char *call) {
    enter();
    put_path('U', fd, 0, call);
    leave();
}

/* Opening */

static int opened(int at, const char *path, int flags, mode_t mode) {
    char room[PATH_MAX];
    const char *name = on() ? inside(at, path, room) : NULL;
    if (!name) return REAL(openat)(at, path, flags, mode);
    enter();
    struct stat before;
    int was_there = fstatat(at, path, &before, 0) == 0, fd = -1;
    int error = !was_there && (flags & O_CREAT) ? fails('c') : 0;
    if (error) {
        put_failed('c', -1, 0);
        errno = error;
    } else {
        fd = REAL(openat)(at, path, flags, mode);
    }
    if (fd >= FDS_MAX) abort();
    if (fd >= 0) {
        recorded[fd] = 1;
        int created = !was_there, emptied = was_there && (flags & O_TRUNC) && before.st_size > 0;
        put_path('O', fd, (uint64_t)(created | emptied << 1), name);
        if (flags & (O_SYNC | O_DSYNC)) put_path('U', fd, 0, "open with O_SYNC or O_DSYNC");
    }
    leave();
    return fd;
}

#define MODE_ARGUMENT                                            \
    mode_t mode = 0;                                             \
    if (flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE) {   \
        va_list rest;                                            \
        va_start(rest, flags);                                   \
        mode = va_arg(rest, mode_t);                             \
        va_end(rest);                                            \
    }

int open(const char *path, int flags, ...) {
    MODE_ARGUMENT return opened(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE_ARGUMENT return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}
int openat(int at, const char *path, int flags, ...) {
    MODE_ARGUMENT return opened(at, path, flags, mode);
}
int openat64(int at, const char *path, int flags, ...) {
    MODE_ARGUMENT return opened(at, path, flags | O_LARGEFILE, mode);
}
int creat(const char *path, mode_t mode) {
    return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
int creat64(const char *path, mode_t mode) {
    return creat(path, mode);
}

int close(int fd) {
    if (!is_recorded(fd)) return REAL(close)(fd);
    enter();
    recorded[fd] = 0;
    put('c', fd, 0, NULL, 0, NULL, 0);
    int result = REAL(close)(fd);
    leave();
    return result;
}

static void note_copy(int from, int to) {
    if (to < 0 || from == to || !on()) return;
    if (!is_recorded(from)) {
        if (to < FDS_MAX) recorded[to] = 0;
        return;
    }
    if (to >= FDS_MAX) abort();
    enter();
    recorded[to] = 1;
    put('d', to, (uint64_t)from, NULL, 0, NULL, 0);
    leave();
}

int dup(int fd) {
    int copy = REAL(dup)(fd);
    note_copy(fd, copy);
    return copy;
}

int dup2(int fd, int to) {
    int copy = REAL(dup2)(fd, to);
    note_copy(fd, copy);
    return copy;
}
int dup3(int fd, int to, int flags) {
    int copy = REAL(dup3)(fd, to, flags);
    note_copy(fd, copy);
    return copy;
}

#define FCNTL(name)                                                         \
    int name(int fd, int command, ...) {                                    \
        va_list rest;                                                       \
        va_start(rest, command);                                            \
        void *argument = va_arg(rest, void *);                              \
        va_end(rest);                                                       \
        int result = REAL(name)(fd, command, argument);                     \
        if (command == F_DUPFD || command == F_DUPFD_CLOEXEC) note_copy(fd, result); \
        return result;                                                      \
    }
FCNTL(fcntl)
FCNTL(fcntl64)

/* Writing */

/* Where the next write without an offset begins. */
static off_t position(int fd) {
    int flags = REAL(fcntl)(fd, F_GETFL, NULL);
    return lseek(fd, 0, flags & O_APPEND ? SEEK_END : SEEK_CUR);
}

/* Writes `length` bytes at `at`, or where the file stands when `at` is negative. */
static ssize_t written(int fd, const void *bytes, size_t length, off_t at) {
    enter();
    off_t start = at < 0 ? position(fd) : at;
    int error = fails('w');
    if (error && fault.is_short && length > 1) {
        fault.is_short = 0;
        fault.from = fault.count + 1;
        length /= 2;
        error = 0;
    }
    ssize_t result = -1;
    if (error) {
        put_failed('w', fd, 0);
        errno = error;
    } else {
        result = at < 0 ? REAL(write)(fd, bytes, length) : REAL(pwrite)(fd, bytes, length, at);
    }
    if (result > 0) put('W', fd, (uint64_t)start, bytes, (size_t)result, NULL, 0);
    leave();
    return result;
}

/* A line of acknowledgement, in the trace before anybody can read it. */
static void note_line(int fd, const void *bytes, size_t length) {
    if (fd != STDOUT_FILENO || !on()) return;
    enter();
    put('A', fd, 0, bytes, length, NULL, 0);
    leave();
}

ssize_t write(int fd, const void *bytes, size_t length) {
    if (is_recorded(fd)) return written(fd, bytes, length, -1);
    note_line(fd, bytes, length);
    return REAL(write)(fd, bytes, length);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
    return is_recorded(fd) ? written(fd, bytes, length, at) : REAL(pwrite)(fd, bytes, length, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t at) {
    return is_recorded(fd) ? written(fd, bytes, length, at) : REAL(pwrite)(fd, bytes, length, at);
}

/* Writing several runs may end early by its contract, so the first run alone is enough. */
static ssize_t written_first(int fd, const struct iovec *runs, int count, off_t at) {
    for (int run = 0; run < count; run++)
        if (runs[run].iov_len > 0) return written(fd, runs[run].iov_base, runs[run].iov_len, at);
    return 0;
}
ssize_t writev(int fd, const struct iovec *runs, int count) {
    if (is_recorded(fd)) return written_first(fd, runs, count, -1);
    if (fd == STDOUT_FILENO && on() && count > 0) return write(fd, runs[0].iov_base, runs[0].iov_len);
    return REAL(writev)(fd, runs, count);
}
ssize_t pwritev(int fd, const struct iovec *runs, int count, off_t at) {
    return is_recorded(fd) ? written_first(fd, runs, count, at) : REAL(pwritev)(fd, runs, count, at);
}
ssize_t pwritev64(int fd, const struct iovec *runs, int count, off_t at) {
    return pwritev(fd, runs, count, at);
}

static int resized(int fd, off_t length) {
    enter();
    struct stat about;
    int grows = fstat(fd, &about) == 0 && about.st_size < length, error = grows ? fails('w') : 0, result = -1;
    if (error) {
        put_failed('w', fd, 0);
        errno = error;
    } else {
        result = REAL(ftruncate)(fd, length);
    }
    if (result == 0) put('T', fd, (uint64_t)length, NULL, 0, NULL, 0);
    leave();
    return result;
}
int ftruncate(int fd, off_t length) {
    return is_recorded(fd) ? resized(fd, length) : REAL(ftruncate)(fd, length);
}
int ftruncate64(int fd, off_t length) {
    return ftruncate(fd, length);
}

/* Syncing */

/* What was written before the sync began is safe when it has ended; so both moments are in the trace, under one ticket. */
static int synced(int fd, int (*call)(int)) {
    enter();
    uint64_t ticket = ++shared->tickets;
    int error = fails('s');
    put('B', fd, ticket, NULL, 0, NULL, 0);
    leave();
    int result = error ? -1 : call(fd);
    if (error) errno = error;
    enter();
    if (result == 0)
        put('F', fd, ticket, NULL, 0, NULL, 0);
    else
        put_failed('s', fd, ticket);
    leave();
    return result;
}
int fsync(int fd) {
    return is_recorded(fd) ? synced(fd, REAL(fsync)) : REAL(fsync)(fd);
}
int fdatasync(int fd) {
    return is_recorded(fd) ? synced(fd, REAL(fdatasync)) : REAL(fdatasync)(fd);
}

void sync(void) {
    if (on()) not_understood(-1, "sync of the whole machine");
    REAL(sync)();
}
int syncfs(int fd) {
    if (is_recorded(fd)) not_understood(fd, "sync of a file system");
    return REAL(syncfs)(fd);
}

/* Names */

static int is_inside(int at, const char *path) {
    char room[PATH_MAX];
    return on() && inside(at, path, room) != NULL;
}

static void put_names(char kind, int at, const char *from, int to_at, const char *to) {
    char one[PATH_MAX], two[PATH_MAX];
    const char *first = inside(at, from, one), *second = inside(to_at, to, two);
    if (first && second)
        put(kind, -1, 0, first, strlen(first), second, strlen(second));
    else
        put_path('U', -1, 0, "a name that goes into the folder or out of it");
}

#define TWO_NAMES(kind, from_at, from, to_at, to, call)                         \
    if (!is_inside(from_at, from) && !is_inside(to_at, to)) return call;        \
    enter();                                                  \
    int result = call;                                                          \
    if (result == 0) put_names(kind, from_at, from, to_at, to);                 \
    leave();                                                \
    return result;

int rename(const char *from, const char *to) {
    TWO_NAMES('R', AT_FDCWD, from, AT_FDCWD, to, REAL(rename)(from, to))
}
int renameat(int at, const char *from, int to_at, const char *to) {
    TWO_NAMES('R', at, from, to_at, to, REAL(renameat)(at, from, to_at, to))
}
int renameat2(int at, const char *from, int to_at, const char *to, unsigned int flags) {
    if (flags & ~(unsigned int)RENAME_NOREPLACE && is_inside(at, from)) not_understood(-1, "renameat2 with flags");
    TWO_NAMES('R', at, from, to_at, to, REAL(renameat2)(at, from, to_at, to, flags))
}
int link(const char *from, const char *to) {
    TWO_NAMES('L', AT_FDCWD, from, AT_FDCWD, to, REAL(link)(from, to))
}
int linkat(int at, const char *from, int to_at, const char *to, int flags) {
    TWO_NAMES('L', at, from, to_at, to, REAL(linkat)(at, from, to_at, to, flags))
}

#define ONE_NAME(kind, at, path, call)                      \
    char room[PATH_MAX];                                    \
    const char *name = on() ? inside(at, path, room) : NULL;\
    if (!name) return call;                                 \
    enter();                              \
    int result = call;                                      \
    if (result == 0) put_path(kind, -1, 0, name);           \
    leave();                            \
    return result;

int unlink(const char *path) {
    ONE_NAME('D', AT_FDCWD, path, REAL(unlink)(path))
}
int unlinkat(int at, const char *path, int flags) {
    ONE_NAME('D', at, path, REAL(unlinkat)(at, path, flags))
}
int rmdir(const char *path) {
    ONE_NAME('D', AT_FDCWD, path, REAL(rmdir)(path))
}
int mkdir(const char *path, mode_t mode) {
    ONE_NAME('M', AT_FDCWD, path, REAL(mkdir)(path, mode))
}
int mkdirat(int at, const char *path, mode_t mode) {
    ONE_NAME('M', at, path, REAL(mkdirat)(at, path, mode))
}

/* Mapping, allocating, copying */

static int is_index(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path);
    return length > 4 && strncmp(path + length - 4, "-shm", 4) == 0;
}

#define MMAP(name)                                                                                     \
    void *name(void *address, size_t length, int protection, int flags, int fd, off_t offset) {        \
        int shared = (flags & MAP_TYPE) == MAP_SHARED || (flags & MAP_TYPE) == MAP_SHARED_VALIDATE;    \
        if (shared && protection & PROT_WRITE && is_recorded(fd) && !is_index(fd))                     \
            not_understood(fd, "a writable mapping");                                                  \
        return REAL(name)(address, length, protection, flags, fd, offset);                             \
    }
MMAP(mmap)
MMAP(mmap64)

#define ALLOCATE(name, signature, values)                             \
    int name signature {                                              \
        if (is_recorded(fd)) not_understood(fd, #name);               \
        return REAL(name) values;                                     \
    }
ALLOCATE(fallocate, (int fd, int mode, off_t at, off_t length), (fd, mode, at, length))
ALLOCATE(fallocate64, (int fd, int mode, off_t at, off_t length), (fd, mode, at, length))
ALLOCATE(posix_fallocate, (int fd, off_t at, off_t length), (fd, at, length))
ALLOCATE(posix_fallocate64, (int fd, off_t at, off_t length), (fd, at, length))

/* Copying within the kernel: refused, so that callers fall back on reading and writing. */
ssize_t copy_file_range(int from, off_t *from_at, int to, off_t *to_at, size_t length, unsigned int flags) {
    if (!is_recorded(to)) return REAL(copy_file_range)(from, from_at, to, to_at, length, flags);
    errno = ENOSYS;
    return -1;
}
ssize_t sendfile(int to, int from, off_t *at, size_t length) {
    extern ssize_t sendfile64(int, int, off_t *, size_t);
    if (!is_recorded(to)) return REAL(sendfile64)(to, from, at, length);
    errno = ENOSYS;
    return -1;
}
