"""How fast the window comes, and what it takes while nobody touches it."""

import os
import shutil
import statistics
import subprocess
import sys
import time

from desk import Desk, wait_for
from program import Program, binaries

IDLE_SECONDS = 10
STARTS = 5
TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid):
    """User and system time of all threads."""
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid):
    """RSS and its anonymous part in MiB."""
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        told = dict(line.split(":", 1) for line in status)
    return [int(told[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon")]


def main():
    window, headless = binaries()
    with Desk() as desk:
        made = desk.folder / "demo"
        subprocess.run([headless, "demo", "--out", str(made)], check=True, stdout=subprocess.DEVNULL)
        walls, cpus = [], []
        for number in range(STARTS):
            database = desk.folder / f"{number}.db"
            shutil.copy(made / "tukiem.db", database)
            begun = time.monotonic()
            process = desk.start([window, "--db", str(database)], stderr=subprocess.PIPE, text=True,
                                 env={**os.environ, "TUKIEM_TRACE": "1"})
            for line in process.stderr:
                if line.strip() == "first-frame":
                    break
            else:
                sys.exit("the program ended before its first frame")
            walls.append(time.monotonic() - begun)
            cpus.append(cpu_seconds(process.pid))
            process.kill()
            process.wait()
        database = desk.folder / "idle.db"
        shutil.copy(made / "tukiem.db", database)
        program = Program(desk, window, database)
        pid = program.process.pid
        quiet = [cpu_seconds(pid)]

        def rests():
            time.sleep(2)
            quiet.append(cpu_seconds(pid))
            return quiet[-1] - quiet[-2] < 0.02

        wait_for("the window to come to rest", rests, 60, 0)
        before = cpu_seconds(pid)
        time.sleep(IDLE_SECONDS)
        idle = cpu_seconds(pid) - before
        rss, anonymous = memory(pid)
    print(f"exec to first frame, median of {STARTS}   {statistics.median(walls) * 1000:8.0f} ms")
    print(f"  fastest                        {min(walls) * 1000:8.0f} ms")
    print(f"  CPU until then, median         {statistics.median(cpus) * 1000:8.0f} ms")
    print(f"CPU of {IDLE_SECONDS} s untouched              {idle * 1000:8.0f} ms")
    print(f"resident memory                  {rss:8.0f} MiB")
    print(f"  of it anonymous                {anonymous:8.0f} MiB")


if __name__ == "__main__":
    main()
