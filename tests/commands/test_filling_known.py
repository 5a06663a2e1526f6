"""What an editor knows from before against all read anew: after any save, and whatever else changes the files."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from generator.build import pipeline
from generator.commands.filling import saving
from generator.commands.filling.office import Office
from generator.commands.filling.typed import Change
from generator.content import load
from generator.content.before import Sebelumnya
from generator.problems.problem import ContentError, Problem
from generator.report import Report
from generator.store.cache import Cache
from generator.store.last import Terakhir
from tests.synthetic import write

QUARTERS = ("2030/tw1", "2030/tw2")
OTHERS = ("2030/rencana", "kantor/data")
TYPED = ("80", "12,5", "seratus", "", "Kalimat { rusak", "{{ npss }} naik", "{{ tidak.ada }}", "2030-02-30", "ya", "3")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(write(tmp_path / "isi", quarters=2, groups=1), Cache(None))


def computed(content: Path) -> tuple[Report | None, list[Problem]]:
    try:
        report = pipeline.compute(content)
    except ContentError as error:
        return None, sorted(error.problems)
    return report, sorted(report.masalah)


def same(office: Office) -> None:
    """Compare what the editor knows with content that is read by somebody who knows nothing."""
    report, problems = computed(office.content)
    known, found = office.computed()
    assert sorted(found) == problems
    assert (report is None) == (known is None)
    if report and known:
        assert [(t.hasil, t.versi, t.asal, t.lampau) for t in known.triwulan] == [
            (t.hasil, t.versi, t.asal, t.lampau) for t in report.triwulan
        ]
    for quarter in (*QUARTERS, *OTHERS):
        try:
            anew = Office(office.content, Cache(None)).read(quarter, 1)
        except ContentError as error:
            with pytest.raises(ContentError) as told:
                office.read(quarter, 1)
            assert sorted(told.value.problems) == sorted(error.problems)
            continue
        shown = office.read(quarter, 1)
        assert shown.teks == anew.teks
        assert {n: [(k, v.teks) for k, v in p.isian.items()] for n, p in shown.halaman.items()} == {
            n: [(k, v.teks) for k, v in p.isian.items()] for n, p in anew.halaman.items()
        }


def typed(office: Office, by: random.Random) -> None:
    """Type something into one or two inputs of a page."""
    try:
        tw = office.read(by.choice((*QUARTERS, *OTHERS)), 1)
    except ContentError:
        return
    page = by.choice([*tw.halaman.values()])
    own = by.sample([*page.isian.values()], min(2, len(page.isian)))
    saving.saved(office, tw, page, [Change(k.nama, k.teks, by.choice(TYPED)) for k in own])


def taken_back(office: Office, _: random.Random) -> None:
    saving.undone(office)


def changed(office: Office, by: random.Random) -> None:
    """Change a file as another program does; some are no longer valid then."""
    file = by.choice(sorted(office.content.rglob("*.yaml")))
    text = file.read_text("utf-8")
    ways = (f"{text}# catatan\n", text.replace("5", "6", 1), f"{text}\nasing: 1\n", text[:-20])
    file.write_text(by.choice(ways), "utf-8")


def mended(first: Mapping[Path, bytes], *_: object) -> None:
    """Put every file back as it was at first."""
    for file, data in first.items():
        file.write_bytes(data)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_what_is_known_is_what_is_read_anew(office: Office, seed: int) -> None:
    by = random.Random(seed)
    mend = partial(mended, {file: file.read_bytes() for file in office.content.rglob("*.yaml")})
    steps: tuple[Callable[..., None], ...] = (typed, typed, typed, taken_back, changed, mend)
    same(office)
    for _ in range(10):
        by.choice(steps)(office, by)
        same(office)
    mend()
    same(office)
    assert office.computed()[0]


@pytest.mark.slow
def test_a_file_that_changes_while_another_is_saved_is_seen(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    tw = office.read(QUARTERS[1], 1)
    page = tw.halaman["iku/3"]
    own = next(k for k in page.isian.values() if k.label == "Realisasi")
    other = office.content / "2030/tw2/iku/04.yaml"
    write_ = saving._written

    def meanwhile(*words: object) -> bool:
        other.write_text(other.read_text("utf-8").replace("realisasi: ", "realisasi: 1", 1), "utf-8")
        return write_(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(saving, "_written", meanwhile)
    assert saving.saved(office, tw, page, [Change(own.nama, own.teks, "77")]).tertulis
    same(office)


def test_what_is_tried_is_tried_on_the_files_as_they_are(office: Office) -> None:
    assert office.computed()[0]
    other = office.content / "2030/tw2/iku/04.yaml"
    other.write_text(other.read_text("utf-8").replace("realisasi: ", "realisasi: 1", 1), "utf-8")
    assert office.tried({}).hasil == pipeline.compute(office.content).hasil


@pytest.mark.slow
def test_a_photo_that_is_another_is_read_again(office: Office) -> None:
    folder = office.content / "2030/tw2"
    (folder / "foto").mkdir()
    listed = "- judul: Contoh\n  uraian: Contoh.\n  foto: [{berkas: a.jpg, teks: Dua orang di depan kantor contoh}]\n"
    (folder / "highlight.yaml").write_text(listed, "utf-8")
    Image.new("RGB", (30, 20)).save(folder / "foto/a.jpg")
    assert office.computed()[0], office.computed()[1]
    same(office)
    Image.new("RGB", (31, 20)).save(folder / "foto/a.jpg")
    same(office)
    (folder / "foto/a.jpg").unlink()
    same(office)


def test_nothing_that_did_not_change_is_read_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    before, last = office.content, Terakhir()
    load.load(before, None, Sebelumnya(before, last))
    opened: list[str] = []
    real = os.open

    def noted(path: object, *words: int, **more: int) -> int:
        opened.append(str(path))
        return real(path, *words, **more)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(os, "open", noted)
    content, problems = load.load(before, None, Sebelumnya(before, last))
    assert (opened, problems) == ([], [])
    assert content is not None
    assert [k.folder for t in content.tahun for k in t.kuartal] == [*QUARTERS]
