"""What another version of Lapkin shows otherwise is told page by page; the office is made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands.cli import main
from generator.site import manifest
from tests.support import BUILD
from tests.synthetic import write

pytestmark = pytest.mark.slow


def said(*words: str) -> Result:
    return CliRunner().invoke(main, [*words], catch_exceptions=False)


def test_pages_with_other_words_are_named_and_others_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site that is there is turned into one of an older version: another title, a file less, other markup."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "content", groups=1)
    assert said(*BUILD).exit_code == 0
    site = tmp_path / "site"
    same = said("diff", "--versi").output
    assert "Versi program sama." in same and "katanya lain: 0; yang hanya rupanya: 0." in same
    page, look, gone = site / "2030/tw1/penutup/index.html", site / "glosarium/index.html", site / "koreksi/index.html"
    page.write_text(page.read_text("utf-8").replace("Penutup Triwulan", "Akhir kata Triwulan"), "utf-8")
    look.write_text(look.read_text("utf-8").replace("<main", '<main data-lama=""'), "utf-8")
    gone.unlink()
    old = json.loads((site / manifest.FILE).read_text("utf-8"))
    tool = next(key for key, value in old.items() if isinstance(value, dict) and "lapkin" in value)
    old[tool]["lapkin"] = "0.0.9"
    text = json.dumps(old)
    for name, listed in manifest.at(site).berkas.items():
        if (site / name).is_file():
            text = text.replace(listed.sha256, manifest.of_file(site / name).sha256)
    fresh = json.loads(text)
    files = next(key for key, value in fresh.items() if isinstance(value, dict | list) and "koreksi" in str(value))
    _drop(fresh[files], "koreksi/index.html")
    (site / manifest.FILE).write_text(json.dumps(fresh), "utf-8")
    found = said("diff", "--versi").output
    assert "lapkin 0.0.9 menjadi" in found
    assert "Halaman baru: 1; halaman yang hilang: 0." in found
    assert "Halaman yang katanya lain: 1; yang hanya rupanya: 1." in found
    assert "2030/tw1/penutup/index.html: Akhir kata Triwulan" in found and "→ Penutup Triwulan I" in found


def _drop(files: object, name: str) -> None:
    """Take a file out of a list or mapping of files."""
    if isinstance(files, dict):
        files.pop(name)
    else:
        assert isinstance(files, list)
        files[:] = [one for one in files if name not in str(one)]


@pytest.mark.parametrize("words", [["diff"], ["diff", "HEAD", "--versi"]])
def test_one_of_both_is_asked_for(words: list[str]) -> None:
    done = said(*words)
    assert done.exit_code == 2 and "atau --versi saja" in done.output


def test_a_folder_that_is_no_site_is_told(tmp_path: Path) -> None:
    done = said("diff", "--versi", "--content", str(write(tmp_path / "isi")), "--site", str(tmp_path))
    assert done.exit_code == 1 and "bukan situs yang dibangun Lapkin" in done.output
