"""What a workload takes, in a fresh process of its own."""

import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netflix_warehouse.errors import UserError
from netflix_warehouse.paths import project_root

MARKS = "NETFLIX_BENCH_MARKS"
UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in what the system counts memory in


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds of wall clock and of processor, and peak memory in bytes."""

    wall: float
    processor: float
    memory: int

    def __add__(self, other: "Cost") -> "Cost":
        """Add the times of two processes that ran one after the other."""
        return Cost(
            self.wall + other.wall,
            self.processor + other.processor,
            max(self.memory, other.memory),
        )

    def __sub__(self, other: "Cost") -> "Cost":
        """Return what one process took beyond another that does a part of its work."""
        return Cost(
            self.wall - other.wall,
            self.processor - other.processor,
            self.memory - other.memory,
        )


def ratio(one: Cost, other: Cost) -> str:
    """Return how many times as much the first took, in words."""
    return (
        f"{one.wall / other.wall:.1f} times the wall clock, "
        f"{one.processor / other.processor:.1f} times the processor time"
    )


def exponent(costs: Mapping[tuple[Any, ...], Cost], *name: str) -> float:
    """Return the power of the number of rows that a time grows with, between the two largest.

    Smaller ones measure how long a process takes to start.
    """
    walls = sorted((size, cost.wall) for (*key, size), cost in costs.items() if key == [*name])
    (small, less), (large, more) = walls[-2:]
    return math.log(more / less) / math.log(large / small)


def best(costs: Iterable[Cost]) -> Cost:
    """Return the cost of the fastest of several runs."""
    return min(costs, key=lambda cost: cost.wall)


def mark(name: str) -> None:
    """Tell whoever measures this process by `measure_marks` that it has come so far."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    with Path(os.environ[MARKS]).open("a", encoding="utf-8") as file:
        processor = usage.ru_utime + usage.ru_stime
        print(name, time.perf_counter(), processor, usage.ru_maxrss * UNIT, file=file)


def measure_marks(command: list[str | Path]) -> dict[str, Cost]:
    """Run a command to its end and return what it took up to each of its marks.

    Raises:
        UserError: it failed.
    """
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as marks:
        started = time.perf_counter()  # of one clock for all processes
        measure(command, **{MARKS: marks.name})
        lines = [line.split() for line in marks]
    return {
        name: Cost(float(at) - started, float(processor), int(memory))
        for name, at, processor, memory in lines
    }


def measure(command: list[str | Path], **environment: str) -> Cost:
    """Run a command to its end and return what it took.

    Raises:
        UserError: it failed; with the end of what it said.
    """
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=project_root(),
            env=os.environ | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            said = output.read().decode(errors="replace")[-2000:]
            raise UserError(f"{' '.join(map(str, command))[:200]} failed:\n{said}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * UNIT)
