/* Offers requests at a constant rate, an open loop without coordinated omission: a request is due at its time whether
 * or not earlier ones were answered, and its latency counts from that time, however late a connection was free to send
 * it. Each answer is checked: a click's has to be a 302 with the Location that perf/Seed.java gave the link, that of
 * a new link a 201; one that sheds load has to be a 503 with Retry-After. Anything else is wrong.
 *
 *   offer PORT CONNECTIONS STEPS stored PREFIX LINKS    clicks on stored links, uniform over LINKS of them
 *   offer PORT CONNECTIONS STEPS sealed PREFIX FILE     clicks on the tokens of FILE: token, tab, target
 *   offer PORT CONNECTIONS STEPS create PATH KEY        new links, with an API key
 *
 * STEPS are RATExSECONDS, separated by commas, each beginning when the one before it ends. For each step a line of
 * JSON tells of the requests that were due in it: how many there were, how many answers, how many of them a second,
 * right, shed and wrong ones, requests without an answer in the end (they count with the time they have waited), and
 * percentiles of the latency in ms, of shed ones apart from all others. */
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

enum { BUFFER = 4096, EVENTS = 64, STEPS = 64 };

enum kind { STORED, SEALED, CREATE };

enum outcome { UNANSWERED, RIGHT, SHED, WRONG };

struct step {
  int64_t rate, seconds, first;
};

struct request {
  int64_t due;
  uint32_t latency; /* in microseconds */
  enum outcome outcome;
};

struct sealed {
  char *token, *target;
};

struct connection {
  int socket;
  int64_t request; /* the one under way, -1: none */
  uint64_t link;
  size_t length;
  char buffer[BUFFER];
};

static enum kind kind;
static int port, connections, epoll;
static const char *prefix, *api_key;
static uint64_t links;
static struct sealed *sealed;
static int64_t end;

static struct step steps[STEPS];
static int step_count;
static struct request *requests;
static int64_t request_count;

static struct connection *pool;
/* The free ones, a ring: each is used in turn, as those of a load balancer. */
static int *ring, ring_head, ring_count;

static void fail(const char *what) {
  fprintf(stderr, "offer: %s: %s\n", what, strerror(errno));
  exit(1);
}

static void usage(void) {
  fprintf(stderr, "usage: offer PORT CONNECTIONS STEPS stored PREFIX LINKS | sealed PREFIX FILE | create PATH KEY\n");
  exit(2);
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
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
  pool[index].request = -1;
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
  int was_busy = pool[index].request >= 0;
  close(pool[index].socket);
  open_connection(index);
  if (was_busy) release(index);
}

static void note(int64_t request, enum outcome outcome) {
  requests[request].latency = (uint32_t)((now() - requests[request].due) / 1000);
  requests[request].outcome = outcome;
}

static int write_target(char *target, size_t size, uint64_t link) {
  if (kind == SEALED) return snprintf(target, size, "%s", sealed[link].target);
  return snprintf(target, size, "https://shop.example/offers/%lu?utm_source=push&utm_campaign=comparison", token(link));
}

static int write_request(char *request, size_t size, uint64_t link) {
  char target[256];
  int length;
  switch (kind) {
    case STORED:
      return snprintf(request, size, "GET %s%lu HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n", prefix, token(link), port);
    case SEALED:
      return snprintf(request, size, "GET %s%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n", prefix, sealed[link].token, port);
    default:
      length = write_target(target, sizeof target, link);
      return snprintf(request, size, "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n"
          "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n{\"target\":\"%s\"}",
          prefix, port, api_key, length + (int)strlen("{\"target\":\"\"}"), target);
  }
}

static void send_request(int64_t request) {
  int index = ring[ring_head];
  struct connection *it = &pool[index];
  char text[1024];
  int length;
  ring_head = (ring_head + 1) % connections;
  ring_count--;
  it->request = request;
  it->link = random_number() % links;
  length = write_request(text, sizeof text, it->link);
  /* One that the server closed meanwhile is found out when its answer is read. */
  if (send(it->socket, text, length, MSG_NOSIGNAL) != length && errno != EPIPE && errno != ECONNRESET) fail("send");
}

/* The length of the whole answer; 0 if that is not told, or not yet. */
static size_t answer_length(const struct connection *it) {
  const char *head_end = strstr(it->buffer, "\r\n\r\n"), *length = strcasestr(it->buffer, "\r\ncontent-length: ");
  if (head_end == NULL || length == NULL || length > head_end) return 0;
  return head_end + 4 - it->buffer + strtoul(length + 18, NULL, 10);
}

static int has_location(const struct connection *it) {
  char target[256], header[300];
  write_target(target, sizeof target, it->link);
  snprintf(header, sizeof header, "\r\nlocation: %s\r\n", target);
  return strcasestr(it->buffer, header) != NULL;
}

static enum outcome judge(const struct connection *it) {
  if (strncmp(it->buffer, "HTTP/1.1 503 ", 13) == 0 && strcasestr(it->buffer, "\r\nretry-after: ") != NULL) return SHED;
  if (kind == CREATE) return strncmp(it->buffer, "HTTP/1.1 201 ", 13) == 0 ? RIGHT : WRONG;
  return strncmp(it->buffer, "HTTP/1.1 302 ", 13) == 0 && has_location(it) ? RIGHT : WRONG;
}

static void read_answer(int index) {
  struct connection *it = &pool[index];
  ssize_t count = recv(it->socket, it->buffer + it->length, BUFFER - 1 - it->length, 0);
  if (count < 0 && errno == EAGAIN) return;
  if (count <= 0 || it->request < 0) {
    if (it->request >= 0) note(it->request, WRONG);
    reopen(index);
    return;
  }
  it->length += count;
  it->buffer[it->length] = '\0';
  size_t whole = answer_length(it);
  if (it->length < BUFFER - 1 && (strstr(it->buffer, "\r\n\r\n") == NULL || it->length < whole)) return;
  enum outcome outcome = it->length == whole ? judge(it) : WRONG;
  note(it->request, outcome);
  if (outcome == WRONG) {
    reopen(index);
  } else {
    release(index);
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

static void offer(void) {
  int64_t sent = 0;
  for (int64_t at = now(); at < end; at = now()) {
    while (ring_count > 0 && sent < request_count && requests[sent].due <= at) send_request(sent++);
    wait_for_answers(ring_count > 0 && sent < request_count ? requests[sent].due : end);
  }
}

/* Whoever still waits has waited for so long at least. */
static void note_unanswered(void) {
  for (int64_t i = 0; i < request_count; i++) {
    if (requests[i].outcome == UNANSWERED) requests[i].latency = (uint32_t)((end - requests[i].due) / 1000);
  }
}

static int ascending(const void *left, const void *right) {
  uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return (a > b) - (a < b);
}

static double percentile(const uint32_t *latencies, uint64_t count, double share) {
  uint64_t rank = (uint64_t)(share * (double)count);
  return count == 0 ? 0 : latencies[rank < count ? rank : count - 1] / 1000.0;
}

static void report(const struct step *step) {
  int64_t due = step->rate * step->seconds;
  uint64_t counts[] = { 0, 0, 0, 0 }, taken_count = 0, shed_count = 0;
  uint32_t *taken = calloc(due, sizeof *taken), *shed = calloc(due, sizeof *shed);
  if (taken == NULL || shed == NULL) fail("memory");
  for (int64_t i = step->first; i < step->first + due; i++) {
    counts[requests[i].outcome]++;
    if (requests[i].outcome == SHED) {
      shed[shed_count++] = requests[i].latency;
    } else {
      taken[taken_count++] = requests[i].latency;
    }
  }
  qsort(taken, taken_count, sizeof *taken, ascending);
  qsort(shed, shed_count, sizeof *shed, ascending);
  uint64_t answered = due - counts[UNANSWERED];
  printf("{\"offered\":%ld,\"seconds\":%ld,\"requests\":%lu,\"rate\":%.1f,\"right\":%lu,\"shed\":%lu,\"wrong\":%lu,"
      "\"unanswered\":%lu,\"p50\":%.3f,\"p99\":%.3f,\"p999\":%.3f,\"shed_p50\":%.3f,\"shed_p99\":%.3f}\n",
      step->rate, step->seconds, answered, (double)answered / (double)step->seconds, counts[RIGHT], counts[SHED],
      counts[WRONG], counts[UNANSWERED], percentile(taken, taken_count, 0.5), percentile(taken, taken_count, 0.99),
      percentile(taken, taken_count, 0.999), percentile(shed, shed_count, 0.5), percentile(shed, shed_count, 0.99));
  free(taken);
  free(shed);
}

static void parse_steps(char *text) {
  for (char *each = strtok(text, ","); each != NULL; each = strtok(NULL, ",")) {
    struct step *step = &steps[step_count++];
    if (step_count > STEPS || sscanf(each, "%ldx%ld", &step->rate, &step->seconds) != 2) usage();
    if (step->rate < 1 || step->seconds < 1) usage();
    step->first = request_count;
    request_count += step->rate * step->seconds;
  }
}

static void read_sealed(const char *path) {
  FILE *file = fopen(path, "r");
  char *line = NULL;
  size_t size = 0;
  if (file == NULL) fail(path);
  while (getline(&line, &size, file) > 0) {
    sealed = realloc(sealed, (links + 1) * sizeof *sealed);
    if (sealed == NULL) fail("memory");
    sealed[links].token = strdup(strtok(line, "\t"));
    sealed[links++].target = strdup(strtok(NULL, "\n"));
  }
  free(line);
  fclose(file);
}

static void parse_kind(const char *name, const char *what) {
  if (strcmp(name, "stored") == 0) {
    kind = STORED;
    links = strtoull(what, NULL, 10);
  } else if (strcmp(name, "sealed") == 0) {
    kind = SEALED;
    read_sealed(what);
  } else if (strcmp(name, "create") == 0) {
    kind = CREATE;
    links = 1000000000;
    api_key = what;
  }
  if (links == 0) usage();
}

static void set_due_times(void) {
  end = now();
  for (int i = 0; i < step_count; i++) {
    for (int64_t j = 0; j < steps[i].rate * steps[i].seconds; j++) {
      requests[steps[i].first + j].due = end + (int64_t)((double)j * 1e9 / (double)steps[i].rate);
    }
    end += steps[i].seconds * 1000000000LL;
  }
}

int main(int count, char **arguments) {
  if (count != 7) usage();
  port = atoi(arguments[1]);
  connections = atoi(arguments[2]);
  parse_steps(arguments[3]);
  prefix = arguments[5];
  parse_kind(arguments[4], arguments[6]);
  pool = calloc(connections, sizeof *pool);
  ring = calloc(connections, sizeof *ring);
  requests = calloc(request_count, sizeof *requests);
  epoll = epoll_create1(0);
  if (pool == NULL || ring == NULL || requests == NULL || epoll < 0) fail("memory");
  for (int i = 0; i < connections; i++) {
    open_connection(i);
    release(i);
  }
  set_due_times();
  offer();
  note_unanswered();
  for (int i = 0; i < step_count; i++) report(&steps[i]);
  return 0;
}
