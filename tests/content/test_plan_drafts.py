"""A plan without targets, or with the words of last year, is a draft: on no public site, told once, shown in drafts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build import emit, pipeline
from generator.commands.cli import main
from generator.pages.page import Generated
from tests import support
from tests.support import BUILD, CONTENT
from tests.synthetic import write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

PLAN = "2031/perjanjian-kinerja.yaml"
BASIS, NOTE = "dasar: Disusun menurut contoh.\n", "catatan: Nama mengikuti contoh.\n"
AIMED = "target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80}"


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)])


def office(folder: Path, words: str = BASIS + NOTE) -> Path:
    """Return the made-up office whose plan says something, with a plan for the next year as `lapkin new` writes it."""
    write(folder)
    edit(folder / "2030/perjanjian-kinerja.yaml", "tahun: 2030\n", f"tahun: 2030\n{words}")
    assert run(folder, "new", "2031").exit_code == 0
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def aimed(folder: Path) -> None:
    """Give one indicator of the new plan its targets."""
    edit(folder / PLAN, "target: {tw1: null, tw2: null, tw3: null, tw4: null, tahunan: null}", AIMED)


def public(folder: Path) -> Generated:
    return emit.generate(pipeline.compute(folder, drafts=False))


def told(folder: Path) -> list[str]:
    return [f"{p.wrong} {p.remedy}" for p in pipeline.compute(folder).masalah if p.code == "rencana-draf"]


def traces(found: Generated) -> list[str]:
    """Return where a site speaks of the new year."""
    names = [*found.files, *(name for names in found.pictures for name in names)]
    return [n for n in names if "2031" in n] + [
        n for n, d in found.files.items() if b"2031/" in d or b"tahun 2031" in d
    ]


def test_a_new_plan_is_on_no_page_and_shown_where_drafts_are(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi")
    hidden = public(folder)
    assert traces(hidden) == []
    assert "2031" not in repr(hidden.nav)
    shown = emit.generate(pipeline.compute(folder))
    assert "Draf. Rencana ini" in shown.files["2031/perjanjian-kinerja/index.md"].decode()
    assert "Draf. Rencana ini" not in shown.files["2030/perjanjian-kinerja/index.md"].decode()
    names = set(support.data_of(pipeline.compute(folder)))
    assert {n for n in names if "2031" in n} != set()
    assert {n for n in support.data_of(pipeline.compute(folder, drafts=False)) if "2031" in n} == set()


def test_it_changes_no_byte_of_the_public_site(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi")
    twice = [public(folder), public(folder)]
    shutil.rmtree(folder / "2031")
    before = public(folder)
    for found in twice:
        assert found.files == before.files
        assert (found.nav, found.sources, repr(found.pictures)) == (before.nav, before.sources, repr(before.pictures))


def test_the_real_pages_stay_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    before = public(folder)
    assert run(folder, "new", "2025").exit_code == 0
    assert public(folder).files == before.files


def test_what_is_missing_is_said_once(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi")
    (said,) = told(folder)
    assert said.startswith(
        "Rencana 2031 masih draf, tidak tampil di situs umum: semua target masih kosong; "
        "dasar dan catatan masih teks rencana 2030. Isi target; tulis dasar dan catatan untuk 2031"
    )
    done = run(folder, "check")
    assert (done.exit_code, done.output.count("[rencana-draf]")) == (0, 1)
    aimed(folder)
    (said,) = told(folder)
    assert "semua target" not in said
    assert traces(public(folder)) == []


@pytest.mark.parametrize("way", ["written anew", "taken out", "answered"])
def test_with_targets_and_words_of_its_own_it_is_public(tmp_path: Path, way: str) -> None:
    folder = office(tmp_path / "isi")
    aimed(folder)
    if way == "answered":
        edit(folder / PLAN, "dasar:", "benar: {rencana-draf: Teksnya memang tetap.}\ndasar:")
    else:
        for words in (BASIS, NOTE):
            edit(folder / PLAN, words, words.replace("contoh", "contoh lain") if way == "written anew" else "")
    assert told(folder) == []
    found = public(folder)
    assert {"2031/index.md", "2031/perjanjian-kinerja/index.md"} <= {*found.files}
    assert "Teksnya memang tetap" not in "".join(
        d.decode() for n, d in found.files.items() if n.endswith((".md", ".json"))
    )


def test_a_reason_does_not_stand_for_targets(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi")
    edit(folder / PLAN, "dasar:", "benar: {rencana-draf: Teksnya memang tetap.}\ndasar:")
    assert len(told(folder)) == 1
    assert traces(public(folder)) == []


def test_words_that_differ_in_breaks_only_are_the_same(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi", BASIS)
    aimed(folder)
    edit(folder / PLAN, BASIS, "dasar: |\n  Disusun  menurut\n  contoh.\n")
    assert len(told(folder)) == 1


def test_a_plan_with_a_published_quarter_is_public_and_its_words_are_doubted(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi")
    aimed(folder)
    shutil.copytree(folder / "2030/tw1", folder / "2031/tw1")
    edit(folder / "2031/tw1/laporan.yaml", "tahun: 2030", "tahun: 2031")
    edit(folder / "2031/tw1/laporan.yaml", "2030-04-10", "2031-04-10")
    assert "Draf. Rencana ini" not in public(folder).files["2031/perjanjian-kinerja/index.md"].decode()
    assert "2031/tw1/index.md" in public(folder).files
    assert ["sudah tampil" in said for said in told(folder)] == [True]


def test_an_office_whose_only_plan_is_a_draft_has_a_site(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=0)
    plan = folder / "2030/perjanjian-kinerja.yaml"
    text = plan.read_text("utf-8").replace(AIMED, "target: {tw1: null}")
    plan.write_text(text.replace("target: {tw1: 10, tw2: 10, tw3: 10, tw4: 10, tahunan: 10}", "target: {}"), "utf-8")
    words = (*BUILD, "--site", str(tmp_path / "situs"), "--cache", str(tmp_path / "simpanan"))
    built = run(folder, *words)
    assert built.exit_code == 0, built.output
    assert "2030" not in (tmp_path / "situs/index.html").read_text("utf-8")
    assert "Belum ada perjanjian kinerja" in (tmp_path / "situs/iku/index.html").read_text("utf-8")
    assert run(folder, *words, "--draf").exit_code == 0
    assert "2030/perjanjian-kinerja/" in (tmp_path / "situs/index.html").read_text("utf-8")
