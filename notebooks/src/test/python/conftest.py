"""What the tests with real clients share. Each module starts one installed kernel, named by JDECO_KERNEL."""

import os
import queue
import time

import pytest
from jupyter_client.manager import start_new_kernel

KERNEL = os.environ.get("JDECO_KERNEL", "jdeco")
PATIENCE = 60


class Cell:
    """What came of one execute_request."""

    def __init__(self, reply, messages):
        self.reply = reply["content"]
        self.messages = messages

    def of_type(self, name):
        return [message["content"] for message in self.messages if message["msg_type"] == name]

    @property
    def stdout(self):
        return "".join(c["text"] for c in self.of_type("stream") if c["name"] == "stdout")

    @property
    def stderr(self):
        return "".join(c["text"] for c in self.of_type("stream") if c["name"] == "stderr")

    @property
    def result(self):
        return self.of_type("execute_result")[0]["data"]["text/plain"]

    @property
    def error(self):
        (error,) = self.of_type("error")
        return error

    @property
    def run(self):
        """The last state of the run that a magic published."""
        bundles = self.of_type("display_data") + self.of_type("update_display_data")
        runs = [b["data"]["application/vnd.jdeco.run+json"] for b in bundles if "application/vnd.jdeco.run+json" in b["data"]]
        return runs[-1]


class Kernel:
    """A kernel and a blocking client of it."""

    def __init__(self, manager, client):
        self.manager = manager
        self.client = client

    def start(self, code, **options):
        return self.client.execute(code, **options)

    def finish(self, msg_id):
        """Reads until this cell's reply and idle have come."""
        reply = self.reply(msg_id)
        messages = []
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != msg_id:
                continue
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "idle":
                    return Cell(reply, messages)
            else:
                messages.append(message)

    def reply(self, msg_id):
        while True:
            reply = self.client.get_shell_msg(timeout=PATIENCE)
            if reply["parent_header"].get("msg_id") == msg_id:
                return reply

    def run(self, code, **options):
        return self.finish(self.start(code, **options))

    def await_output(self, msg_id, text):
        """Waits until a cell has printed a text: a sign that it runs."""
        seen = ""
        deadline = time.monotonic() + PATIENCE
        while text not in seen and time.monotonic() < deadline:
            try:
                message = self.client.get_iopub_msg(timeout=1)
            except queue.Empty:
                continue
            if message["msg_type"] == "stream" and message["parent_header"].get("msg_id") == msg_id:
                seen += message["content"]["text"]
        assert text in seen


@pytest.fixture(scope="module")
def kernel():
    manager, client = start_new_kernel(startup_timeout=PATIENCE, kernel_name=KERNEL)
    yield Kernel(manager, client)
    client.stop_channels()
    manager.shutdown_kernel()
