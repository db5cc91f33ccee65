/*
 * Stands between a program and its disk (LD_PRELOAD). Two things, for files below FAULT_FOLDER alone:
 *
 * - FAULT_CONTROL names a file of three 64-bit numbers that the program shares with this shim: which change of the disk is the first to fail (0: none), how many were
 *   asked for since the program set this to 0, and how many failed. From the first on every change fails as on a full disk; of the first, a write keeps its
 *   first half.
 * - FAULT_LOG names a file that takes down each change, each wait for the disk, and each write to standard output (what the program acknowledged), in
 *   order. A power cut is played from it: what was not waited for may be lost.
 *
 * A record of the log: six 64-bit numbers (kind, inode, offset, length, length of a name, length of a second name), the names, the bytes.
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
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 1, RESIZE, SYNC, CREATE, RENAME, REMOVE, FOLDER, SAID };
enum { FIRST_TO_FAIL, ASKED, FAILED, CELLS };

static char folder[PATH_MAX];
static size_t folder_length;
static volatile int64_t *control;
static int log_file = -1;
static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;

/* One lock from before a change until it is taken down, so that the log has the order in which changes were made. */
#define LOGGED_BEGIN if (log_file >= 0) pthread_mutex_lock(&log_lock)
#define LOGGED_END if (log_file >= 0) pthread_mutex_unlock(&log_lock)
#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
  const char *where = getenv("FAULT_FOLDER"), *shared = getenv("FAULT_CONTROL"), *log = getenv("FAULT_LOG");
  if (where == NULL) return;
  snprintf(folder, sizeof folder, "%s/", where);
  folder_length = strlen(folder);
  if (shared != NULL) {
    int fd = REAL(open)(shared, O_RDWR);
    void *page = fd < 0 ? MAP_FAILED : mmap(NULL, CELLS * sizeof(int64_t), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (page != MAP_FAILED) control = page;
    if (fd >= 0) REAL(close)(fd);
  }
  if (log != NULL) log_file = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_below(const char *path) { return folder_length > 0 && strncmp(path, folder, folder_length) == 0; }

/* The index of a log lies in memory that processes share; SQLite makes it again. */
static int is_index(const char *path) {
  size_t length = strlen(path);
  return length > 4 && strcmp(path + length - 4, "-shm") == 0;
}

/* The path below the folder of what is open; 0 where it lies elsewhere or has no name any more. */
static int path_of(int fd, char *path) {
  char link[64];
  if (folder_length == 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = 0;
  size_t own = folder_length - 1;
  return strncmp(path, folder, own) == 0 && (path[own] == '/' || path[own] == 0);
}

static int path_at(int dirfd, const char *given, char *path) {
  if (folder_length == 0) return 0;
  if (given[0] == '/') snprintf(path, PATH_MAX, "%s", given);
  else if (dirfd == AT_FDCWD) {
    char here[PATH_MAX];
    if (getcwd(here, sizeof here) == NULL) return 0;
    if (snprintf(path, PATH_MAX, "%s/%s", here, given) >= PATH_MAX) return 0;
  } else {
    char base[PATH_MAX];
    if (!path_of(dirfd, base)) return 0;
    if (snprintf(path, PATH_MAX, "%s/%s", base, given) >= PATH_MAX) return 0;
  }
  return is_below(path);
}

/* 0: goes on; 1: the first that fails; 2: a later one. */
static int fails(void) {
  if (control == NULL) return 0;
  int64_t asked = __atomic_add_fetch(&control[ASKED], 1, __ATOMIC_SEQ_CST), first = control[FIRST_TO_FAIL];
  if (first == 0 || asked < first) return 0;
  __atomic_add_fetch(&control[FAILED], 1, __ATOMIC_SEQ_CST);
  return asked == first ? 1 : 2;
}

static int refuse(void) {
  errno = ENOSPC;
  return -1;
}

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    ssize_t done = REAL(write)(log_file, at, length);
    if (done <= 0) abort();
    at += done;
    length -= done;
  }
}

static void note(int64_t kind, int64_t inode, int64_t offset, int64_t length, const char *name, const char *second, const void *bytes) {
  int64_t head[6] = {kind, inode, offset, length, name == NULL ? 0 : strlen(name), second == NULL ? 0 : strlen(second)};
  put(head, sizeof head);
  if (name != NULL) put(name, head[4]);
  if (second != NULL) put(second, head[5]);
  if (bytes != NULL) put(bytes, length);
}

static int64_t inode_of(int fd) {
  struct stat found;
  return fstat(fd, &found) == 0 ? (int64_t)found.st_ino : 0;
}

/* Writes at a place, or where the file stands (place -1). */
static ssize_t change(int fd, const void *bytes, size_t length, off_t place) {
  char path[PATH_MAX];
  if (log_file >= 0 && fd == 1) {
    LOGGED_BEGIN;
    note(SAID, 0, 0, length, NULL, NULL, bytes);
    ssize_t said = REAL(write)(fd, bytes, length);
    LOGGED_END;
    return said;
  }
  if (!path_of(fd, path) || is_index(path)) return place < 0 ? REAL(write)(fd, bytes, length) : REAL(pwrite)(fd, bytes, length, place);
  int state = fails();
  if (state == 2 || (state == 1 && length < 2)) return refuse();
  if (state == 1) length /= 2;
  LOGGED_BEGIN;
  off_t at = place;
  if (place < 0) at = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
  ssize_t done = place < 0 ? REAL(write)(fd, bytes, length) : REAL(pwrite)(fd, bytes, length, place);
  if (log_file >= 0 && done > 0) note(WRITE, inode_of(fd), at, done, path, NULL, bytes);
  LOGGED_END;
  return done;
}

ssize_t write(int fd, const void *bytes, size_t length) { return change(fd, bytes, length, -1); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t place) { return change(fd, bytes, length, place); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t place) { return change(fd, bytes, length, place); }

static ssize_t change_each(int fd, const struct iovec *parts, int count, off_t place) {
  ssize_t total = 0;
  for (int part = 0; part < count; part++) {
    if (parts[part].iov_len == 0) continue;
    ssize_t done = change(fd, parts[part].iov_base, parts[part].iov_len, place < 0 ? place : place + total);
    if (done < 0) return total > 0 ? total : done;
    total += done;
    if ((size_t)done < parts[part].iov_len) return total;
  }
  return total;
}

ssize_t writev(int fd, const struct iovec *parts, int count) { return change_each(fd, parts, count, -1); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t place) { return change_each(fd, parts, count, place); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t place) { return change_each(fd, parts, count, place); }

/* Copies by reading and writing, so that each write is seen. */
static ssize_t copy(int to, int from, off_t *offset, size_t length) {
  char bytes[65536];
  off_t at = offset == NULL ? lseek(from, 0, SEEK_CUR) : *offset;
  ssize_t total = 0;
  while ((size_t)total < length) {
    size_t most = length - total < sizeof bytes ? length - total : sizeof bytes;
    ssize_t got = pread(from, bytes, most, at + total);
    if (got <= 0) break;
    ssize_t done = change(to, bytes, got, -1);
    if (done < 0 && total == 0) return -1;
    if (done > 0) total += done;
    if (done < got) break;
  }
  if (offset == NULL) lseek(from, at + total, SEEK_SET);
  else *offset = at + total;
  return total;
}

ssize_t sendfile(int to, int from, off_t *offset, size_t length) { return copy(to, from, offset, length); }
ssize_t sendfile64(int to, int from, off64_t *offset, size_t length) { return copy(to, from, offset, length); }
/* Node asks the system itself for a copy; told that there is no such call, it takes sendfile. */
long syscall(long number, ...) {
  long given[6];
  char path[PATH_MAX];
  va_list rest;
  va_start(rest, number);
  for (int at = 0; at < 6; at++) given[at] = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_copy_file_range && path_of(given[2], path)) {
    errno = ENOSYS;
    return -1;
  }
  return REAL(syscall)(number, given[0], given[1], given[2], given[3], given[4], given[5]);
}

static int resize(int fd, off_t length) {
  char path[PATH_MAX];
  struct stat found;
  if (!path_of(fd, path) || is_index(path)) return REAL(ftruncate)(fd, length);
  /* Making a file shorter takes no room. */
  if (fstat(fd, &found) == 0 && length > found.st_size && fails()) return refuse();
  LOGGED_BEGIN;
  int done = REAL(ftruncate)(fd, length);
  if (log_file >= 0 && done == 0) note(RESIZE, inode_of(fd), length, 0, path, NULL, NULL);
  LOGGED_END;
  return done;
}

int ftruncate(int fd, off_t length) { return resize(fd, length); }
int ftruncate64(int fd, off64_t length) { return resize(fd, length); }

static int wait_for_disk(int fd, int all) {
  char path[PATH_MAX];
  if (path_of(fd, path) && fails()) return refuse();
  LOGGED_BEGIN;
  /* What is waited for is kept in the log; the disk of this machine need not be. */
  int done = log_file >= 0 ? 0 : all ? REAL(fsync)(fd) : REAL(fdatasync)(fd);
  if (log_file >= 0 && done == 0 && path_of(fd, path)) note(SYNC, inode_of(fd), 0, 0, path, NULL, NULL);
  LOGGED_END;
  return done;
}

int fsync(int fd) { return wait_for_disk(fd, 1); }
int fdatasync(int fd) { return wait_for_disk(fd, 0); }

static int open_at(int dirfd, const char *given, int flags, mode_t mode) {
  char path[PATH_MAX];
  struct stat found;
  if (!path_at(dirfd, given, path) || (flags & (O_CREAT | O_TRUNC)) == 0 || is_index(path)) return REAL(openat)(dirfd, given, flags, mode);
  int is_new = fstatat(dirfd, given, &found, 0) != 0;
  if (is_new && (flags & O_CREAT) && fails()) return refuse();
  LOGGED_BEGIN;
  int fd = REAL(openat)(dirfd, given, flags, mode);
  if (log_file >= 0 && fd >= 0 && is_new) note(CREATE, inode_of(fd), 0, 0, path, NULL, NULL);
  else if (log_file >= 0 && fd >= 0 && (flags & O_TRUNC)) note(RESIZE, inode_of(fd), 0, 0, path, NULL, NULL);
  LOGGED_END;
  return fd;
}

#define MODE_OF(flags, mode) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | __O_TMPFILE)) { \
    va_list rest; \
    va_start(rest, flags); \
    mode = va_arg(rest, mode_t); \
    va_end(rest); \
  }

int open(const char *path, int flags, ...) { MODE_OF(flags, mode) return open_at(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags, mode) return open_at(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int dirfd, const char *path, int flags, ...) { MODE_OF(flags, mode) return open_at(dirfd, path, flags, mode); }
int openat64(int dirfd, const char *path, int flags, ...) { MODE_OF(flags, mode) return open_at(dirfd, path, flags | O_LARGEFILE, mode); }

int rename(const char *from, const char *to) {
  char first[PATH_MAX], second[PATH_MAX];
  if (!path_at(AT_FDCWD, from, first) || !path_at(AT_FDCWD, to, second)) return REAL(rename)(from, to);
  if (fails()) return refuse();
  LOGGED_BEGIN;
  int done = REAL(rename)(from, to);
  if (log_file >= 0 && done == 0) note(RENAME, 0, 0, 0, first, second, NULL);
  LOGGED_END;
  return done;
}

static int remove_at(int dirfd, const char *given, int flags) {
  char path[PATH_MAX];
  if (!path_at(dirfd, given, path)) return REAL(unlinkat)(dirfd, given, flags);
  LOGGED_BEGIN;
  int done = REAL(unlinkat)(dirfd, given, flags);
  if (log_file >= 0 && done == 0) note(REMOVE, 0, 0, 0, path, NULL, NULL);
  LOGGED_END;
  return done;
}

int unlink(const char *path) { return remove_at(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return remove_at(AT_FDCWD, path, AT_REMOVEDIR); }
int unlinkat(int dirfd, const char *path, int flags) { return remove_at(dirfd, path, flags); }
int remove(const char *path) {
  int done = remove_at(AT_FDCWD, path, 0);
  return done < 0 && (errno == EISDIR || errno == EPERM) ? remove_at(AT_FDCWD, path, AT_REMOVEDIR) : done;
}

int mkdir(const char *given, mode_t mode) {
  char path[PATH_MAX];
  struct stat found;
  if (!path_at(AT_FDCWD, given, path)) return REAL(mkdir)(given, mode);
  if (stat(given, &found) != 0 && fails()) return refuse();
  LOGGED_BEGIN;
  int done = REAL(mkdir)(given, mode);
  if (log_file >= 0 && done == 0) note(FOLDER, 0, 0, 0, path, NULL, NULL);
  LOGGED_END;
  return done;
}
