"""Sets up the peers and builds the programs that measure, all in one scratch folder."""
import os
import shutil
import subprocess
import sys
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))


class Peers:
    def __init__(self, scratch):
        self.folder = os.path.join(scratch, "peers")
        self.python = os.path.join(self.folder, "venv", "bin", "python")
        self.program = os.path.join(self.folder, "serd")
        os.makedirs(self.folder, exist_ok=True)

    def set_up(self):
        self._install()
        self._make_environment()
        self._build_serd()

    def serd(self, job, format, path, to=None):
        """The command for a job of serd, or None where it does not have the format."""
        if not format.serd or to and not to.serd:
            return None
        return [self.program, job, format.serd, path] + ([to.serd] if to else [])

    def oxigraph(self, job, format, path, to=None):
        if not format.oxigraph or to and not to.oxigraph:
            return None
        script = os.path.join(HERE, "peers", "oxigraph.py")
        return [self.python, script, job, format.oxigraph, path] + ([to.oxigraph] if to else [])

    def server(self, peer):
        """The command of a peer that answers queries over a document, whose path comes last."""
        return [self.python, os.path.join(HERE, "peers", "serve.py"), peer]

    def inference(self, engine, rules, path, *output):
        """The command of a Python peer that derives what follows, and writes it if a file is named."""
        return [self.python, os.path.join(HERE, "peers", "inference.py"), engine, rules, path, *output]

    def jena_inference(self, level, path, *output):
        """The command of Jena that derives what follows by RDFS, and writes it if a file is named."""
        script = os.path.join(HERE, "peers", "Inference.java")
        return ["java", "-Xmx4g", "-cp", self._jena_classpath(), script, path, level, *output]

    def set_up_inference(self):
        """Installs what only inference needs."""
        self._install_packages([] if os.path.exists("/usr/share/java/jena-arq.jar") else ["libapache-jena-java"])
        self._install_packages([] if shutil.which("javac") else ["default-jdk-headless"])
        if subprocess.run([self.python, "-c", "import owlrl"], stderr=subprocess.DEVNULL).returncode:
            pip = [self.python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "owlrl"]
            subprocess.run(pip, check=True)

    def _jena_classpath(self):
        """The libraries of Debian's Jena, which looks for the messages of its XML parser where they are not."""
        java = "/usr/share/java"
        messages = os.path.join(self.folder, "jena")
        if not os.path.exists(messages):
            with zipfile.ZipFile(os.path.join(java, "jena-core.jar")) as archive:
                inner = "org/apache/jena/ext/"
                for name in archive.namelist():
                    if name.startswith(inner + "xerces/") and not name.endswith("/"):
                        target = os.path.join(messages, name.removeprefix(inner))
                        os.makedirs(os.path.dirname(target), exist_ok=True)
                        with open(target, "wb") as file:
                            file.write(archive.read(name))
        names = sorted(name for name in os.listdir(java) if name.endswith(".jar") and not any(c.isdigit() for c in name))
        wanted = ("jena", "commons", "dexx", "gson", "guava", "http", "jackson", "jsonld", "protobuf", "slf4j-api", "slf4j-nop",
                  "jcl", "thrift", "failureaccess")
        return ":".join([messages] + [os.path.join(java, name) for name in names if name.startswith(wanted)])

    def udpipe(self, script, *arguments):
        """The command of a script that trains or runs UDPipe."""
        return [self.python, os.path.join(HERE, "peers", script), *arguments]

    def validation(self):
        """The command of pySHACL that validates a document against shapes, whose paths come last."""
        return [self.python, os.path.join(HERE, "peers", "shacl.py")]

    def versions(self):
        serd = subprocess.run(["pkg-config", "--modversion", "serd-0"], capture_output=True, text=True).stdout.strip()
        script = "from importlib.metadata import version; print(version('pyoxigraph'), version('maplib'), version('pyshacl'))"
        versions = subprocess.run([self.python, "-c", script], capture_output=True, text=True).stdout.split()
        oxigraph, maplib, pyshacl = versions if len(versions) == 3 else ("?", "?", "?")
        return f"serd {serd}, Oxigraph {oxigraph} (pyoxigraph), maplib {maplib}, pySHACL {pyshacl}"

    def _install(self):
        """Installs the packages of Debian that are missing."""
        packages = []
        if subprocess.run(["pkg-config", "--exists", "serd-0"], stderr=subprocess.DEVNULL).returncode:
            packages.append("libserd-dev")
        packages += [] if shutil.which("cc") else ["gcc", "libc6-dev"]
        packages += [] if shutil.which("rapper") else ["raptor2-utils"]
        if subprocess.run([sys.executable, "-c", "import ensurepip"], stderr=subprocess.DEVNULL).returncode:
            packages.append("python3-venv")
        self._install_packages(packages)

    @staticmethod
    def _install_packages(packages):
        if not packages:
            return
        if not shutil.which("apt-get"):
            sys.exit("Please install serd and Raptor with their headers, a C compiler and Python's venv.")
        print("Installing", " ".join(packages), file=sys.stderr)
        root = [] if os.geteuid() == 0 else ["sudo"]
        environment = root + ["env", "DEBIAN_FRONTEND=noninteractive"]
        subprocess.run(environment + ["apt-get", "update", "-qq"], check=True)
        subprocess.run(
            environment + ["apt-get", "install", "-y", "-qq"] + packages, check=True, stdout=subprocess.DEVNULL)

    def _make_environment(self):
        probe = [self.python, "-c", "import pyoxigraph, maplib, pyshacl, ufal.udpipe"]
        if os.path.exists(self.python) and not subprocess.run(probe, stderr=subprocess.DEVNULL).returncode:
            return
        print("Installing pyoxigraph, maplib, pyshacl and ufal.udpipe", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", os.path.join(self.folder, "venv")], check=True)
        pip = [self.python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "pyoxigraph", "maplib", "pyshacl"]
        pip += ["ufal.udpipe"]
        subprocess.run(pip, check=True)

    def _build_serd(self):
        flags = subprocess.run(
            ["pkg-config", "--cflags", "--libs", "serd-0"], capture_output=True, text=True, check=True).stdout.split()
        source = os.path.join(HERE, "peers", "serd.c")
        subprocess.run(["cc", "-O2", "-o", self.program, source] + flags, check=True)


class Tercet:
    def __init__(self, scratch):
        self.build_folder = os.path.join(scratch, "build")
        self.program = os.path.join(self.build_folder, "release", "Benchmark")

    def build(self):
        print("Building Tercet", file=sys.stderr)
        command = ["swift", "build", "-c", "release", "--package-path", HERE, "--scratch-path", self.build_folder]
        build = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if build.returncode:
            sys.exit(build.stdout)

    def command(self, job, format, path, *options):
        return [self.program, job, format.extension, path, *options]

    def infer(self, rules, path, *options):
        return [self.program, "infer", rules, path, "--threads", "1", *options]

    def server(self):
        """The command that answers queries over a document, whose path comes last."""
        return [self.program, "serve"]

    def command_line(self):
        """The command `tercet` for use, which `make build` builds."""
        path = os.path.join(os.path.dirname(HERE), ".build", "release", "tercet")
        if not os.path.exists(path):
            subprocess.run(["make", "-C", os.path.dirname(HERE), "build"], check=True, stdout=subprocess.DEVNULL)
        return path

    def udpipe(self, script, *arguments):
        """The command of a script that trains or runs UDPipe."""
        return [self.python, os.path.join(HERE, "peers", script), *arguments]

    def validation(self):
        """The command that validates a document against shapes, whose paths come last."""
        return [self.program, "validate"]
