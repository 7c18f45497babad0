/* Makes the calls of a process fail that concern files below a folder named "out": two of three, by CANTO_FAULT. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int calls;
/* How much of the file was forced to the disk. */
static off_t forced;

static int is_asked(const char *fault) {
    const char *wanted = getenv("CANTO_FAULT");
    return wanted != NULL && strcmp(wanted, fault) == 0;
}

static int is_output(int fd) {
    char link[64];
    char path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = 0;
    return strstr(path, "/out/") != NULL;
}

static int concerns(int fd, const char *fault) {
    return is_asked(fault) && is_output(fd) && __sync_fetch_and_add(&calls, 1) % 3 != 2;
}

/* Loses what was not forced, as a system may that could not write it: the next call reports success all the same. */
static void forget(int fd, off_t end) {
    for (off_t at = forced; at < end; at++) {
        pwrite(fd, "?", 1, at);
    }
}

static int fails(int fd) {
    struct stat now;
    int fails = concerns(fd, "force");
    if (is_asked("forget") && is_output(fd) && fstat(fd, &now) == 0) {
        fails = concerns(fd, "forget");
        if (fails) {
            forget(fd, now.st_size);
        } else {
            forced = now.st_size;
        }
    }
    errno = fails ? EIO : errno;
    return fails;
}

int fsync(int fd) {
    int (*real)(int) = (int (*)(int)) dlsym(RTLD_NEXT, "fsync");
    return fails(fd) ? -1 : real(fd);
}

int fdatasync(int fd) {
    int (*real)(int) = (int (*)(int)) dlsym(RTLD_NEXT, "fdatasync");
    return fails(fd) ? -1 : real(fd);
}

ssize_t write(int fd, const void *bytes, size_t count) {
    ssize_t (*real)(int, const void *, size_t) = (ssize_t(*)(int, const void *, size_t)) dlsym(RTLD_NEXT, "write");
    if (count > 7 && concerns(fd, "short")) {
        return real(fd, bytes, count / 3);
    }
    if (concerns(fd, "write")) {
        errno = EIO;
        return -1;
    }
    return real(fd, bytes, count);
}
