"""S8: a folder of graphs, each following a file of its own, in one process: what they cost idle, and with a trickle of lines."""

import os
import shutil
import statistics
import time

from . import process

GRAPH = """\
operators:
  - {{type: file_input, include: ["../in/{name}.log"], start_at: beginning}}
  - {{type: json_parser, parse_to: body}}
  - {{type: filter, expr: "body.level == 'debug'"}}
  - {{type: add, field: body.graph, value: {name}}}
  - {{type: forward, to: collect}}
"""
COLLECT = """\
operators:
  - {{type: file_output, path: "{output}", format: json}}
"""
LINE = '{{"level":"{level}","n":{n},"text":"a line of a quiet service"}}\n'


class ManyGraphs:
    """Graphs that are running, and the lines that they were given."""

    def __init__(self, canto, folder, graphs):
        shutil.rmtree(folder, ignore_errors=True)
        for part in ("graphs", "in", "out"):
            os.makedirs(os.path.join(folder, part))
        self.output = os.path.join(folder, "out", "all")
        self.inputs = []
        for number in range(graphs):
            name = f"g{number:05d}"
            self.inputs.append(os.path.join(folder, "in", name + ".log"))
            write(os.path.join(folder, "graphs", name + ".yaml"), GRAPH.format(name=name))
        write(os.path.join(folder, "graphs", "collect.yaml"), COLLECT.format(output="../out/all"))
        self.sent = self.expected = 0
        self.add_lines()
        self.start = time.monotonic()
        self.program = process.Running([canto, "run", "--summary", "none", os.path.join(folder, "graphs")], {})

    def add_lines(self):
        """One line to each file; every fifth is for debugging only, and does not come out."""
        for number, path in enumerate(self.inputs):
            level = "debug" if (number + self.sent) % 5 == 4 else "info"
            self.expected += level != "debug"
            with open(path, "a", encoding="utf-8") as file:
                file.write(LINE.format(level=level, n=self.sent))
        self.sent += 1

    def wait(self, seconds):
        """Waits until all lines have come out, and returns for how long that was not so."""
        begin = time.monotonic()
        while self.written() < self.expected:
            if not self.program.is_alive():
                raise process.Failed("the graphs ended: " + self.program.stop()[1])
            if time.monotonic() - begin > seconds:
                self.program.process.kill()
                raise process.Failed(f"{self.written()} of {self.expected} lines after {seconds} s")
            time.sleep(0.02)
        return time.monotonic() - begin

    def written(self):
        try:
            with open(self.output, "rb") as file:
                return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
        except FileNotFoundError:
            return 0


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def once(canto, folder, graphs, settle_seconds, idle_seconds, trickle_seconds):
    """Starts, waits, trickles, stops; returns the figures."""
    many = ManyGraphs(canto, folder, graphs)
    many.wait(120)
    figures = {"graphs": graphs, "start_s": time.monotonic() - many.start, "start_cpu_s": many.program.cpu()}
    time.sleep(settle_seconds)
    figures["threads"] = many.program.status("Threads")
    before = many.program.cpu()
    time.sleep(idle_seconds)
    figures["idle_cpu_s"] = many.program.cpu() - before
    before = many.program.cpu()
    for _ in range(trickle_seconds):
        second = time.monotonic()
        many.add_lines()
        time.sleep(max(0.0, second + 1 - time.monotonic()))
    figures["last_line_s"] = many.wait(30)
    figures["trickle_cpu_s"] = many.program.cpu() - before
    figures["rss_mb"] = many.program.status("VmRSS") / 1024
    figures["peak_mb"] = many.program.status("VmHWM") / 1024
    code, errors = many.program.stop()
    if many.written() != many.expected or code not in (0, 130, 143, -15):
        raise process.Failed(f"exit code {code}, {many.written()} of {many.expected} lines\n{errors}")
    return figures


def measure(canto, folder, sizes, runs, settle_seconds=15, idle_seconds=10, trickle_seconds=20):
    """Returns the medians for each number of graphs, taken in turn."""
    taken = {graphs: [] for graphs in sizes}
    for _ in range(runs):
        for graphs in sizes:
            taken[graphs].append(once(canto, folder, graphs, settle_seconds, idle_seconds, trickle_seconds))
    return [{key: statistics.median(run[key] for run in figures) for key in figures[0]} for figures in taken.values()]
