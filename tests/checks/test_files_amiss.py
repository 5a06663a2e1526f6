"""Files that are missing, wrongly named, locked, or no files: each is told once, and never as something else."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.build import pipeline
from generator.commands import publish
from generator.problems import rules
from generator.problems.problem import ContentError
from tests.faults import IKU3, MONEY, problems
from tests.synthetic import write


def test_byte_order_mark_and_crlf_are_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_bytes(b"\xef\xbb\xbfnomor: 3\r\nrealisasi: 50\r\n")
    assert pipeline.compute(folder).hasil[0].indikator[2].realisasi == 50


def test_missing_and_wrongly_named_files(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).rename(folder / "2030/tw1/iku/03.yml")
    assert any("03.yaml" in str(p) for p in problems(folder))
    (folder / "2030/tw1/iku/03.yml").unlink()
    assert any("IKU 3 tidak ada" in str(p) for p in problems(folder))
    with pytest.raises(ContentError):
        pipeline.compute(tmp_path / "tidak-ada")


def test_an_indicator_file_without_a_place_in_the_plan(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2030/tw1/iku/14.yaml").write_text("nomor: 14\nrealisasi: 1\n", encoding="utf-8")
    assert any("14.yaml:1:8" in str(p) and "tidak ada dalam rencana" in str(p) for p in problems(folder))


def test_a_wrongly_named_quarter(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2030/tw5").mkdir()
    assert any("2030/tw5" in str(p) and "tw2, tw3, atau tw4" in str(p) for p in problems(folder))


def test_a_link_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).rename(folder / "03.lain")
    (folder / IKU3).symlink_to(folder / "03.lain")
    assert [p.code for p in problems(folder)] == ["berkas-tautan"]


def test_a_file_that_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, opened = write(tmp_path / "isi"), os.open

    def locked(path: Any, *rest: Any, **more: Any) -> int:
        if Path(path).name == "03.yaml":
            raise PermissionError
        return opened(path, *rest, **more)

    monkeypatch.setattr(os, "open", locked)
    assert [(p.code, p.place.file) for p in problems(folder)] == [("berkas-terkunci", f"isi/{IKU3}")]


def test_a_folder_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files are not called missing: that would make an officer write them again."""
    folder, scan = write(tmp_path / "isi"), os.scandir

    def shut(path: Any = ".") -> Any:
        if Path(path).name == "iku":
            raise PermissionError(errno.EACCES, "", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", shut)
    assert [(p.code, p.place.file) for p in problems(folder)] == [("berkas-terkunci", "isi/2030/tw1/iku")]


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "isi").write_text("x", "utf-8")
    found = problems(tmp_path / "isi")
    assert [(p.code, p.wrong) for p in found] == [("isi-tidak-ada", f"{tmp_path / 'isi'} bukan folder.")]


def test_the_budget_may_be_missing_but_not_what_was_published(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / MONEY).rename(tmp_path / "anggaran.yaml")
    assert ("anggaran-tidak-ada", "peringatan") in {(p.code, p.level) for p in problems(folder)}
    (tmp_path / "anggaran.yaml").rename(folder / MONEY)
    publish.publish(folder, "2030/tw1", date(2030, 4, 11))
    (folder / MONEY).rename(folder / "2030/tw1/anggran.yaml")
    found = {(p.code, p.place.file): p.remedy for p in problems(folder) if p.level == rules.GALAT}
    assert found == {("berkas-asing", "isi/2030/tw1/anggran.yaml"): "Ganti nama menjadi anggaran.yaml."}
    (folder / "2030/tw1/anggran.yaml").unlink()
    found = {(p.code, p.place.file): p.remedy for p in problems(folder) if p.level == rules.GALAT}
    assert found == {("berkas-tidak-ada", f"isi/{MONEY}"): "Kembalikan dari riwayat git, atau perbaiki namanya."}


def test_an_indicator_file_that_was_published_is_missed_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    publish.publish(folder, "2030/tw1", date(2030, 4, 11))
    (folder / IKU3).unlink()
    assert [p.code for p in problems(folder) if p.place.file.endswith("03.yaml")] == ["iku-tanpa-berkas"]
