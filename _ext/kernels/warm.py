"""A process from which kernels are forked: it has imported what notebooks import, which takes longer than most of them run.

``python -P -m _ext.kernels.warm NUMBER`` waits at the socket with this file number. A request is one packet: arguments,
environment and folder of a kernel as JSON, and beside it a pipe for the answer, the kernel's process number. When nobody holds
the other end of the socket any more, the process ends, and its kernels with it. Linux only: elsewhere a process cannot safely
fork once these libraries are loaded.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import sys
from importlib import import_module
from typing import NoReturn

IMPORTED = (
    *("ipykernel.kernelapp", "ipykernel.ipkernel", "pandas", "evidence.figures", "matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg", "PIL.PngImagePlugin"),
    *("widgets.faces.page", "widgets.faces.jupyter", "widgets.faces.figure", "widgets.faces.figures.base", "widgets.charts", "visual.drawn", "fontTools.svgLib"),
    *("sympy.codegen.ast", "sympy.tensor.tensor", "numpy.f2py", "numpy.fft", "numpy.polynomial", "numpy.testing", "numpy.ctypeslib"),  # what SymPy loads for its first function
)
"""What most notebooks need."""

BACKEND = "module://matplotlib_inline.backend_inline"
"""What a kernel tells matplotlib before a notebook imports it."""

LARGEST = 1 << 20
"""Bytes of a request: an environment is some thousands."""


def become_kernel(arguments: list[str], environment: dict[str, str], folder: str) -> NoReturn:
    """Run a kernel in this process until it is shut down."""
    from ipykernel import kernelapp

    parent = os.getppid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # a notebook waits for the programs that it starts
    os.setsid()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    # It ends when its parent does, and keeps to itself that it talks over a socket of this machine.
    sys.argv = ["ipykernel_launcher", *arguments, f"--IPKernelApp.parent_handle={parent}", "--IPKernelApp.log_level=ERROR"]
    try:
        kernelapp.launch_new_instance()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def serve(channel: socket.socket) -> None:
    """Import, then fork a kernel for each request; requests that come meanwhile wait."""
    os.environ.setdefault("MPLBACKEND", BACKEND)
    for name in IMPORTED:
        import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody here waits for a kernel
    gc.set_threshold(200_000, 20, 20)  # a kernel lives for seconds: to look for cycles often finds nothing
    gc.freeze()  # what is shared is not touched by the collector of a kernel
    while True:
        request, handles, *_ = socket.recv_fds(channel, LARGEST, 1)
        if not request:
            return
        (answer,) = handles
        number = os.fork()
        if not number:
            os.close(answer)
            channel.close()
            become_kernel(**json.loads(request))
        os.write(answer, str(number).encode())
        os.close(answer)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
