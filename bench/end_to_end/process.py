"""Running a program and having the system account for it."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Usage:
    """What one run took: CPU seconds of the program and its children, seconds from start to exit, megabytes at its peak."""

    cpu: float
    wall: float
    peak_mb: float


class Failed(Exception):
    """A program that did not do its work."""


def run(command, env=None, output=None):
    """Runs a program to its end. Its standard output goes to the file ``output``, or nowhere."""
    with open(output or os.devnull, "wb") as out:
        start = time.monotonic()
        child = subprocess.Popen(
            command, env=dict(os.environ, **(env or {})), stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE
        )
        errors = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise Failed(f"{' '.join(command)}: exit code {child.returncode}\n{errors.decode(errors='replace')}")
    return Usage(usage.ru_utime + usage.ru_stime, wall, megabytes(usage.ru_maxrss))


def megabytes(max_rss):
    return max_rss / (2**20 if sys.platform == "darwin" else 2**10)


class Running:
    """A program in the background, and what Linux says about it."""

    def __init__(self, command, env):
        self.process = subprocess.Popen(
            command,
            env=dict(os.environ, **env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def status(self, key):
        """Returns a number of ``/proc/PID/status``, such as Threads, or VmRSS in kilobytes."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as file:
            return next(int(line.split()[1]) for line in file if line.startswith(key + ":"))

    def cpu(self):
        """Returns the CPU seconds so far, to the nanosecond where the system counts them."""
        total = 0
        for task in os.listdir(f"/proc/{self.process.pid}/task"):
            with open(f"/proc/{self.process.pid}/task/{task}/schedstat", encoding="utf-8") as file:
                total += int(file.read().split()[0])
        return total / 1e9

    def is_alive(self):
        return self.process.poll() is None

    def stop(self):
        """Asks for the end, waits for it, and returns the exit code and what was said."""
        self.process.terminate()
        _, errors = self.process.communicate(timeout=60)
        return self.process.returncode, errors.decode(errors="replace")
