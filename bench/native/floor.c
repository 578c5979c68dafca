/*
 * The floor under an event stream: the least a server can do that writes the same bytes to the same sockets on the same
 * schedule. One thread, one epoll set, one write() per socket and tick, nothing shared, checked or kept.
 *
 *   floor PORT tape GAMES TAPE BASE_NANOS
 *   floor PORT redis GAMES CHANNELS REDIS_PORT PASSWORD
 *
 * With "redis" messages come from there, as an event stream's do: line g of the file CHANNELS is the channel of game g,
 * and what is published on it is written, with a WebSocket header, when it is read. Else there is no Redis: TAPE holds the messages: u32 tracks, u32 ticks, then for each track and tick u32 length and that many bytes (all
 * little endian). Game g plays track g % tracks. Its nth message is due at BASE_NANOS (CLOCK_MONOTONIC) plus n ticks
 * plus the turn it shares with the games around it: a tick has 16, as a game-server's loop thread has.
 * A socket says its game in its upgrade request: "bearer.<g>". The answer to that is as short as a client accepts.
 * Ends when its standard input does, so it never outlives whoever started it.
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
#define TURNS 16
#define MOST_FDS 65536
#define MOST_SEATS 64
#define REQUEST_BYTES 4096
#define REDIS_BYTES (1024 * 1024)            /* of answers being read; a message beyond it ends the floor */
#define MOST_PAYLOAD 65535

typedef struct {
    const uint8_t *bytes; /* a whole WebSocket frame */
    uint32_t length;
} Message;

typedef struct {
    int sockets[MOST_SEATS];
    int count;
} Game;

typedef struct {
    char *text; /* of the upgrade request so far; NULL once it is answered */
    uint32_t length;
    int game;
} Client;

static const char ANSWER[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

static Message *messages;
static uint32_t tracks, ticks;
static Game *games;
static long game_count;
static Client clients[MOST_FDS];

static void die(const char *what) {
    fprintf(stderr, "floor: %s: %s\n", what, errno ? strerror(errno) : "not as expected");
    exit(1);
}

static int64_t now_nanos(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static uint32_t read_u32(FILE *in) {
    uint8_t b[4];
    if (fread(b, 1, 4, in) != 4) die("tape");
    return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static void begin_frame(uint8_t *frame, uint32_t payload) {
    frame[0] = 0x82; /* final, binary */
    frame[1] = payload < 126 ? (uint8_t)payload : 126;
    if (payload >= 126) {
        frame[2] = (uint8_t)(payload >> 8);
        frame[3] = (uint8_t)payload;
    }
}

/* Puts the WebSocket header before each message once, so that a tick is nothing but writes. */
static void load(const char *path) {
    FILE *in = fopen(path, "rb");
    if (!in) die(path);
    tracks = read_u32(in);
    ticks = read_u32(in);
    messages = calloc((size_t)tracks * ticks, sizeof *messages);
    if (!messages) die("memory");
    for (size_t i = 0; i < (size_t)tracks * ticks; i++) {
        uint32_t payload = read_u32(in);
        if (payload > MOST_PAYLOAD) die("tape");
        uint32_t header = payload < 126 ? 2 : 4;
        uint8_t *frame = malloc(header + payload);
        if (!frame) die("memory");
        begin_frame(frame, payload);
        if (fread(frame + header, 1, payload, in) != payload) die("tape");
        messages[i] = (Message){frame, header + payload};
    }
    fclose(in);
}

static void leave(int fd) {
    Client *client = &clients[fd];
    if (!client->text && client->game >= 0) {
        Game *game = &games[client->game];
        for (int i = 0; i < game->count; i++) {
            if (game->sockets[i] == fd) {
                game->sockets[i] = game->sockets[--game->count];
                break;
            }
        }
    }
    free(client->text);
    client->text = NULL;
    close(fd);
}

static void answer(int fd) {
    Client *client = &clients[fd];
    char *bearer = strstr(client->text, "bearer.");
    long game = bearer ? strtol(bearer + 7, NULL, 10) : -1;
    int seated = game >= 0 && game < game_count && games[game].count < MOST_SEATS;
    free(client->text);
    client->text = NULL;
    if (!seated || write(fd, ANSWER, sizeof ANSWER - 1) != sizeof ANSWER - 1) {
        leave(fd);
        return;
    }
    client->game = (int)game;
    games[game].sockets[games[game].count++] = fd;
}

static void receive(int fd) {
    static char thrown_away[65536];
    Client *client = &clients[fd];
    ssize_t got = client->text ? read(fd, client->text + client->length, REQUEST_BYTES - 1 - client->length)
                               : read(fd, thrown_away, sizeof thrown_away);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) {
        leave(fd);
        return;
    }
    if (client->text) {
        client->length += (uint32_t)got;
        client->text[client->length] = 0;
        if (strstr(client->text, "\r\n\r\n")) answer(fd);
    }
}

static void accept_all(int listener, int poll) {
    for (;;) {
        int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0) return;
        if (fd >= MOST_FDS) {
            close(fd);
            continue;
        }
        int yes = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        clients[fd] = (Client){calloc(1, REQUEST_BYTES), 0, -1};
        struct epoll_event wanted = {.events = EPOLLIN, .data.fd = fd};
        epoll_ctl(poll, EPOLL_CTL_ADD, fd, &wanted);
    }
}

/* A socket that does not take a whole message at once is dropped: a floor carries no backlog. */
static void deliver(Game *game, const uint8_t *frame, uint32_t length) {
    for (int i = game->count - 1; i >= 0; i--) {
        if (write(game->sockets[i], frame, length) != (ssize_t)length) leave(game->sockets[i]);
    }
}

static void play(int64_t event) {
    int64_t tick = event / game_count;
    if (tick >= ticks) return;
    const Message *m = &messages[(size_t)(event % game_count % tracks) * ticks + (size_t)tick];
    deliver(&games[event % game_count], m->bytes, m->length);
}

/* ---- Redis --------------------------------------------------------------------------------------------------- */

typedef struct {
    char *name;
    uint32_t length;
    long game;
} Channel;

static Channel *channels; /* a hash table, a quarter full at most */
static size_t channel_mask;

static Channel *channel_of(const char *name, uint32_t length) {
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (uint32_t i = 0; i < length; i++) hash = (hash ^ (uint8_t)name[i]) * 1099511628211u;
    for (size_t at = hash & channel_mask;; at = (at + 1) & channel_mask) {
        Channel *c = &channels[at];
        if (!c->name || (c->length == length && !memcmp(c->name, name, length))) return c;
    }
}

/* Connects, and subscribes to all channels; the confirmations are read like messages, and not minded. */
static int subscribe(const char *path, int port, const char *password) {
    size_t size = 4;
    while (size < 4 * (size_t)game_count) size *= 2;
    channels = calloc(size, sizeof *channels);
    channel_mask = size - 1;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (!channels || connect(fd, (struct sockaddr *)&address, sizeof address)) die("redis");
    dprintf(fd, "*2\r\n$4\r\nAUTH\r\n$%zu\r\n%s\r\n", strlen(password), password);
    FILE *in = fopen(path, "r");
    if (!in) die(path);
    char line[512];
    for (long game = 0; game < game_count; game++) {
        if (!fgets(line, sizeof line, in)) die("channels");
        line[strcspn(line, "\n")] = 0;
        uint32_t length = (uint32_t)strlen(line);
        *channel_of(line, length) = (Channel){strdup(line), length, game};
        dprintf(fd, "*2\r\n$9\r\nSUBSCRIBE\r\n$%u\r\n%s\r\n", length, line);
    }
    fclose(in);
    return fd;
}

/* One element of an answer, at *at: a text of *length bytes, or a number or a line without one. NULL: not all is here. */
static const char *element(const char *bytes, size_t count, size_t *at, size_t *length) {
    const char *end = memchr(bytes + *at, '\n', count - *at);
    if (!end) return NULL;
    const char *begin = bytes + *at;
    size_t next = (size_t)(end - bytes) + 1;
    *length = 0;
    if (*begin == '$') {
        *length = strtoul(begin + 1, NULL, 10);
        if (next + *length + 2 > count) return NULL;
        begin = bytes + next;
        next += *length + 2;
    } else if (*begin == '-') {
        fprintf(stderr, "floor: Redis said %.*s\n", (int)(end - begin), begin);
        exit(1);
    }
    *at = next;
    return begin;
}

static void publish(const char *channel, size_t channel_length, const char *payload, size_t length) {
    static uint8_t frame[4 + MOST_PAYLOAD];
    Channel *c = channel_of(channel, (uint32_t)channel_length);
    if (!c->name || length > MOST_PAYLOAD) return;
    uint32_t header = length < 126 ? 2 : 4;
    begin_frame(frame, (uint32_t)length);
    memcpy(frame + header, payload, length);
    deliver(&games[c->game], frame, header + (uint32_t)length);
}

/* Answers are "+OK" and arrays of three: "message", channel, payload; or "subscribe", channel, number. */
static void receive_published(int fd) {
    static char bytes[REDIS_BYTES];
    static size_t count;
    ssize_t got = read(fd, bytes + count, sizeof bytes - count);
    if (got <= 0) die("redis is gone");
    count += (size_t)got;
    size_t done = 0;
    for (size_t at = 0; at < count; done = at) {
        size_t ignored, kind_length, channel_length, payload_length;
        int array = bytes[at] == '*';
        if (!element(bytes, count, &at, &ignored)) break;
        if (!array) continue;
        const char *kind = element(bytes, count, &at, &kind_length);
        const char *channel = kind ? element(bytes, count, &at, &channel_length) : NULL;
        const char *payload = channel ? element(bytes, count, &at, &payload_length) : NULL;
        if (!payload) break;
        if (kind_length == 7) publish(channel, channel_length, payload, payload_length);
    }
    count -= done;
    memmove(bytes, bytes + done, count);
}

/* ---- both ---------------------------------------------------------------------------------------------------- */

static int listen_on(int port) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    int yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 4096)) die("listen");
    return listener;
}

/* When an event is due, counted from the base. Events are counted over all games. */
static int64_t due_nanos(int64_t event) {
    int64_t tick = event / game_count, turn = event % game_count * TURNS / game_count;
    return (int64_t)(TICK_NANOS * ((double)tick + (double)turn / TURNS));
}

int main(int argc, char **argv) {
    int with_redis = argc == 7 && !strcmp(argv[2], "redis");
    if (!with_redis && !(argc == 6 && !strcmp(argv[2], "tape"))) {
        fprintf(stderr, "usage: floor PORT tape GAMES TAPE BASE_NANOS | floor PORT redis GAMES CHANNELS PORT PASSWORD\n");
        return 2;
    }
    game_count = strtol(argv[3], NULL, 10);
    games = calloc((size_t)game_count, sizeof *games);
    if (game_count < 1 || !games) die("games");
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);

    int listener = listen_on((int)strtol(argv[1], NULL, 10));
    int poll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event wanted = {.events = EPOLLIN, .data.fd = listener};
    epoll_ctl(poll, EPOLL_CTL_ADD, listener, &wanted);
    wanted.data.fd = STDIN_FILENO;
    if (epoll_ctl(poll, EPOLL_CTL_ADD, STDIN_FILENO, &wanted)) die("standard input must be a pipe");
    int64_t base = 0;
    int redis = -1;
    if (with_redis) {
        redis = wanted.data.fd = subscribe(argv[4], (int)strtol(argv[5], NULL, 10), argv[6]);
        epoll_ctl(poll, EPOLL_CTL_ADD, redis, &wanted);
    } else {
        load(argv[4]);
        base = strtoll(argv[5], NULL, 10);
    }
    printf("listening\n");
    fflush(stdout);

    int64_t event = 0;
    for (;;) {
        int64_t wait = base + due_nanos(event) - now_nanos();
        if (wait < 0) wait = 0;
        struct timespec timeout = {wait / 1000000000, wait % 1000000000};
        struct epoll_event ready[256];
        int count = epoll_pwait2(poll, ready, 256, with_redis ? NULL : &timeout, NULL);
        for (int i = 0; i < count; i++) {
            int fd = ready[i].data.fd;
            if (fd == redis) {
                receive_published(fd);
            } else if (fd == STDIN_FILENO) {
                char byte[64];
                if (read(fd, byte, sizeof byte) <= 0) return 0;
            } else if (fd == listener) {
                accept_all(listener, poll);
            } else {
                receive(fd);
            }
        }
        int64_t now = with_redis ? 0 : now_nanos();
        while (!with_redis && base + due_nanos(event) <= now) play(event++);
    }
}
