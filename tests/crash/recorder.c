/*
 * Writes down everything that a program asks of the disk below one folder, and makes what it asks
 * fail where a test wants it to. Loaded with LD_PRELOAD; the tests compile it where there is a
 * compiler.
 *
 *   RECORD_UNDER  the folder, as an absolute path without links
 *   RECORD_TO     where to write it down; without it nothing is written down
 *
 * A line of the record is one struct step, the path, the second path or the data; see recording.py.
 * A program under test may call recorder_mark(), recorder_fail() and recorder_asked().
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST_FILES = 4096, LOG_AT = 900 };
enum { OPENING = 1, WRITING = 2, SYNCING = 4, NAMING = 8, READING = 16 };

#pragma pack(push, 1)
struct step {
    char kind;
    int32_t file;
    int64_t at;
    int32_t path_bytes;
    int32_t data_bytes;
};
#pragma pack(pop)

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char under[PATH_MAX];
static size_t under_bytes;
static int record = -1;
static unsigned char watched[MOST_FILES];
static struct { int kinds, error, forever, begun; long left; } failing;
static long asked;

#define REAL(result, name, ...)                                              \
    static result (*real)(__VA_ARGS__);                                      \
    if (!real) real = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name);

static ssize_t really_write(int file, const void *data, size_t bytes)
{
    REAL(ssize_t, "write", int, const void *, size_t)
    return real(file, data, bytes);
}

__attribute__((constructor)) static void begin(void)
{
    const char *folder = getenv("RECORD_UNDER"), *to = getenv("RECORD_TO");
    REAL(int, "open", const char *, int, ...)
    unsetenv("LD_PRELOAD"); /* what the program starts is not under test */
    if (!folder || !realpath(folder, under)) return;
    under_bytes = strlen(under);
    if (!to) return;
    int file = real(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    record = fcntl(file, F_DUPFD_CLOEXEC, LOG_AT);
    close(file);
}

static void note(char kind, int file, int64_t at, const char *path, const void *data, size_t bytes)
{
    size_t path_bytes = path ? strlen(path) : 0;
    struct step step = { kind, file, at, (int32_t)path_bytes, (int32_t)bytes };
    if (record < 0) return;
    really_write(record, &step, sizeof step);
    if (path_bytes) really_write(record, path, path_bytes);
    if (bytes && really_write(record, data, bytes) != (ssize_t)bytes) abort();
}

/* Whether the call is to fail now; errno says how. Called once for each call that is watched. */
static int fails(int kind)
{
    if (!(failing.kinds & kind)) return 0;
    asked++;
    if (failing.left < 0 || failing.left-- > 0) return 0;
    if (failing.forever) failing.left = 0; /* from now on, always */
    failing.begun++;
    errno = failing.error;
    return 1;
}

static int is_under(const char *path)
{
    return under_bytes && !strncmp(path, under, under_bytes)
        && (path[under_bytes] == '/' || !path[under_bytes]);
}

static int is_watched(int file)
{
    return file >= 0 && file < MOST_FILES && watched[file];
}

/* The path without links in its folder, below the folder that is open as ``at``. */
static int whole(int at, const char *path, char *into)
{
    char given[PATH_MAX * 2], link[64], folder[PATH_MAX];
    if (!under_bytes || !path || strlen(path) >= PATH_MAX) return 0;
    if (path[0] == '/' || at == AT_FDCWD) {
        snprintf(given, sizeof given, "%s%s", path[0] == '/' ? "" : "./", path);
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", at);
        ssize_t bytes = readlink(link, folder, sizeof folder - 1);
        if (bytes < 0) return 0;
        folder[bytes] = 0;
        snprintf(given, sizeof given, "%s/%s", folder, path);
    }
    char *slash = strrchr(given, '/');
    size_t end = strlen(given);
    while (slash && slash > given && end == (size_t)(slash - given) + 1) { /* a slash at the end */
        *slash = 0;
        end--;
        slash = strrchr(given, '/');
    }
    if (!slash) return 0;
    *slash = 0;
    if (!realpath(slash == given ? "/" : given, into)) return 0;
    if (strlen(into) + strlen(slash + 1) + 2 >= PATH_MAX) return 0;
    strcat(into, "/");
    strcat(into, slash + 1);
    return is_under(into);
}

/* For programs under test. */
void recorder_mark(const char *text)
{
    pthread_mutex_lock(&turn);
    note('a', -1, 0, NULL, text, strlen(text));
    pthread_mutex_unlock(&turn);
}

void recorder_fail(int kinds, long after, int error, int forever)
{
    pthread_mutex_lock(&turn);
    failing.kinds = kinds, failing.left = after, failing.error = error, failing.forever = forever;
    failing.begun = asked = 0;
    pthread_mutex_unlock(&turn);
}

long recorder_asked(void) { return asked; }

static int opened(int at, const char *path, int flags, mode_t mode)
{
    REAL(int, "openat", int, const char *, int, ...)
    char name[PATH_MAX];
    int writes = (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC));
    if (!whole(at, path, name)) return real(at, path, flags, mode);
    pthread_mutex_lock(&turn);
    int made = access(name, F_OK) != 0;
    int file = fails(writes ? OPENING : READING) ? -1 : real(at, path, flags, mode);
    if (file >= 0 && file < MOST_FILES) {
        watched[file] = 1;
        if (writes) note('o', file, (made ? 1 : 0) | (flags & O_TRUNC ? 2 : 0), name, NULL, 0);
    }
    int error = errno;
    pthread_mutex_unlock(&turn);
    errno = error;
    return file;
}

#define MODE                                                                 \
    mode_t mode = 0;                                                         \
    if (flags & (O_CREAT | O_TMPFILE)) {                                     \
        va_list more;                                                        \
        va_start(more, flags);                                               \
        mode = va_arg(more, mode_t);                                         \
        va_end(more);                                                        \
    }

int open(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE return opened(at, path, flags, mode); }

int close(int file)
{
    REAL(int, "close", int)
    if (is_watched(file)) watched[file] = 0;
    return real(file);
}

/* A disk that fills up takes the first half of what does not fit; the next write hears of it. */
static ssize_t written(int file, const void *data, size_t bytes, off_t at, int here)
{
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t)
    if (!is_watched(file)) return here ? really_write(file, data, bytes) : real(file, data, bytes, at);
    pthread_mutex_lock(&turn);
    ssize_t done = -1;
    if (here) {
        int end = fcntl(file, F_GETFL) & O_APPEND;
        at = lseek(file, 0, end ? SEEK_END : SEEK_CUR);
    }
    if (!fails(WRITING)) {
        done = here ? really_write(file, data, bytes) : real(file, data, bytes, at);
    } else if (errno == ENOSPC && failing.forever && failing.begun == 1 && bytes > 1) {
        done = here ? really_write(file, data, bytes / 2) : real(file, data, bytes / 2, at);
    }
    int error = errno;
    if (done > 0) note('w', file, at, NULL, data, (size_t)done);
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}

ssize_t write(int file, const void *data, size_t bytes) { return written(file, data, bytes, 0, 1); }
ssize_t pwrite(int file, const void *data, size_t n, off_t at) { return written(file, data, n, at, 0); }
ssize_t pwrite64(int file, const void *data, size_t n, off_t at) { return written(file, data, n, at, 0); }

#define ANSWER(kind, call, noted)                                            \
    pthread_mutex_lock(&turn);                                               \
    int answer = fails(kind) ? -1 : (int)(call);                             \
    int error = errno;                                                       \
    if (!answer) noted;                                                      \
    pthread_mutex_unlock(&turn);                                             \
    errno = error;                                                           \
    return answer;

static int cut(int file, off_t bytes)
{
    REAL(int, "ftruncate", int, off_t)
    if (!is_watched(file)) return real(file, bytes);
    ANSWER(WRITING, real(file, bytes), note('t', file, bytes, NULL, NULL, 0))
}
int ftruncate(int file, off_t bytes) { return cut(file, bytes); }
int ftruncate64(int file, off_t bytes) { return cut(file, bytes); }

static int synced(int file, const char *name)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    struct stat about;
    char link[64], path[PATH_MAX] = "";
    if (!is_watched(file)) return real(file);
    int folder = !fstat(file, &about) && S_ISDIR(about.st_mode);
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t bytes = readlink(link, path, sizeof path - 1);
    path[bytes > 0 ? bytes : 0] = 0;
    ANSWER(SYNCING, real(file), note(folder ? 'd' : 's', file, 0, folder ? path : NULL, NULL, 0))
}
int fsync(int file) { return synced(file, "fsync"); }
int fdatasync(int file) { return synced(file, "fdatasync"); }

static int renamed(int from, const char *old, int to, const char *new)
{
    REAL(int, "renameat", int, const char *, int, const char *)
    char was[PATH_MAX], is[PATH_MAX];
    if (!whole(from, old, was) || !whole(to, new, is)) return real(from, old, to, new);
    ANSWER(NAMING, real(from, old, to, new), note('r', -1, 0, was, is, strlen(is)))
}
int rename(const char *old, const char *new) { return renamed(AT_FDCWD, old, AT_FDCWD, new); }
int renameat(int from, const char *old, int to, const char *new) { return renamed(from, old, to, new); }

static int removed(int at, const char *path, int flags)
{
    REAL(int, "unlinkat", int, const char *, int)
    char name[PATH_MAX];
    if (!whole(at, path, name)) return real(at, path, flags);
    ANSWER(NAMING, real(at, path, flags), note('u', -1, 0, name, NULL, 0))
}
int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int unlinkat(int at, const char *path, int flags) { return removed(at, path, flags); }
int rmdir(const char *path) { return removed(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdir(const char *path, mode_t mode)
{
    REAL(int, "mkdir", const char *, mode_t)
    char name[PATH_MAX];
    if (!whole(AT_FDCWD, path, name)) return real(path, mode);
    ANSWER(NAMING, real(path, mode), note('k', -1, 0, name, NULL, 0))
}

static ssize_t gone(int file)
{
    if (!is_watched(file)) return 0;
    pthread_mutex_lock(&turn);
    int failed = fails(READING), error = errno;
    pthread_mutex_unlock(&turn);
    errno = error;
    return failed ? -1 : 0;
}
ssize_t read(int file, void *into, size_t bytes)
{
    REAL(ssize_t, "read", int, void *, size_t)
    return gone(file) ? -1 : real(file, into, bytes);
}
ssize_t pread(int file, void *into, size_t bytes, off_t at)
{
    REAL(ssize_t, "pread", int, void *, size_t, off_t)
    return gone(file) ? -1 : real(file, into, bytes, at);
}
ssize_t pread64(int file, void *into, size_t bytes, off_t at) { return pread(file, into, bytes, at); }

/* Other ways of writing would go unseen: programs fall back to write() where these are refused. */
ssize_t sendfile(int to, int from, off_t *at, size_t bytes)
{
    REAL(ssize_t, "sendfile", int, int, off_t *, size_t)
    if (!is_watched(to)) return real(to, from, at, bytes);
    errno = EINVAL;
    return -1;
}
ssize_t sendfile64(int to, int from, off_t *at, size_t bytes) { return sendfile(to, from, at, bytes); }
ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t bytes, unsigned flags)
{
    REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned)
    if (!is_watched(to)) return real(from, from_at, to, to_at, bytes, flags);
    errno = ENOSYS;
    return -1;
}
static ssize_t refused(int file) { return is_watched(file) ? (note('!', file, 0, NULL, NULL, 0), -1) : 0; }
#define UNSEEN(name, parameters, arguments)                                  \
    ssize_t name parameters                                                  \
    {                                                                        \
        ssize_t (*real) parameters = (ssize_t (*) parameters)dlsym(RTLD_NEXT, #name); \
        errno = ENOSYS;                                                      \
        return refused(file) ? -1 : real arguments;                          \
    }
UNSEEN(writev, (int file, const struct iovec *parts, int n), (file, parts, n))
UNSEEN(pwritev, (int file, const struct iovec *parts, int n, off_t at), (file, parts, n, at))
UNSEEN(pwritev64, (int file, const struct iovec *parts, int n, off_t at), (file, parts, n, at))
void *mmap(void *where, size_t bytes, int rights, int flags, int file, off_t at)
{
    REAL(void *, "mmap", void *, size_t, int, int, int, off_t)
    if ((rights & PROT_WRITE) && (flags & MAP_SHARED) && is_watched(file)) note('!', file, 0, NULL, NULL, 0);
    return real(where, bytes, rights, flags, file, at);
}
