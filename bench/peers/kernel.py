"""A kernel to measure in: cells go in, what they print comes out."""

import re

from jupyter_client.manager import KernelManager

RUN = "application/vnd.jdeco.run+json"


class CellFailed(Exception):
    """A cell ended with an error."""


class Kernel:
    """One running kernel jdeco, with options for its JVM besides its own; to be used in a with statement."""

    def __init__(self, *java_options):
        self.java_options = java_options

    def __enter__(self):
        self.manager = KernelManager(kernel_name="jdeco")
        argv = self.manager.kernel_spec.argv
        argv[argv.index("-jar") : argv.index("-jar")] = self.java_options
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        try:
            self.client.wait_for_ready(timeout=60)
        except RuntimeError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *failure):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def run(self, code, timeout=600):
        """Runs a cell; returns its text, and the run it published, if any."""
        sent = self.client.execute(code)
        text, published = "", None
        while True:
            message = self.client.get_iopub_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") != sent:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "stream":
                text += content["text"]
            elif kind in ("display_data", "update_display_data"):
                published = content["data"].get(RUN, published)
            elif kind == "error":
                raise CellFailed(f"{content['ename']}: {content['evalue']}\n{code}")
            elif kind == "status" and content["execution_state"] == "idle":
                return text, published

    def milliseconds(self, statements, magic=""):
        """Runs statements in a cell that reads the clock around them; returns milliseconds and the run."""
        code = (
            "{ long begun$ = System.nanoTime();\n"
            f"{statements}\n"
            'System.out.println("took " + (System.nanoTime() - begun$)); }'
        )
        text, published = self.run(f"{magic}\n{code}" if magic else code)
        return int(re.search(r"took (\d+)", text).group(1)) / 1e6, published

    def alternate(self, contenders, repeats):
        """Measures contenders (name → statements and magic) in turns, after one turn to warm up.

        Every other turn goes the other way round, so that none always runs behind the same one. Returns the
        milliseconds of each, and the last run that each published.
        """
        took, runs = {name: [] for name in contenders}, {}
        for turn in range(repeats + 1):
            for name in list(contenders)[:: 1 if turn % 2 else -1]:
                milliseconds, runs[name] = self.milliseconds(*contenders[name])
                if turn:
                    took[name].append(milliseconds)
        return took, runs
