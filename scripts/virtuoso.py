"""A Virtuoso (Debian's virtuoso-opensource-7) in a folder of its own, on loopback ports."""
import os
import shutil
import signal
import socket
import subprocess
import sys
import time

CONFIGURATION = """
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CheckpointInterval = 0
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = {threads}
MaxKeepAlives = {threads}
KeepAliveTimeout = 60
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 10000
"""


def missing():
    """The programs that are not there."""
    return [name for name in ("virtuoso-t", "isql-vt") if shutil.which(name) is None]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Virtuoso:
    def __init__(self, folder, threads=4):
        self.folder, self.sql, self.http = folder, free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.http}/sparql"
        with open(os.path.join(folder, "v.ini"), "w", encoding="utf-8") as file:
            file.write(CONFIGURATION.format(folder=folder, sql=self.sql, http=self.http, threads=threads))

    def start(self):
        self.process = subprocess.Popen(["virtuoso-t", "-f", "-c", os.path.join(self.folder, "v.ini")], cwd=self.folder,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        for _ in range(120):
            time.sleep(0.5)
            if "is_up" in self.ask("select 'is_up';"):
                # Who asks over HTTP may write, as on a server of one's own.
                self.ask('grant SPARQL_UPDATE to "SPARQL";')
                return
        sys.exit(f"Virtuoso did not start; see {self.folder}/v.log")

    def ask(self, statement):
        command = ["isql-vt", f"127.0.0.1:{self.sql}", "dba", "dba", "VERBOSE=OFF", "BANNER=OFF", "PROMPT=OFF", "ERRORS=STDOUT"]
        return subprocess.run(command, input=statement, capture_output=True, text=True).stdout

    def stop(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
