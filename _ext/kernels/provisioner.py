"""Kernels that start in a moment: forked from a process that has imported what they need, where the system can fork."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

if TYPE_CHECKING:
    from jupyter_client.connect import KernelConnectionInfo
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

NAME = "book-warm"
LAUNCHER = ["-m", "ipykernel_launcher"]
"""How Python's own kernel is started; others are none of ours."""


class Forked:
    """A process that is not our child, seen as `subprocess.Popen` shows one."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        try:
            self._handle = os.pidfd_open(pid)
        except ProcessLookupError:  # it has ended already
            self.returncode = 1

    def poll(self) -> int | None:
        """Return 0 once it has ended: nobody is told how."""
        if self.returncode is None and select.select([self._handle], [], [], 0)[0]:
            self._end()
        return self.returncode

    def wait(self) -> int:
        """Wait until it has ended."""
        if self.returncode is None:
            select.select([self._handle], [], [])
            self._end()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            signal.pidfd_send_signal(self._handle, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def _end(self) -> None:
        os.close(self._handle)
        self.returncode = 0


class WarmProvisioner(LocalProvisioner):
    """Starts Python's kernel by a fork of the warm process; without one, or for another kernel, as Jupyter does."""

    channel: socket.socket | None = None
    """The way to the warm process; readers of pages, which are forks of the build, share it."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch a kernel."""
        folder = kwargs.get("cwd") or Path.cwd()
        if self.channel is None or cmd[1:3] != LAUNCHER:
            return await super().launch_kernel(cmd, **kwargs)
        try:
            self.process = Forked(ask(self.channel, arguments=cmd[3:], environment=dict(kwargs["env"]), folder=str(folder)))
        except OSError:  # the warm process has ended: a kernel of its own says why
            return await super().launch_kernel(cmd, **kwargs)
        self.pid = self.pgid = self.process.pid  # it leads its own group
        self.cwd = folder
        return self.connection_info


def ask(channel: socket.socket, **kernel: Any) -> int:
    """Return the process number of a new kernel.

    Raises
    ------
    OSError
        If nobody answers.
    """
    answer, question = os.pipe()
    try:
        socket.send_fds(channel, [json.dumps(kernel).encode()], [question])
    finally:
        os.close(question)
    with os.fdopen(answer) as told:
        number = told.read()
    if not number:
        raise ConnectionResetError("the process that forks kernels has ended")
    return int(number)


def runs_notebooks(env: BuildEnvironment, docnames: list[str]) -> bool:
    """Whether any of these pages has a cell of code."""
    return any("{code-cell}" in Path(env.doc2path(name)).read_text(encoding="utf-8") for name in docnames)


def start(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Start the warm process where it is needed and can be, and let Jupyter start kernels by it."""
    if sys.platform != "linux" or not runs_notebooks(env, docnames):
        return
    factory = KernelProvisionerFactory.instance()
    factory.provisioners[NAME] = EntryPoint(NAME, f"{__name__}:{WarmProvisioner.__name__}", factory.GROUP_NAME)
    factory.default_provisioner_name = NAME
    WarmProvisioner.channel, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with other:
        command = [sys.executable, "-P", "-m", f"{__package__}.warm", str(other.fileno())]
        app.book_kernels = subprocess.Popen(command, pass_fds=[other.fileno()], stdin=subprocess.DEVNULL)


def stop(app: Sphinx, env: BuildEnvironment) -> None:
    """End the warm process: every notebook has run."""
    if WarmProvisioner.channel is not None:
        WarmProvisioner.channel.close()
        WarmProvisioner.channel = None
        app.book_kernels.wait()


def setup(app: Sphinx) -> None:
    app.connect("env-before-read-docs", start)
    app.connect("env-updated", stop)
