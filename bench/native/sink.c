/*
 * The receiver of `bench stream`: many WebSockets on one thread, and how late each message came.
 *
 *   sink PORT DIALECT          DIALECT is "frames" (Monkeytown, PROTOCOL.md) or "socketio" (Socket.IO over WebSocket)
 *
 * Lines on standard input:
 *   socket BASE_NANOS STALLS TOKEN JOIN...   one socket to open: when tick 1 of its game is due (CLOCK_MONOTONIC),
 *                                            1 if it is one of those that will stall, what it offers as
 *                                            "bearer.TOKEN", and the text that it sends once it is open ("-": none)
 *   connect                                  opens them all, a few at a time
 *   measure NAME FROM_NANOS TO_NANOS         a window to report about; windows must not overlap
 *   stall FROM_NANOS TO_NANOS                when the stalling sockets do not read
 *   token TOKEN                              what the next socket, in the order of opening, offers the next time: a token
 *                                            is good for one socket
 *   cut AT_NANOS                             closes all sockets and opens them again, all at once; one that is turned
 *                                            away tries again a second later
 *   end
 * Lines on standard output, JSON: {"connected":N} once every socket has had a message, {"failed":"why"}, and one object
 * for each window, a second after its end, about the sockets that do not stall; and after a cut one about how long each
 * socket was without a frame, once all have had one, or after half a minute.
 *
 * A message's latency is the time it was read minus the time its tick was due; it belongs to the window in which it was
 * due. "received" and "bytes" count what was read within the window, for costs per message. Ends with its input.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define TICK_NANOS (1e9 / 60)
#define MOST_SOCKETS 20000
#define MOST_WINDOWS 16
#define MOST_OPENING 32                      /* sockets being opened at once */
#define HISTOGRAM_MICROS 1000000             /* one bucket a microsecond; later ones share the last */
#define IN_TIME_MICROS 16000
#define HEARTBEAT_NANOS 5000000000LL
#define GRACE_NANOS 1000000000LL             /* a window is reported this long after its end */
#define JOIN_AGAIN_NANOS 1000000000LL         /* after an error "unavailable", as PROTOCOL.md says */
#define OPEN_AGAIN_NANOS 1000000000LL        /* after being turned away */
#define CUT_PATIENCE_NANOS 30000000000LL
#define STALLING_RECEIVE_BYTES 8192          /* else the kernel would hide a stall for long */
#define HEAD_BYTES 64

enum state { WAITING, CONNECTING, UPGRADING, OPEN, CLOSED };

typedef struct {
    int64_t base_nanos;
    char *token, *join;
    int fd;
    enum state state;
    int stalls, joined, away;  /* away: was cut and has had no frame since */
    uint32_t blank;            /* how much of "\r\n\r\n" was just read */
    uint8_t header[10];        /* of the WebSocket frame being read */
    uint32_t header_read;
    uint64_t payload_left;
    uint8_t head[HEAD_BYTES];  /* first bytes of its payload, and of the answer to the upgrade */
    uint32_t head_read;
    int64_t last_tick;
    int64_t resynced_nanos;
    int64_t join_again_nanos;  /* 0: no need */
    int64_t open_again_nanos;  /* of one that waits while away */
} Socket;

typedef struct {
    char name[32];
    int64_t from, to;
    uint64_t received, bytes, due, in_time, gaps, missing, keyframes;
    uint64_t stalled_received, stalled_keyframes, max_micros;
    uint32_t histogram[HISTOGRAM_MICROS + 1];
} Window;

static Socket sockets[MOST_SOCKETS];
static int socket_count, next_to_open, opening, joined, closed;
static Window *windows[MOST_WINDOWS];
static int window_count;
static int64_t stall_from, stall_to;
static int stalled;
static int64_t cut_at;         /* 0: none is due */
static int64_t cut_nanos;      /* when the last one was */
static uint64_t away_micros[MOST_SOCKETS];
static int cut_count, away_count, back_count, turned_away;
static int poll_fd, port, socketio, connecting, told_connected;
static uint64_t errors;

static int64_t now_nanos(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void fail(const char *why) {
    printf("{\"failed\":\"%s\"}\n", why);
    fflush(stdout);
    exit(1);
}

static void listen_for(Socket *s, int operation, uint32_t events) {
    struct epoll_event wanted = {.events = events, .data.ptr = s};
    epoll_ctl(poll_fd, operation, s->fd, &wanted);
}

static void forget_what_was_read(Socket *s) {
    s->blank = s->header_read = s->head_read = 0;
    s->payload_left = 0;
    s->last_tick = s->join_again_nanos = 0;
}

static void end_socket(Socket *s) {
    if (s->state == CLOSED || s->state == WAITING) return;
    if (s->away) {
        close(s->fd);
        s->state = WAITING;
        s->open_again_nanos = now_nanos() + OPEN_AGAIN_NANOS;
        forget_what_was_read(s);
        turned_away++;
        return;
    }
    close(s->fd);
    if (!s->joined) fail("a socket was closed before its first message");
    s->state = CLOSED;
    closed++;
}

/* Everything a client sends is masked; which mask does not matter here. */
static void send_frame(Socket *s, uint8_t opcode, const char *payload, size_t length) {
    static const uint8_t mask[4] = {0x12, 0x34, 0x56, 0x78};
    uint8_t frame[1024];
    size_t at = 0;
    if (length > 1000) fail("a message to send is too long");
    frame[at++] = 0x80 | opcode;
    if (length < 126) {
        frame[at++] = (uint8_t)(0x80 | length);
    } else {
        frame[at++] = 0x80 | 126;
        frame[at++] = (uint8_t)(length >> 8);
        frame[at++] = (uint8_t)length;
    }
    memcpy(frame + at, mask, 4);
    at += 4;
    for (size_t i = 0; i < length; i++) frame[at++] = (uint8_t)payload[i] ^ mask[i & 3];
    if (write(s->fd, frame, at) != (ssize_t)at) end_socket(s);
}

static void send_text(Socket *s, const char *text) { send_frame(s, 1, text, strlen(text)); }

static void send_join(Socket *s) {
    if (strcmp(s->join, "-") != 0) send_text(s, s->join);
}

/* ---- what comes in ------------------------------------------------------------------------------------------- */

static Window *window_at(int64_t nanos) {
    for (int i = 0; i < window_count; i++) {
        if (nanos >= windows[i]->from && nanos < windows[i]->to) return windows[i];
    }
    return NULL;
}

static void game_message(Socket *s, uint64_t wire_bytes, int64_t now) {
    if (s->head_read < 3) return;
    int keyframe = s->head[0] == 0x12;
    uint32_t at = 1;
    while (at < s->head_read && s->head[at] & 0x80) at++; /* the epoch */
    int64_t tick = 0;
    int shift = 0;
    for (at++; at < s->head_read; at++, shift += 7) {
        tick |= (int64_t)(s->head[at] & 0x7F) << shift;
        if (!(s->head[at] & 0x80)) break;
    }
    if (!s->joined) {
        s->joined = 1;
        joined++;
        opening--;
    }
    Window *read_in = window_at(now);
    if (read_in) {
        read_in->received += !s->stalls;
        read_in->bytes += s->stalls ? 0 : wire_bytes;
        read_in->stalled_received += (uint64_t)s->stalls;
    }
    if (s->away && !keyframe) {
        s->away = 0;
        away_count--;
        away_micros[back_count++] = (uint64_t)(now - cut_nanos) / 1000;
    }
    if (keyframe) {
        if (read_in && s->stalls) read_in->stalled_keyframes++;
        if (read_in && !s->stalls) read_in->keyframes++;
        if (s->stalls) s->resynced_nanos = now;
    } else {
        int64_t due = s->base_nanos + (int64_t)((double)(tick - 1) * TICK_NANOS);
        Window *due_in = window_at(due);
        if (due_in && !s->stalls) {
            uint64_t micros = now > due ? (uint64_t)(now - due) / 1000 : 0;
            due_in->histogram[micros < HISTOGRAM_MICROS ? micros : HISTOGRAM_MICROS]++;
            due_in->due++;
            due_in->in_time += micros <= IN_TIME_MICROS;
            if (micros > due_in->max_micros) due_in->max_micros = micros;
        }
        if (s->last_tick && tick != s->last_tick + 1 && due_in && !s->stalls) {
            due_in->gaps++;
            due_in->missing += tick > s->last_tick ? (uint64_t)(tick - s->last_tick - 1) : 0;
        }
    }
    s->last_tick = tick;
}

static int starts(const Socket *s, const char *with) {
    size_t length = strlen(with);
    return s->head_read >= length && memcmp(s->head, with, length) == 0;
}

static void text_message(Socket *s, int64_t now) {
    if (socketio) {
        if (starts(s, "0")) send_text(s, "40");         /* the transport is open: join the namespace */
        else if (starts(s, "40")) send_join(s);         /* let in */
        else if (starts(s, "2")) send_text(s, "3");     /* ping */
    } else if (starts(s, "{\"type\":\"error\"")) {
        errors++;
        if (memmem(s->head, s->head_read, "unavailable", 11)) s->join_again_nanos = now + JOIN_AGAIN_NANOS;
        fprintf(stderr, "sink: %.*s\n", (int)s->head_read, (const char *)s->head);
    }
}

static void whole_frame(Socket *s, uint64_t wire_bytes, int64_t now) {
    switch (s->header[0] & 0x0F) {
        case 1: text_message(s, now); break;
        case 2: game_message(s, wire_bytes, now); break;
        case 9: send_frame(s, 10, (const char *)s->head, s->head_read); break;
        case 8:
            if (s->head_read >= 2) fprintf(stderr, "sink: closed with %d\n", s->head[0] << 8 | s->head[1]);
            end_socket(s);
            break;
        default: break;
    }
}

static uint32_t header_length(const uint8_t *header, uint32_t read) {
    if (read < 2) return 2;
    uint8_t length = header[1] & 0x7F;
    return length < 126 ? 2 : length == 126 ? 4 : 10;
}

static uint64_t payload_length(const uint8_t *header) {
    uint8_t length = header[1] & 0x7F;
    if (length < 126) return length;
    uint64_t whole = 0;
    for (int i = 2; i < (length == 126 ? 4 : 10); i++) whole = whole << 8 | header[i];
    return whole;
}

/* Frames are read as they come, in any pieces; of a payload only its head is kept. */
static void frames_in(Socket *s, const uint8_t *bytes, size_t count, int64_t now) {
    size_t at = 0;
    while (s->state == OPEN) {
        uint32_t header = header_length(s->header, s->header_read);
        if (s->header_read < header) {
            if (at == count) return;
            s->header[s->header_read++] = bytes[at++];
            if (s->header_read == header_length(s->header, s->header_read)) {
                s->payload_left = payload_length(s->header);
                s->head_read = 0;
            }
            continue;
        }
        size_t piece = count - at < s->payload_left ? count - at : (size_t)s->payload_left;
        uint32_t room = HEAD_BYTES - s->head_read;
        uint32_t kept = piece < room ? (uint32_t)piece : room;
        memcpy(s->head + s->head_read, bytes + at, kept);
        s->head_read += kept;
        s->payload_left -= piece;
        at += piece;
        if (s->payload_left > 0) return;
        whole_frame(s, header + payload_length(s->header), now);
        s->header_read = 0;
    }
}

static void answer_in(Socket *s, const uint8_t *bytes, size_t count, int64_t now) {
    static const char end[] = "\r\n\r\n";
    size_t at = 0;
    while (at < count && s->blank < 4) {
        if (s->head_read < HEAD_BYTES) s->head[s->head_read++] = bytes[at];
        s->blank = bytes[at] == (uint8_t)end[s->blank] ? s->blank + 1 : bytes[at] == '\r';
        at++;
    }
    if (s->blank < 4) return;
    if (!starts(s, "HTTP/1.1 101")) {
        fprintf(stderr, "sink: %.*s\n", (int)s->head_read, (const char *)s->head);
        if (!s->away) fail("the upgrade was refused");
        end_socket(s);
        return;
    }
    s->state = OPEN;
    if (!socketio) send_join(s);
    frames_in(s, bytes + at, count - at, now);
}

static void readable(Socket *s) {
    static uint8_t bytes[256 * 1024];
    ssize_t got = read(s->fd, bytes, sizeof bytes);
    int64_t now = now_nanos();
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) {
        end_socket(s);
    } else if (s->state == UPGRADING) {
        answer_in(s, bytes, (size_t)got, now);
    } else if (s->state == OPEN) {
        frames_in(s, bytes, (size_t)got, now);
    }
}

/* ---- opening ------------------------------------------------------------------------------------------------- */

static void open_socket(Socket *s) {
    s->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    int yes = 1, small = STALLING_RECEIVE_BYTES;
    setsockopt(s->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (s->stalls) setsockopt(s->fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (s->fd < 0 || (connect(s->fd, (struct sockaddr *)&address, sizeof address) && errno != EINPROGRESS)) {
        fail("cannot connect");
    }
    s->state = CONNECTING;
    opening++;
    listen_for(s, EPOLL_CTL_ADD, EPOLLOUT);
}

static void upgrade(Socket *s) {
    char request[4096];
    int length = snprintf(request, sizeof request,
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
        socketio ? "/socket.io/?EIO=4&transport=websocket" : "/ws", port);
    length += snprintf(request + length, sizeof request - (size_t)length,
        socketio ? "\r\n" : "Sec-WebSocket-Protocol: monkeytown.v1.frames, bearer.%s\r\n\r\n", s->token);
    if (length >= (int)sizeof request || write(s->fd, request, (size_t)length) != length) {
        if (!s->away) fail("cannot upgrade");
        end_socket(s);
        return;
    }
    s->state = UPGRADING;
    listen_for(s, EPOLL_CTL_MOD, EPOLLIN);
}

static void open_more(void) {
    while (connecting && next_to_open < socket_count && opening < MOST_OPENING) open_socket(&sockets[next_to_open++]);
    if (connecting && joined == socket_count && !told_connected) {
        told_connected = 1;
        printf("{\"connected\":%d}\n", joined);
        fflush(stdout);
    }
}

/* ---- time ---------------------------------------------------------------------------------------------------- */

static void beat_hearts(int64_t now) {
    static int next;
    static int64_t last;
    if (socketio || socket_count == 0) return;
    int64_t spacing = HEARTBEAT_NANOS / socket_count;
    if (last == 0) last = now;
    for (; now - last >= spacing; last += spacing) {
        Socket *s = &sockets[next++ % socket_count];
        if (s->state == OPEN) send_text(s, "{\"type\":\"heartbeat\",\"payload\":{\"timestamp\":1}}");
    }
}

static void join_again_when_due(int64_t now) {
    if (told_connected && away_count == 0) return;
    for (int i = 0; i < next_to_open; i++) {
        Socket *s = &sockets[i];
        if (s->join_again_nanos && now > s->join_again_nanos && s->state == OPEN) {
            s->join_again_nanos = 0;
            send_join(s);
        }
    }
}

static void stall_when_due(int64_t now) {
    int wanted = now >= stall_from && now < stall_to;
    if (wanted == stalled) return;
    stalled = wanted;
    for (int i = 0; i < socket_count; i++) {
        if (sockets[i].stalls && sockets[i].state == OPEN) listen_for(&sockets[i], EPOLL_CTL_MOD, wanted ? 0 : EPOLLIN);
    }
}

static int ascending(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static uint64_t away_percentile(double share) {
    int rank = (int)(back_count * share);
    return back_count == 0 ? 0 : away_micros[rank < back_count ? rank : back_count - 1];
}

static void report_cut(void) {
    qsort(away_micros, (size_t)back_count, sizeof *away_micros, ascending);
    printf("{\"cut\":%d,\"back\":%d,\"turnedAway\":%d,\"p50Micros\":%lu,\"p99Micros\":%lu,\"maxMicros\":%lu}\n",
        cut_count, back_count, turned_away, away_percentile(0.5), away_percentile(0.99), away_percentile(1));
    fflush(stdout);
    cut_nanos = 0;
}

static void cut(int64_t now) {
    cut_at = 0;
    cut_nanos = now;
    cut_count = away_count = back_count = turned_away = 0;
    for (int i = 0; i < socket_count; i++) {
        Socket *s = &sockets[i];
        if (s->state != OPEN) continue;
        close(s->fd);
        forget_what_was_read(s);
        s->state = WAITING;
        s->away = 1;
        s->open_again_nanos = now;
        cut_count++;
        away_count++;
    }
}

static void cut_when_due(int64_t now) {
    if (cut_at && now >= cut_at) cut(now);
    if (!cut_nanos) return;
    for (int i = 0; i < socket_count; i++) {
        Socket *s = &sockets[i];
        if (s->away && s->state == WAITING && now >= s->open_again_nanos) open_socket(s);
    }
    if (away_count == 0 || now > cut_nanos + CUT_PATIENCE_NANOS) report_cut();
}

static uint64_t percentile(const Window *w, double share) {
    uint64_t rank = (uint64_t)((double)w->due * share), seen = 0;
    for (uint64_t micros = 0; micros <= HISTOGRAM_MICROS; micros++) {
        seen += w->histogram[micros];
        if (seen > rank) return micros < HISTOGRAM_MICROS ? micros : w->max_micros;
    }
    return w->max_micros;
}

/* How many messages of a game are due before a moment. */
static int64_t due_before(const Socket *s, int64_t nanos) {
    int64_t ticks = nanos > s->base_nanos ? (int64_t)((double)(nanos - s->base_nanos) / TICK_NANOS) : 0;
    while (s->base_nanos + (int64_t)((double)ticks * TICK_NANOS) < nanos) ticks++;
    return ticks;
}

/* How many messages the sockets that do not stall should have had. */
static uint64_t expected(const Window *w) {
    uint64_t count = 0;
    for (int i = 0; i < socket_count; i++) {
        if (!sockets[i].stalls) count += (uint64_t)(due_before(&sockets[i], w->to) - due_before(&sockets[i], w->from));
    }
    return count;
}

static void report(const Window *w) {
    int resynced = 0, stalling = 0, stalling_closed = 0;
    for (int i = 0; i < socket_count; i++) {
        stalling += sockets[i].stalls;
        stalling_closed += sockets[i].stalls && sockets[i].state == CLOSED;
        resynced += sockets[i].stalls && stall_to && sockets[i].resynced_nanos >= stall_to;
    }
    struct rusage own;
    getrusage(RUSAGE_SELF, &own);
    printf("{\"window\":\"%s\",\"sockets\":%d,\"received\":%lu,\"bytes\":%lu,\"expected\":%lu,\"due\":%lu,\"inTime\":%lu,"
           "\"p50Micros\":%lu,\"p99Micros\":%lu,\"p999Micros\":%lu,\"maxMicros\":%lu,\"gaps\":%lu,\"missing\":%lu,"
           "\"keyframes\":%lu,\"stalledReceived\":%lu,\"stalledKeyframes\":%lu,\"stalling\":%d,\"stallingClosed\":%d,"
           "\"resynced\":%d,\"closed\":%d,\"errors\":%lu,\"ownCpuMillis\":%ld}\n",
        w->name, socket_count, w->received, w->bytes, expected(w), w->due, w->in_time, percentile(w, 0.5),
        percentile(w, 0.99), percentile(w, 0.999), w->max_micros, w->gaps, w->missing, w->keyframes,
        w->stalled_received, w->stalled_keyframes, stalling, stalling_closed, resynced, closed, errors,
        (own.ru_utime.tv_sec + own.ru_stime.tv_sec) * 1000 + (own.ru_utime.tv_usec + own.ru_stime.tv_usec) / 1000);
    fflush(stdout);
}

static void report_when_due(int64_t now) {
    static int reported;
    if (reported < window_count && now > windows[reported]->to + GRACE_NANOS) report(windows[reported++]);
}

/* ---- orders -------------------------------------------------------------------------------------------------- */

static void add_socket(char *words) {
    if (socket_count == MOST_SOCKETS) fail("too many sockets");
    Socket *s = &sockets[socket_count++];
    char *base = strsep(&words, " "), *stalls = strsep(&words, " "), *token = strsep(&words, " ");
    if (!base || !stalls || !token || !words) fail("socket: four words are needed");
    s->base_nanos = strtoll(base, NULL, 10);
    s->stalls = *stalls == '1';
    s->token = strdup(token);
    s->join = strdup(words);
}

static void renew_token(const char *token) {
    static int renewed;
    Socket *s = &sockets[renewed++ % socket_count];
    free(s->token);
    s->token = strdup(token);
}

static void add_window(char *words) {
    Window *w = window_count < MOST_WINDOWS ? calloc(1, sizeof *w) : NULL;
    if (!w || sscanf(words, "%31s %ld %ld", w->name, &w->from, &w->to) != 3) fail("measure: not understood");
    windows[window_count++] = w;
}

static void obey(char *line) {
    char *words = line, *order = strsep(&words, " ");
    if (!strcmp(order, "socket") && words) {
        add_socket(words);
    } else if (!strcmp(order, "connect")) {
        connecting = 1;
    } else if (!strcmp(order, "measure") && words) {
        add_window(words);
    } else if (!strcmp(order, "stall") && words) {
        if (sscanf(words, "%ld %ld", &stall_from, &stall_to) != 2) fail("stall: not understood");
    } else if (!strcmp(order, "token") && words && socket_count) {
        renew_token(words);
    } else if (!strcmp(order, "cut") && words) {
        cut_at = strtoll(words, NULL, 10);
    } else if (!strcmp(order, "end")) {
        exit(0);
    } else {
        fail("unknown order");
    }
}

static void orders_in(void) {
    static char text[64 * 1024];
    static size_t length;
    ssize_t got = read(STDIN_FILENO, text + length, sizeof text - 1 - length);
    if (got <= 0) exit(0);
    length += (size_t)got;
    char *line = text, *end;
    while ((end = memchr(line, '\n', length - (size_t)(line - text)))) {
        *end = 0;
        obey(line);
        line = end + 1;
    }
    length -= (size_t)(line - text);
    memmove(text, line, length);
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: sink PORT frames|socketio\n");
        return 2;
    }
    port = (int)strtol(argv[1], NULL, 10);
    socketio = !strcmp(argv[2], "socketio");
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    poll_fd = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event orders = {.events = EPOLLIN, .data.ptr = NULL};
    if (epoll_ctl(poll_fd, EPOLL_CTL_ADD, STDIN_FILENO, &orders)) fail("standard input must be a pipe");

    for (;;) {
        struct epoll_event ready[512];
        int count = epoll_wait(poll_fd, ready, 512, 5);
        for (int i = 0; i < count; i++) {
            Socket *s = ready[i].data.ptr;
            if (!s) {
                orders_in();
            } else if (s->state == CONNECTING) {
                upgrade(s);
            } else if (s->state != CLOSED && !(stalled && s->stalls)) {
                readable(s);
            }
        }
        int64_t now = now_nanos();
        open_more();
        beat_hearts(now);
        join_again_when_due(now);
        stall_when_due(now);
        cut_when_due(now);
        report_when_due(now);
    }
}
