"""Log files to measure with. The same arguments give the same bytes: no clock, and a generator whose sequence is documented."""

import json
import os
import random

SERVICES = ["cart", "search", "login", "orders", "catalog", "billing", "frontend", "stock"]
AGENTS = [
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/127.0 Safari/537.36",
    "curl/8.9.1",
    "kube-probe/1.30",
    "python-httpx/0.27.0",
]
PATHS = [
    "/api/v1/products/{}",
    "/api/v1/baskets/{}/lines",
    "/api/v2/search?text={}",
    "/api/v1/orders/{}",
    "/api/v2/prices/{}",
    "/api/v1/customers/{}",
    "/assets/main.{}.css",
    "/pictures/{}.avif",
    "/login?to={}",
    "/ready?n={}",
]
NOTES = ["request done", "request done", "answer from cache", "not in cache", 'renewed token of "web"', "zurückgestellt", "slow answer"]
WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]  # 2026-11-01 is a Sunday
TIMES = ["%02d:%02d:%02d" % (s // 3600, s // 60 % 60, s % 60) for s in range(86400)]
CLASSES = [
    "com.example.orders.OrderController",
    "com.example.orders.OrderStore",
    "com.example.net.RetryingClient",
    "org.springframework.web.servlet.DispatcherServlet",
    "java.base/java.util.concurrent.FutureTask",
    "java.base/java.lang.Thread",
]
METHODS = ["find", "handle", "doDispatch", "run", "call", "lambda$retry$1"]
CAUSES = [
    "java.lang.IllegalArgumentException: no such order: {}",
    "java.net.SocketTimeoutException: no answer after {} ms",
    "java.sql.SQLException: connection {} is closed",
]
SENTENCES = [
    "order {} accepted for customer {}",
    "page {} of catalog rendered in {} us",
    "basket {} emptied after {} s",
    "item {} reserved in store {}",
]


class Dice(random.Random):
    """Whole numbers from ``random()`` alone, the one method whose sequence Python promises to keep."""

    def below(self, bound):
        return int(self.random() * bound)

    def of(self, values):
        return values[int(self.random() * len(values))]

    def hex(self, digits):
        return "%0*x" % (digits, int(self.random() * 16**8) * 0x9E3779B97F4A7C15 % 16**digits)


def moments(dice, mean_micros):
    """Yields (day of the month, second of the day, microsecond), forward through November."""
    micros = 0
    while True:
        micros += 1 + dice.below(2 * mean_micros)
        seconds, rest = divmod(micros, 1_000_000)
        day, second = divmod(seconds, 86400)
        yield 1 + day % 30, second, rest


def access(dice):
    """JSON lines of 14 fields, some 350 bytes; 4 % are errors, 8 % slow, 10 % warnings or errors."""
    notes = [json.dumps(note, ensure_ascii=False) for note in NOTES]
    for day, second, micros in moments(dice, 2500):
        chance = dice.below(100)
        status = 500 + dice.below(4) if chance < 4 else 404 if chance < 10 else 304 if chance < 18 else 200
        level = "error" if chance < 4 else "warn" if chance < 10 else "debug" if chance < 30 else "info"
        latency = dice.below(1000) if dice.below(100) >= 8 else 1000 + dice.below(9000)
        yield (
            f'{{"ts":"2026-11-{day:02d}T{TIMES[second]}.{micros:06d}Z","level":"{level}","service":"{dice.of(SERVICES)}",'
            f'"host":"node-{dice.below(40):02d}","method":"{"POST" if chance % 5 == 0 else "GET"}",'
            f'"path":"{dice.of(PATHS).format(dice.below(1000000))}","status":{status},"bytes":{dice.below(60000)},'
            f'"latency_ms":{latency},"client_ip":"10.{dice.below(256)}.{dice.below(256)}.{dice.below(256)}",'
            f'"user_agent":"{dice.of(AGENTS)}","trace_id":"{dice.hex(32)}","span_id":"{dice.hex(16)}","msg":{dice.of(notes)}}}\n'
        )


def apache(dice):
    """An Apache error log, some 90 bytes a line; one line in ten names a client."""
    for day, second, _ in moments(dice, 25000):
        chance = dice.below(100)
        if chance < 40:
            level, text = "notice", f"workerEnv.init() ok /etc/httpd/conf/workers{dice.below(250)}.properties"
        elif chance < 62:
            level, text = "notice", f"jk2_init() Found child {dice.below(9000)} in scoreboard slot {dice.below(250)}"
        elif chance < 90:
            level, text = "error", f"mod_jk child workerEnv in error state {dice.below(250)}"
        else:
            level = "warn" if chance < 93 else "crit" if chance < 95 else "error"
            text = f"[client 10.0.{dice.below(256)}.{dice.below(256)}] Directory index forbidden by rule: /srv/site{dice.below(99)}/"
        yield f"[{WEEKDAYS[(day - 1) % 7]} Nov {day:02d} {TIMES[second]} 2026] [{level}] {text}\n"


def containers(dice):
    """40 % Docker's JSON, 20 % CRI-O, 30 % containerd, 10 % plain lines."""
    for day, second, micros in moments(dice, 2500):
        time = f"2026-11-{day:02d}T{TIMES[second]}.{micros * 1000 + dice.below(1000):09d}"
        stream = "stderr" if dice.below(10) == 0 else "stdout"
        text = f"INFO  {dice.of(SENTENCES).format(dice.below(1000000), dice.below(5000))} request={dice.hex(16)} worker-{dice.below(64)}"
        form = dice.below(10)
        if form < 4:
            yield f'{{"log":"{text}\\n","stream":"{stream}","time":"{time}Z"}}\n'
        elif form < 6:
            yield f"{time}+00:00 {stream} F {text}\n"
        elif form < 9:
            yield f"{time}Z {stream} F {text}\n"
        else:
            yield f"start: {text}\n"


def java(dice):
    """Records of a Java application; 12 % carry a stack trace."""
    for day, second, micros in moments(dice, 2500):
        head = f"2026-11-{day:02d} {TIMES[second]},{micros // 1000:03d}"
        if dice.below(100) >= 12:
            text = dice.of(SENTENCES).format(dice.below(1000000), dice.below(5000))
            yield f"{head} INFO  [worker-{dice.below(64)}] {dice.of(CLASSES)} - {text}\n"
            continue
        lines = [f"{head} ERROR [worker-{dice.below(64)}] {dice.of(CLASSES)} - request failed\n", cause(dice)]
        lines += [frame(dice) for _ in range(6 + dice.below(24))]
        if dice.below(2):
            lines += ["Caused by: " + cause(dice)]
            lines += [frame(dice) for _ in range(3 + dice.below(8))]
            lines += [f"\t... {5 + dice.below(60)} more\n"]
        yield "".join(lines)


def cause(dice):
    return dice.of(CAUSES).format(dice.below(100000)) + "\n"


def frame(dice):
    name = dice.of(CLASSES)
    return f"\tat {name}.{dice.of(METHODS)}({name.rpartition('.')[2]}.java:{10 + dice.below(900)})\n"


KINDS = {"access.jsonl": access, "apache.log": apache, "containers.log": containers, "java.log": java}


def make(folder, name, size):
    """Makes the file unless it is there, of the given size in bytes rounded up to a whole record, and returns its path."""
    path = os.path.join(folder, name)
    if os.path.exists(path):
        return path
    dice = Dice(list(KINDS).index(name) + 1)
    written, lines = 0, []
    with open(path + ".part", "w", encoding="utf-8", newline="") as file:
        for line in KINDS[name](dice):
            written += len(line) if line.isascii() else len(line.encode())
            lines.append(line)
            if len(lines) == 4096 or written >= size:
                file.write("".join(lines))
                lines.clear()
            if written >= size:
                break
    os.replace(path + ".part", path)
    return path
