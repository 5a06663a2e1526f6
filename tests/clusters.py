"""A Dask cluster for tests and benches: a scheduler and workers as on computers of their own, each in its own folder."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 120  # seconds


@dataclass
class Machines:
    """A scheduler and workers, each in a folder of its own, as on computers of their own."""

    base: Path
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    address: str = ""

    def start(self, name: str, *words: str) -> subprocess.Popen[bytes]:
        """Start one in a folder that is its own."""
        (self.base / name).mkdir(parents=True)
        command = [sys.executable, "-m", "distributed.cli." + words[0], *words[1:], "--no-dashboard"]
        env = os.environ | {"DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
        with (self.base / name / "log").open("wb") as log:
            one = subprocess.Popen(
                command, cwd=self.base / name, env=env, stdout=log, stderr=log, start_new_session=True
            )
        self.running.append(one)
        return one

    def scheduler(self) -> None:
        """Start the scheduler and wait until it says where it is."""
        said = self.base / "di-sini.json"
        said.unlink(missing_ok=True)
        self.start(
            f"penjadwal-{len(self.running)}",
            "dask_scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--scheduler-file",
            str(said),
        )
        self.address = waited(lambda: json.loads(said.read_text())["address"] if said.exists() else "")

    def worker(self) -> subprocess.Popen[bytes]:
        """Start a worker; it need not be there yet."""
        return self.start(f"pekerja-{len(self.running)}", "dask_worker", self.address, "--nthreads", "1")

    def leave(self) -> None:
        """Ask all of them to end, workers first, and wait until they did: then what they used is known."""
        for one in reversed(self.running):
            one.terminate()
            one.wait(PATIENCE)

    def end(self) -> None:
        """End all of them, and what they started."""
        for one in self.running:
            killed(one)


def killed(one: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(one.pid, signal.SIGKILL)
    one.wait()


def waited(asked: Callable[[], str]) -> str:
    """Return the first answer that is one."""
    for _ in range(PATIENCE * 10):
        if found := asked():
            return found
        time.sleep(0.1)
    raise TimeoutError
