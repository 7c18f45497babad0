"""What a run must give, found by plain code, and what it gave: for each output its records and a hash that knows no order.

The hash is the sum of the BLAKE2b-64 hashes of the records, each as JSON with sorted keys, modulo 2^64. Run as a command of
its own, ``check.py expect SCENARIO INPUT`` or ``check.py got SCENARIO OUTPUT...``, so that its memory is not the benchmark's.
"""

import hashlib
import json
import os
import re
import sys

APACHE = re.compile(r"\[\w+ Nov (\d+) ([\d:]+) 2026\] \[([^\]]+)\] (?:\[client ([^\]]+)\] )?(.*)\n")
CONTAINER = re.compile(r"(\S+) (stdout|stderr) \S* (.*)\n")
LEVEL = re.compile(r'"level":"(warn|error)"')
FIRST = re.compile(r"\d{4}-\d\d-\d\d ")


def lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        yield from file


def s1(path):
    for line in lines(path):
        yield "all", line[:-1]


def s2(path):
    for line in lines(path):
        record = json.loads(line)
        if record["status"] >= 500:
            yield "errors", record
        elif record["latency_ms"] >= 1000:
            yield "slow", record
        elif record["path"].startswith("/api/"):
            yield "api", record


def s3(path):
    for line in lines(path):
        day, time, level, client, message = APACHE.fullmatch(line).groups()
        record = {"time": f"2026-11-{day}T{time}Z", "severity": level, "message": message}
        yield "all", record if client is None else record | {"client": client}


def s4(path):
    for line in lines(path):
        match = CONTAINER.fullmatch(line)
        if line.startswith("{"):
            record = json.loads(line) | {"format": "docker"}
        elif match:
            time, stream, log = match.groups()
            form = "containerd" if time.endswith("Z") else "crio"
            record = {"time": time.replace("+00:00", "Z"), "stream": stream, "log": log, "format": form}
        else:
            record = {"log": line[:-1], "format": "plain"}
        yield "all", record | {"cluster": "c1"}


def s5(path):
    for line in lines(path):
        if LEVEL.search(line):
            yield "all", line[:-1]


def s6(path):
    record = None
    for line in lines(path):
        if FIRST.match(line) and record is not None:
            yield "all", {"message": record[:-1]}
            record = line
        else:
            record = (record or "") + line
    yield "all", {"message": record[:-1]}


def s9(path):
    for line in lines(path):
        record = json.loads(line)
        record.update((f"f{n % 5}", f"v{n + 1}") for n in range(20))
        yield "all", record


EXPECTED = {"s1": s1, "s2": s2, "s3": s3, "s4": s4, "s5": s5, "s6": s6, "s9": s9}
TEXT = {"s1", "s5"}


def written(scenario, paths):
    for path in paths:
        name = os.path.basename(path)
        for line in lines(path):
            if scenario in TEXT:
                yield name, line[:-1]
                continue
            record = json.loads(line)
            yield name, record


def summary(records):
    """Returns ``{output: [records, hash]}``."""
    sums = {}
    for name, record in records:
        if isinstance(record, dict) and "time" in record:  # some write no fraction of a second where it is zero
            whole, _, fraction = record["time"][:-1].partition(".")
            record["time"] = f"{whole}.{fraction:0<9}Z"
        text = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        one = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
        count, total = sums.get(name, (0, 0))
        sums[name] = count + 1, (total + one) % 2**64
    return {name: [count, f"{total:016x}"] for name, (count, total) in sorted(sums.items())}


def main():
    mode, scenario, *paths = sys.argv[1:]
    records = EXPECTED[scenario](paths[0]) if mode == "expect" else written(scenario, paths)
    json.dump(summary(records), sys.stdout)


if __name__ == "__main__":
    main()
