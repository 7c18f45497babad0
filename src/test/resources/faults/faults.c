/* Makes the calls of a process fail that concern files below a folder named "out": two of three, by CANTO_FAULT. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int calls;

static int concerns(int fd, const char *fault) {
    char link[64];
    char path[4096];
    const char *wanted = getenv("CANTO_FAULT");
    if (wanted == NULL || strcmp(wanted, fault) != 0) {
        return 0;
    }
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) {
        return 0;
    }
    path[length] = 0;
    return strstr(path, "/out/") != NULL && __sync_fetch_and_add(&calls, 1) % 3 != 2;
}

static int fails(int fd) {
    if (concerns(fd, "force")) {
        errno = EIO;
        return 1;
    }
    return 0;
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
