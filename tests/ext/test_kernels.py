"""Kernels that are forked run notebooks as kernels of their own would, and nothing is lost where they cannot be had."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from jupyter_client.provisioning import KernelProvisionerFactory
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

from _ext.kernels import environment, provisioner
from _ext.kernels.provisioner import Forked, WarmProvisioner

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")
PARENT = "import os; print(os.getppid())"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """A build that reads one notebook, with the process that forks its kernels."""
    page = tmp_path / "page.md"
    page.write_text("```{code-cell}\n1\n```\n", encoding="utf-8")
    env = SimpleNamespace(doc2path=lambda name: page)
    build = SimpleNamespace()
    for name in environment.KERNEL:
        monkeypatch.setenv(name, os.environ.get(name, ""))
    monkeypatch.setattr(KernelProvisionerFactory.instance(), "default_provisioner_name", "local-provisioner")
    environment.tell(build, env, ["page"])
    provisioner.start(build, env, ["page"])
    yield build
    provisioner.stop(build, env)
    environment.restore(build, env)


def run(folder: Path, *cells: str) -> list[str]:
    """What each cell of a notebook prints."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    return ["".join(output.get("text", "") for output in cell.outputs).strip() for cell in notebook.cells]


def test_a_kernel_is_a_fork_and_as_if_new(app: SimpleNamespace, tmp_path: Path) -> None:
    said = run(
        tmp_path,
        PARENT,
        "print(os.getcwd(), os.environ['BOOK_STATIC'])",
        "import sys, subprocess; print('sympy' in sys.modules, __name__, subprocess.run(['true']).returncode)",
        "get_ipython().run_line_magic('who', '')",
        "import matplotlib.pyplot as plt; print(plt.get_backend())",
    )
    assert said[0] == str(app.book_kernels.pid)
    assert said[1] == f"{tmp_path.resolve()} 1"
    assert said[2] == "True __main__ 0"
    assert said[3] == "os\t subprocess\t sys"
    assert "inline" in said[4]


def test_kernels_know_nothing_of_each_other(app: SimpleNamespace, tmp_path: Path) -> None:
    run(tmp_path, "import sympy; sympy.mark = 1; name = 2")
    assert run(tmp_path, "import sympy; print(hasattr(sympy, 'mark'), 'name' in globals())") == ["False False"]


def test_a_cell_that_fails_or_ends_its_kernel_is_told(app: SimpleNamespace, tmp_path: Path) -> None:
    with pytest.raises(CellExecutionError, match="division by zero"):
        run(tmp_path, "1 / 0")
    with pytest.raises(DeadKernelError):
        run(tmp_path, "import os; os._exit(3)")


def test_without_the_process_kernels_start_by_themselves(app: SimpleNamespace, tmp_path: Path) -> None:
    app.book_kernels.kill()
    app.book_kernels.wait()
    assert run(tmp_path, PARENT) == [str(os.getpid())]
    assert run(tmp_path, "import sys; print(sys.argv[0].rpartition('/')[2])") == ["ipykernel_launcher.py"]


def test_it_ends_with_the_reading_and_is_not_started_for_pages_without_cells(app: SimpleNamespace, tmp_path: Path) -> None:
    env = SimpleNamespace(doc2path=lambda name: tmp_path / "page.md")
    provisioner.stop(app, env)
    assert app.book_kernels.returncode == 0 and WarmProvisioner.channel is None
    (tmp_path / "page.md").write_text("no cell\n", encoding="utf-8")
    other = SimpleNamespace()
    provisioner.start(other, env, ["page"])
    assert not hasattr(other, "book_kernels") and WarmProvisioner.channel is None


def test_a_process_that_is_not_ours_is_seen_to_end() -> None:
    import subprocess

    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        seen = Forked(process.pid)
        assert seen.poll() is None
        seen.terminate()
        assert seen.wait() == seen.poll() == 0
        seen.kill()  # it has ended: nothing happens
