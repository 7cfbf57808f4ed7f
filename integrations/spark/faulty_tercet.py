#!/usr/bin/env python3
"""Stands for a command that dies or hangs on some documents: passes all on to TERCET, and acts on marks in standard input.

`[[dies]]` in a record kills the command as a fault of its own would; `[[hangs]]` makes it read no further.
"""
import os
import signal
import subprocess
import sys
import time


def main():
    command = [os.environ["TERCET"], *sys.argv[1:]]
    if "--jsonl" not in sys.argv:
        os.execv(command[0], command)
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        for line in sys.stdin.buffer:
            if b"[[dies]]" in line:
                process.kill()
                process.wait()
                os.kill(os.getpid(), signal.SIGSEGV)
            if b"[[hangs]]" in line:
                process.kill()
                process.wait()
                parent = os.getppid()
                while os.getppid() == parent:
                    time.sleep(1)
            try:
                process.stdin.write(line)
                process.stdin.flush()
            except BrokenPipeError:
                break
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass
    sys.exit(process.returncode)


main()
