"""Makes the documents to measure with, from the generators in the shared folder."""
import os
import subprocess
import sys

from formats import EMPTY, FORMATS, by_extension

# For each set of data: what tells its generator how much to make, and the formats the generator writes.
GENERATORS = {"univ": ("--triples", ("nt", "ttl")), "dblp": ("--triples", ("nt", "ttl")), "news": ("--quads", ("nq",))}


class Data:
    def __init__(self, folder, tools, peers, triples):
        self.folder, self.tools, self.peers, self.triples = folder, tools, peers, triples
        os.makedirs(folder, exist_ok=True)

    def file(self, data, extension, share=1):
        """The path of a document of so many triples, divided by share."""
        return os.path.join(self.folder, f"{data}-{self.triples // share}.{extension}")

    def queries(self, data):
        """The paths of the queries over some data, which are named after its kind."""
        folder = os.path.join(self.tools, "queries")
        letter = {"univ": "u", "dblp": "b"}[data]
        return [os.path.join(folder, name) for name in sorted(os.listdir(folder))
                if name.startswith(letter) and name.endswith(".rq")]

    def empty(self, extension):
        path = os.path.join(self.folder, f"empty.{extension}")
        with open(path, "w", encoding="utf-8") as file:
            file.write(EMPTY.get(extension, ""))
        return path

    def make(self):
        """Makes what is not there yet: all of the triples, and a tenth of them."""
        for share in (1, 10):
            for data in GENERATORS:
                self._generate(data, share)
            for format in FORMATS:
                for data in format.data:
                    self._convert(data, format, share)

    def _generate(self, data, share):
        option, extensions = GENERATORS[data]
        paths = {extension: self.file(data, extension, share) for extension in extensions}
        if all(os.path.exists(path) for path in paths.values()):
            return
        generator = os.path.join(self.tools, f"gen_{data}.py")
        if not os.path.exists(generator):
            sys.exit(
                f"There is no {generator}. The generators of the data are in the shared folder; set TERCET_SHARED to "
                "where it is.")
        print(f"Making {self.triples // share} triples of {data}", file=sys.stderr)
        command = [sys.executable, generator, option, str(self.triples // share)]
        for extension, path in paths.items():
            command += [f"--{extension}", path]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def _convert(self, data, format, share):
        path = self.file(data, format.extension, share)
        if os.path.exists(path):
            return
        print(f"Making {os.path.basename(path)}", file=sys.stderr)
        source = by_extension(GENERATORS[data][1][0])
        document = self.file(data, source.extension, share)
        partial = path + ".part"
        if format.extension == "rdf":
            # One element for each triple, as Raptor writes it, is the hardest on readers.
            with open(partial, "wb") as output:
                command = ["rapper", "-q", "-i", source.raptor, "-o", "rdfxml", document]
                subprocess.run(command, check=True, stdout=output)
        else:
            command = self.peers.oxigraph("convert", source, document, format) + [partial]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        os.rename(partial, path)
