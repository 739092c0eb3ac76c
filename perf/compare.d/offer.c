/* Offers clicks on stored links at a constant rate, an open loop without coordinated omission: a click is due at its
 * time whether or not earlier ones were answered, and its latency counts from that time, however late a connection
 * was free to send it. Each answer is checked: a 302 with the Location that perf/Seed.java gave the link.
 *
 *   offer PORT PREFIX LINKS RATE SECONDS CONNECTIONS
 *
 * Prints JSON: answered clicks, how many a second, wrong answers, clicks that were due and not answered in the end
 * (they count with the time they have waited), and percentiles of the latency in ms. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { BUFFER = 4096, EVENTS = 64 };

struct connection {
  int socket;
  int64_t click; /* the one under way, -1: none */
  uint64_t code;
  size_t length;
  char buffer[BUFFER];
};

static int port, connections, epoll;
static const char *prefix;
static uint64_t links, rate, seconds;
static int64_t begin, end;

static struct connection *pool;
/* The free ones, a ring: each is used in turn, as those of a load balancer. */
static int *ring, ring_head, ring_count;

static uint64_t answered, wrong, latency_count;
static uint32_t *latencies; /* in microseconds */

static void fail(const char *what) {
  fprintf(stderr, "offer: %s: %s\n", what, strerror(errno));
  exit(1);
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static int64_t due(int64_t click) {
  return begin + (int64_t)((double)click * 1e9 / (double)rate);
}

/* xorshift64* */
static uint64_t random_number(void) {
  static uint64_t state = 0x9e3779b97f4a7c15;
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return state * 0x2545f4914f6cdd1d;
}

/* As in perf/Seed.java. */
static uint64_t token(uint64_t number) {
  return 100000000000 + number * 618033989 % 900000000000;
}

static void release(int index) {
  pool[index].click = -1;
  pool[index].length = 0;
  ring[(ring_head + ring_count++) % connections] = index;
}

static void open_connection(int index) {
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(port) };
  struct epoll_event event = { .events = EPOLLIN, .data.u32 = index };
  int socket_number = socket(AF_INET, SOCK_STREAM, 0), one = 1;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (socket_number < 0 || connect(socket_number, (struct sockaddr *)&address, sizeof address) != 0) fail("connect");
  setsockopt(socket_number, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  fcntl(socket_number, F_SETFL, O_NONBLOCK);
  if (epoll_ctl(epoll, EPOLL_CTL_ADD, socket_number, &event) != 0) fail("epoll_ctl");
  pool[index].socket = socket_number;
}

static void reopen(int index) {
  int was_busy = pool[index].click >= 0;
  close(pool[index].socket);
  open_connection(index);
  if (was_busy) release(index);
}

static void note_latency(int64_t click, int64_t at) {
  latencies[latency_count++] = (uint32_t)((at - due(click)) / 1000);
}

static void send_click(int64_t click) {
  int index = ring[ring_head];
  struct connection *it = &pool[index];
  char request[256];
  int length;
  ring_head = (ring_head + 1) % connections;
  ring_count--;
  it->click = click;
  it->code = token(random_number() % links);
  length = snprintf(request, sizeof request, "GET %s%lu HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n", prefix, it->code, port);
  /* One that the server closed meanwhile is found out when its answer is read. */
  if (send(it->socket, request, length, MSG_NOSIGNAL) != length && errno != EPIPE && errno != ECONNRESET) fail("send");
}

/* The head ends the answer: a right one has no body. */
static int is_right(const struct connection *it) {
  char location[256];
  snprintf(location, sizeof location,
      "\r\nlocation: https://shop.example/offers/%lu?utm_source=push&utm_campaign=comparison\r\n", it->code);
  return strncmp(it->buffer, "HTTP/1.1 302 ", 13) == 0 && strcasestr(it->buffer, location) != NULL
      && strcasestr(it->buffer, "\r\ncontent-length: 0\r\n") != NULL;
}

static void read_answer(int index) {
  struct connection *it = &pool[index];
  ssize_t count = recv(it->socket, it->buffer + it->length, BUFFER - 1 - it->length, 0);
  if (count < 0 && errno == EAGAIN) return;
  if (count <= 0 || it->click < 0) {
    if (it->click >= 0) {
      note_latency(it->click, now());
      wrong++;
    }
    reopen(index);
    return;
  }
  it->length += count;
  it->buffer[it->length] = '\0';
  if (strstr(it->buffer, "\r\n\r\n") == NULL && it->length < BUFFER - 1) return;
  note_latency(it->click, now());
  answered++;
  if (is_right(it)) {
    release(index);
  } else {
    wrong++;
    reopen(index);
  }
}

static void wait_for_answers(int64_t until) {
  struct epoll_event events[EVENTS];
  int64_t left = until - now();
  struct timespec timeout = { .tv_sec = 0, .tv_nsec = 0 };
  if (left > 0) {
    timeout.tv_sec = left / 1000000000;
    timeout.tv_nsec = left % 1000000000;
  }
  int count = epoll_pwait2(epoll, events, EVENTS, &timeout, NULL);
  if (count < 0 && errno != EINTR) fail("epoll_pwait2");
  for (int i = 0; i < count; i++) read_answer(events[i].data.u32);
}

/* Returns how many clicks were sent. */
static int64_t offer(void) {
  int64_t sent = 0;
  for (int64_t at = now(); at < end; at = now()) {
    while (ring_count > 0 && due(sent) <= at && due(sent) < end) send_click(sent++);
    wait_for_answers(ring_count > 0 && due(sent) < end ? due(sent) : end);
  }
  return sent;
}

/* Whoever still waits has waited for so long at least. */
static uint64_t note_unanswered(int64_t sent) {
  uint64_t count = 0;
  for (int i = 0; i < connections; i++) {
    if (pool[i].click >= 0) {
      note_latency(pool[i].click, end);
      count++;
    }
  }
  for (; due(sent) < end; sent++, count++) note_latency(sent, end);
  return count;
}

static int ascending(const void *left, const void *right) {
  uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return (a > b) - (a < b);
}

static double percentile(double share) {
  uint64_t rank = (uint64_t)(share * (double)latency_count);
  return latency_count == 0 ? 0 : latencies[rank < latency_count ? rank : latency_count - 1] / 1000.0;
}

int main(int count, char **arguments) {
  if (count != 7) {
    fprintf(stderr, "usage: offer PORT PREFIX LINKS RATE SECONDS CONNECTIONS\n");
    return 2;
  }
  port = atoi(arguments[1]);
  prefix = arguments[2];
  links = strtoull(arguments[3], NULL, 10);
  rate = strtoull(arguments[4], NULL, 10);
  seconds = strtoull(arguments[5], NULL, 10);
  connections = atoi(arguments[6]);
  pool = calloc(connections, sizeof *pool);
  ring = calloc(connections, sizeof *ring);
  latencies = calloc(rate * seconds + 2 * connections, sizeof *latencies);
  epoll = epoll_create1(0);
  if (pool == NULL || ring == NULL || latencies == NULL || epoll < 0) fail("memory");
  for (int i = 0; i < connections; i++) {
    open_connection(i);
    release(i);
  }
  begin = now();
  end = begin + (int64_t)seconds * 1000000000LL;
  uint64_t unanswered = note_unanswered(offer());
  qsort(latencies, latency_count, sizeof *latencies, ascending);
  printf("{\"requests\":%lu,\"rate\":%.1f,\"wrong\":%lu,\"unanswered\":%lu,\"p50\":%.3f,\"p99\":%.3f,\"p999\":%.3f}\n",
      answered, (double)answered / (double)seconds, wrong, unanswered, percentile(0.5), percentile(0.99),
      percentile(0.999));
  return 0;
}
