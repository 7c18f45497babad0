/* Sets the clock of a process ahead or back, by the number of seconds that stands in the file CANTO_CLOCK (8 bytes), which
   may be changed at any time. What only measures time is left alone. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile int64_t *seconds;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("CANTO_CLOCK");
    int fd = path == NULL ? -1 : open(path, O_RDONLY);
    if (fd >= 0) {
        void *page = mmap(NULL, sizeof *seconds, PROT_READ, MAP_SHARED, fd, 0);
        seconds = page == MAP_FAILED ? NULL : page;
        close(fd);
    }
}

int clock_gettime(clockid_t id, struct timespec *now) {
    int result = (int) syscall(SYS_clock_gettime, id, now);
    if (result == 0 && seconds != NULL && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) {
        now->tv_sec += *seconds;
    }
    return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec exact;
    (void) zone;
    clock_gettime(CLOCK_REALTIME, &exact);
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *also) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (also != NULL) {
        *also = now.tv_sec;
    }
    return now.tv_sec;
}
