"""The preview: a fault hides what it is about and nothing else; a port that is taken is no end. The office is made up."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import preview
from tests.commands.test_world import LAPKIN
from tests.faults import edit
from tests.synthetic import write

IKU = "2030/tw1/iku/03.yaml"


def spoilt(path: Path) -> None:
    path.write_text("a: [1\n", "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "shown", "without"),
    [
        (lambda f: None, ["2030/tw1", "2030/tw2"], set()),
        (lambda f: spoilt(f / IKU), ["2030/tw2"], {"2030/tw1"}),
        (lambda f: spoilt(f / "glosarium.yaml"), ["2030/tw1", "2030/tw2"], {"glosarium.yaml"}),
        (lambda f: spoilt(f / "profil/latar.md"), ["2030/tw1", "2030/tw2"], {"profil/latar.md"}),
        (lambda f: spoilt(f / "2031/perjanjian-kinerja.yaml"), ["2030/tw1", "2030/tw2"], {"2031"}),
        (lambda f: (f / "2030/tw1/lain.yaml").write_text("a: 1"), ["2030/tw2"], {"2030/tw1"}),
        (lambda f: shutil.copytree(f / "2030/tw1", f / "2030/tw1 (2)"), ["2030/tw1", "2030/tw2"], {"2030/tw1 (2)"}),
        (lambda f: edit(f / "2030/tw2/iku/01.yaml", "baik: 3", "baik: 5"), ["2030/tw1"], {"2030/tw2"}),
        (
            lambda f: [spoilt(f / IKU), (f / "koreksi.yaml").write_text("- {kuartal: 2030/tw1, tanggal: 2030-05-01, apa: a, alasan: b, disetujui: c, ringan: ya}\n")],
            ["2030/tw2"],
            {"2030/tw1", "koreksi.yaml"},
        ),
    ],
)  # fmt: skip
def test_what_is_sound_stays(
    tmp_path: Path, change: Callable[[Path], object], shown: list[str], without: set[str]
) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    (folder / "2031").mkdir()
    text = (folder / "2030/perjanjian-kinerja.yaml").read_text("utf-8")
    (folder / "2031/perjanjian-kinerja.yaml").write_text(text.replace("tahun: 2030", "tahun: 2031"), "utf-8")
    change(folder)
    seen = preview.visible(folder)
    assert seen.laporan
    assert [h.kuartal.folder for h in seen.laporan.hasil] == shown
    assert seen.tanpa == without
    assert bool(seen.masalah) == bool(without)


def test_without_an_office_there_is_nothing_to_show(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    spoilt(folder / "unit.yaml")
    assert preview.visible(folder).laporan is None
    spoilt(write(tmp_path / "lain") / "aturan/aturan-contoh.yaml")
    assert preview.visible(tmp_path / "lain").laporan is None


def test_a_port_that_is_taken_gives_way_to_the_next() -> None:
    said: list[str] = []
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        found = preview.place(f"127.0.0.1:{port}", said.append)
    assert found and port < found[1] <= port + preview.TRIES
    assert said == [f"Porta {port} sedang dipakai atau tidak boleh dipakai. Pratinjau memakai porta {found[1]}."]


@pytest.mark.parametrize("address", ["abc", "127.0.0.1:0", "127.0.0.1:99999", "tidak-ada.invalid:8000", ""])
def test_what_is_no_address(address: str) -> None:
    assert preview.place(address, print) is None


@pytest.mark.slow
def test_the_preview_speaks_indonesian_from_the_first_line_and_links_to_the_draft(tmp_path: Path) -> None:
    folder = write(tmp_path / "content", quarters=2)
    edit(folder / "2030/tw2/laporan.yaml", "status: terbit", "status: draf")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [*LAPKIN, "serve", "--jangan-buka", "--alamat", f"127.0.0.1:{port}"]
    with subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stderr
            said = []
            for line in running.stderr:
                said.append(line)
                if line.startswith("Pratinjau:"):
                    break
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
                page = answer.read().decode()
        finally:
            running.send_signal(signal.SIGINT)
        said += running.stderr.read().splitlines(True)
        assert running.wait() == 0
    assert said[0] == "Menyusun pratinjau …\n"
    assert said[-1] == "Pratinjau dihentikan.\n"
    assert not re.search(r"INFO|WARNING|Serving|Building", "".join(said))
    assert re.search(r'Draf, hanya terlihat di pratinjau: <a href="2030/tw2/">Triwulan II 2030</a>', page)
