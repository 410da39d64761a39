/* Lets the n-th write of a program to a graph file fail, or ends the program there.
 *
 * SABOTAGE is `full` (no space left), `error` (input/output error) or `kill`; SABOTAGE_AT is n. Writes, syncs and
 * truncations of files count whose names have `.graph` in them. After a failure all later ones fail, too, but for
 * `error`, which is once. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long count;
static int told;

static int is_graph(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strstr(path, ".graph") != NULL;
}

/* Whether this one fails; sets errno. */
static int fails(int fd, int is_write) {
  const char *way = getenv("SABOTAGE"), *at = getenv("SABOTAGE_AT");
  if (!way || !at || !is_graph(fd)) return 0;
  long own = __sync_add_and_fetch(&count, 1), nth = atol(at);
  int is_error = strcmp(way, "error") == 0;
  if (is_error ? own != nth : own < nth) return 0;
  if (strcmp(way, "kill") == 0) _exit(77);
  if (!is_error && !is_write) return 0;
  if (!told++) {
    ssize_t done = write(2, "sabotaged\n", 10);
    (void)done;
  }
  errno = is_error ? EIO : ENOSPC;
  return 1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t place) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
  return fails(fd, 1) ? -1 : real(fd, bytes, length, place);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t place) {
  static ssize_t (*real)(int, const void *, size_t, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "pwrite");
  return fails(fd, 1) ? -1 : real(fd, bytes, length, place);
}

int fsync(int fd) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "fsync");
  return fails(fd, 0) ? -1 : real(fd);
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
  return fails(fd, 0) ? -1 : real(fd);
}

int ftruncate64(int fd, off64_t length) {
  static int (*real)(int, off64_t);
  if (!real) real = dlsym(RTLD_NEXT, "ftruncate64");
  return fails(fd, 1) ? -1 : real(fd, length);
}

int ftruncate(int fd, off_t length) {
  static int (*real)(int, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "ftruncate");
  return fails(fd, 1) ? -1 : real(fd, length);
}
