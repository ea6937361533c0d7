/*
 * Stands between a program and the disk (LD_PRELOAD) for the files under one folder. It writes down what is written and
 * what is synced, with the bytes, so that a test can rebuild what a power cut would have left; and it can refuse.
 *
 *   DISK_SHIM_FOLDER    the folder watched, absolute, without a slash at its end
 *   DISK_SHIM_LOG       where the log goes; nothing is logged without it
 *   DISK_SHIM_FAIL_AT   the number of the first operation refused, counted from 1
 *   DISK_SHIM_FAIL_FOR  how many in a row are refused
 *   DISK_SHIM_ONLY      refuses and counts only on files whose path ends with this
 *   DISK_SHIM_WHEN      refuses and counts only while there is a file of this name
 *   DISK_SHIM_SYNC_MS   each fsync and fdatasync takes so many milliseconds longer, whatever the folder
 *   DISK_SHIM_ERRNO     with what; ENOSPC (28) refuses what needs room, every other number what writes or syncs; while
 *                       the next operation would be refused with it, no room is free
 *
 * A log record, little endian: op (1 byte), offset (8), length of the path (4), length of the data (4), path, data.
 * What goes through a memory map (SQLite's -shm) is not seen; SQLite builds it anew after a crash.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define MAX_FILES 4096

static const char *folder, *only, *when;
static size_t folder_length;
static int log_file = -1;
static long fail_at, fail_for, refusals_errno, counted, sync_ms;
static char *paths[MAX_FILES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name, type, ...) \
  static type (*real)(__VA_ARGS__); \
  if (real == NULL) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

__attribute__((constructor)) static void start(void) {
  folder = getenv("DISK_SHIM_FOLDER");
  folder_length = folder == NULL ? 0 : strlen(folder);
  only = getenv("DISK_SHIM_ONLY");
  when = getenv("DISK_SHIM_WHEN");
  const char *at = getenv("DISK_SHIM_FAIL_AT");
  const char *for_ = getenv("DISK_SHIM_FAIL_FOR");
  const char *number = getenv("DISK_SHIM_ERRNO");
  fail_at = at == NULL ? 0 : atol(at);
  fail_for = for_ == NULL ? 1 : atol(for_);
  refusals_errno = number == NULL ? EIO : atol(number);
  const char *delay = getenv("DISK_SHIM_SYNC_MS");
  sync_ms = delay == NULL ? 0 : atol(delay);
  const char *log_path = getenv("DISK_SHIM_LOG");
  if (log_path != NULL) {
    REAL("open", int, const char *, int, ...);
    log_file = real(log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log_file < 0) abort();
  }
}

static int is_watched(const char *path) {
  return folder != NULL && path != NULL && strncmp(path, folder, folder_length) == 0 &&
         (path[folder_length] == '/' || path[folder_length] == '\0');
}

static const char *path_of(int file) { return file >= 0 && file < MAX_FILES ? paths[file] : NULL; }

static void put(const void *bytes, size_t length) {
  REAL("write", ssize_t, int, const void *, size_t);
  const char *from = bytes;
  while (length > 0) {
    ssize_t done = real(log_file, from, length);
    if (done <= 0) abort();
    from += done;
    length -= (size_t)done;
  }
}

/* The caller holds the lock. */
static void note(char op, const char *path, uint64_t offset, const void *data, size_t length) {
  if (log_file < 0) return;
  const char *name = path + folder_length;
  unsigned char head[17];
  uint32_t name_length = (uint32_t)strlen(name), data_length = (uint32_t)length;
  head[0] = (unsigned char)op;
  memcpy(head + 1, &offset, 8);
  memcpy(head + 9, &name_length, 4);
  memcpy(head + 13, &data_length, 4);
  put(head, sizeof head);
  put(name, name_length);
  put(data, length);
}

static int ends_with(const char *path, const char *end) {
  size_t length = strlen(path), end_length = strlen(end);
  return length >= end_length && strcmp(path + length - end_length, end) == 0;
}

/* The caller holds the lock. Marks of the test itself are never refused. */
static int is_refused(const char *path, int needs_room) {
  if (fail_at == 0 || ends_with(path, "/acks") || (only != NULL && !ends_with(path, only))) return 0;
  if (refusals_errno == ENOSPC && !needs_room) return 0;
  if (when != NULL && access(when, F_OK) != 0) return 0;
  counted += 1;
  if (counted < fail_at || counted >= fail_at + fail_for) return 0;
  errno = (int)refusals_errno;
  return 1;
}

static int is_full(const char *path) {
  return is_watched(path) && refusals_errno == ENOSPC && fail_at > 0 && counted + 1 >= fail_at &&
         counted + 1 < fail_at + fail_for && (when == NULL || access(when, F_OK) == 0);
}

static int opened(int file, const char *path, int flags, int existed) {
  if (file < 0 || file >= MAX_FILES) return file;
  free(paths[file]);
  paths[file] = strdup(path);
  if ((flags & O_CREAT) != 0 && !existed) note('c', path, 0, "", 0);
  if ((flags & O_TRUNC) != 0 && existed) note('t', path, 0, "", 0);
  return file;
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    mode_t mode = 0; \
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) { \
      va_list rest; \
      va_start(rest, flags); \
      mode = va_arg(rest, mode_t); \
      va_end(rest); \
    } \
    REAL(#name, int, const char *, int, ...); \
    if (!is_watched(path)) return real(path, flags, mode); \
    pthread_mutex_lock(&lock); \
    struct stat found; \
    int existed = stat(path, &found) == 0; \
    int creates = (flags & O_CREAT) != 0 && !existed; \
    int file = creates && is_refused(path, 1) ? -1 : opened(real(path, flags, mode), path, flags, existed); \
    pthread_mutex_unlock(&lock); \
    return file; \
  }
OPEN(open)
OPEN(open64)

int close(int file) {
  REAL("close", int, int);
  if (path_of(file) == NULL) return real(file);
  pthread_mutex_lock(&lock);
  if (path_of(file) != NULL) {
    free(paths[file]);
    paths[file] = NULL;
  }
  int result = real(file);
  pthread_mutex_unlock(&lock);
  return result;
}

ssize_t write(int file, const void *data, size_t length) {
  REAL("write", ssize_t, int, const void *, size_t);
  if (path_of(file) == NULL) return real(file, data, length);
  pthread_mutex_lock(&lock);
  const char *path = path_of(file);
  ssize_t done = -1;
  if (!is_refused(path, 1)) {
    int appends = (fcntl(file, F_GETFL) & O_APPEND) != 0;
    uint64_t offset = (uint64_t)lseek(file, 0, appends ? SEEK_END : SEEK_CUR);
    done = real(file, data, length);
    if (done > 0) note('w', path, offset, data, (size_t)done);
  }
  pthread_mutex_unlock(&lock);
  return done;
}

#define PWRITE(name, offset_type) \
  ssize_t name(int file, const void *data, size_t length, offset_type offset) { \
    REAL(#name, ssize_t, int, const void *, size_t, offset_type); \
    if (path_of(file) == NULL) return real(file, data, length, offset); \
    pthread_mutex_lock(&lock); \
    const char *path = path_of(file); \
    ssize_t done = is_refused(path, 1) ? -1 : real(file, data, length, offset); \
    if (done > 0) note('w', path, (uint64_t)offset, data, (size_t)done); \
    pthread_mutex_unlock(&lock); \
    return done; \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

/* Vectors are written piece by piece: the log then needs one kind of record. */
static ssize_t write_pieces(int file, const struct iovec *pieces, int count, off64_t offset) {
  ssize_t total = 0;
  for (int at = 0; at < count; at += 1) {
    ssize_t done = offset < 0 ? write(file, pieces[at].iov_base, pieces[at].iov_len)
                              : pwrite64(file, pieces[at].iov_base, pieces[at].iov_len, offset + total);
    if (done < 0) return total > 0 ? total : -1;
    total += done;
    if ((size_t)done < pieces[at].iov_len) break;
  }
  return total;
}

ssize_t writev(int file, const struct iovec *pieces, int count) {
  REAL("writev", ssize_t, int, const struct iovec *, int);
  return path_of(file) == NULL ? real(file, pieces, count) : write_pieces(file, pieces, count, -1);
}

#define PWRITEV(name, offset_type) \
  ssize_t name(int file, const struct iovec *pieces, int count, offset_type offset) { \
    REAL(#name, ssize_t, int, const struct iovec *, int, offset_type); \
    return path_of(file) == NULL ? real(file, pieces, count, offset) : write_pieces(file, pieces, count, offset); \
  }
PWRITEV(pwritev, off_t)
PWRITEV(pwritev64, off64_t)

#define FTRUNCATE(name, offset_type) \
  int name(int file, offset_type length) { \
    REAL(#name, int, int, offset_type); \
    if (path_of(file) == NULL) return real(file, length); \
    pthread_mutex_lock(&lock); \
    const char *path = path_of(file); \
    int result = is_refused(path, 0) ? -1 : real(file, length); \
    if (result == 0) note('t', path, (uint64_t)length, "", 0); \
    pthread_mutex_unlock(&lock); \
    return result; \
  }
FTRUNCATE(ftruncate, off_t)
FTRUNCATE(ftruncate64, off64_t)

/* Without the lock: what does not sync need not wait. */
static void take_time(void) {
  struct timespec left = {sync_ms / 1000, sync_ms % 1000 * 1000000};
  while (sync_ms > 0 && nanosleep(&left, &left) != 0 && errno == EINTR) {
  }
}

#define SYNC(name) \
  int name(int file) { \
    REAL(#name, int, int); \
    take_time(); \
    if (path_of(file) == NULL) return real(file); \
    pthread_mutex_lock(&lock); \
    const char *path = path_of(file); \
    int result = is_refused(path, 0) ? -1 : real(file); \
    if (result == 0) note('s', path, 0, "", 0); \
    pthread_mutex_unlock(&lock); \
    return result; \
  }
SYNC(fsync)
SYNC(fdatasync)

#define STATFS(name) \
  int name(const char *path, struct name *found) { \
    REAL(#name, int, const char *, struct name *); \
    int result = real(path, found); \
    if (result == 0 && is_full(path)) found->f_bavail = found->f_bfree = 0; \
    return result; \
  }
STATFS(statfs)
STATFS(statfs64)

int mkdir(const char *path, mode_t mode) {
  REAL("mkdir", int, const char *, mode_t);
  if (!is_watched(path)) return real(path, mode);
  pthread_mutex_lock(&lock);
  int result = is_refused(path, 1) ? -1 : real(path, mode);
  if (result == 0) note('m', path, 0, "", 0);
  pthread_mutex_unlock(&lock);
  return result;
}

int rename(const char *from, const char *to) {
  REAL("rename", int, const char *, const char *);
  if (!is_watched(from) || !is_watched(to)) return real(from, to);
  pthread_mutex_lock(&lock);
  int result = is_refused(from, 0) ? -1 : real(from, to);
  if (result == 0) note('r', from, 0, to + folder_length, strlen(to) - folder_length);
  pthread_mutex_unlock(&lock);
  return result;
}

int unlink(const char *path) {
  REAL("unlink", int, const char *);
  if (!is_watched(path)) return real(path);
  pthread_mutex_lock(&lock);
  int result = is_refused(path, 0) ? -1 : real(path);
  if (result == 0) note('u', path, 0, "", 0);
  pthread_mutex_unlock(&lock);
  return result;
}
