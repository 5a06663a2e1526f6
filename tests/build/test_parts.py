"""The parts of a site: each follows from what it may see and nothing else. The offices are made up."""

from __future__ import annotations

import pickle
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import charts
from generator.build import assemble, emit, kept_parts, make_part, parts, pipeline, workers
from generator.build.parts import SitePart
from generator.charts import Picture
from generator.content import files as source
from generator.content import load
from generator.pages import navigation
from generator.pages.page import Generated, NavItem
from generator.report import Report
from generator.site import engine as mkdocs_engine
from generator.site import finish
from generator.store.cache import Cache, key
from tests import support
from tests.support import ROOT, published
from tests.synthetic import write
from tests.tools.fuzz_warm import files_of

pytestmark = [pytest.mark.slow, pytest.mark.untraced]


def part(report: Report, number: int, alone: bool) -> SitePart:
    """Return the part of a quarter, made from all of a report or from what it may see."""
    tw = report.triwulan[number]
    own = parts.seen(tw) if alone else tw
    data = dict(parts.quarter_data(own))
    return parts.quarter(own, data, navigation.counterparts(report, tw.hasil), number == 2)


def whole(part: SitePart) -> tuple[Any, ...]:
    """Return all that is made of a part."""
    return part.naskah, part.files, part.pictures, part.sources, part.entri, part.ukuran


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_part_of_a_quarter_follows_from_what_it_may_see(tmp_path: Path, number: int) -> None:
    report = pipeline.compute(write(tmp_path / "isi", quarters=3))
    assert whole(part(report, number, alone=True)) == whole(part(report, number, alone=False))


def test_the_part_outside_the_quarters_follows_from_what_it_may_see(tmp_path: Path) -> None:
    report = pipeline.compute(write(tmp_path / "isi", quarters=3))
    known = parts.sizes(support.data_of(report))
    alone = parts.outside(report)
    assert whole(parts.others(alone, known)) == whole(parts.others(report, known))


def test_the_navigation_of_a_quarter_names_all_of_its_pages(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    draft = folder / "2030/tw2/laporan.yaml"
    draft.write_text(draft.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    (folder / "2030/tw1/terbit.yaml").write_text("- {ukuran: npss, nilai: 90, acuan: Tabel 1}\n", "utf-8")
    report = pipeline.compute(folder)
    for tw in report.triwulan:
        made, h = parts.quarter_values(tw, navigation.counterparts(report, tw.hasil)), tw.hasil
        assert [*files(navigation.quarter(h))] == [*made]


def files(item: NavItem) -> Iterator[str]:
    for found in item.values():
        if isinstance(found, str):
            yield found
        else:
            for below in found:
                yield from files(below)


def keys(folder: Path) -> Mapping[str, str]:
    report = pipeline.compute(folder, cache=Cache(None))
    return {tw.folder: assemble.part_key(report, tw, emit.settings(report)) for tw in report.triwulan}


@pytest.mark.parametrize(
    ("name", "old", "new", "changed"),
    [
        ("2030/tw3/iku/03.yaml", "realisasi: ", "realisasi: 1", {"2030/tw3"}),
        ("2030/tw2/iku/03.yaml", "realisasi: ", "realisasi: 1", {"2030/tw2", "2030/tw3"}),
        ("2030/tw2/highlight.yaml", "Kegiatan contoh", "Acara contoh", {"2030/tw2"}),
        ("2030/perjanjian-kinerja.yaml", "Rekaan satu", "Rekaan kesatu", {"2030/tw1", "2030/tw2", "2030/tw3"}),
        ("unit.yaml", "Jalan Rekaan 1", "Jalan Rekaan 2", {"2030/tw1", "2030/tw2", "2030/tw3"}),
        ("glosarium.yaml", "syarat", "ketentuan", {"2030/tw1", "2030/tw2", "2030/tw3"}),
        ("profil/latar.md", "Latar", "Asal", set()),
        ("2030/tw3/laporan.yaml", "2030-10-10", "2030-10-11", {"2030/tw1", "2030/tw2", "2030/tw3"}),
    ],
)
def test_a_change_asks_for_the_parts_that_show_it(
    tmp_path: Path, name: str, old: str, new: str, changed: set[str]
) -> None:
    folder = write(tmp_path / "isi", quarters=3)
    before = keys(folder)
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    after = keys(folder)
    assert {quarter for quarter, name in before.items() if after[quarter] != name} == changed


def test_a_part_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    cache, files = Cache(tmp_path), {"a/index.html": b"<p id=a>A</p>", "data/a.csv": b"a\n"}
    facts = {name: finish.site_facts.of(name, data) for name, data in files.items()}
    made = kept_parts.FinishedPart("2030/tw1", facts, [["a/", "A", 100, []]], {"data/a.csv": "2 B"})
    name = key("uji")
    assert kept_parts.known(cache, name) is None
    kept_parts.keep(cache, name, made, files)
    found = kept_parts.known(cache, name)
    assert found == made
    assert kept_parts.files(cache, name, made, files) == files
    assert kept_parts.files(cache, name, made, ["data/a.csv"]) == {"data/a.csv": b"a\n"}
    (tmp_path / "hasil" / name[:2] / name[2:]).write_bytes(b"x")
    assert kept_parts.files(cache, name, made, files) == {}


def test_what_follows_from_the_same_as_the_last_time_holds(tmp_path: Path) -> None:
    cache, files = Cache(tmp_path), {"a/index.html": b"<p id=a>A</p>", "a.svg": b"<svg/>", "data/a.csv": b"a\n"}
    facts = {name: finish.site_facts.of(name, data) for name, data in files.items()}
    sources = {"a/index.html": "1", "a.svg": "2"}
    assert kept_parts.recalled(cache, "2030/tw1", sources).tetap == {}
    kept_parts.keep(cache, key("uji"), kept_parts.FinishedPart("2030/tw1", facts, (), {}), files)
    kept_parts.remember(cache, "2030/tw1", key("uji"), sources)
    same = kept_parts.recalled(cache, "2030/tw1", {**sources, "a/index.html": "9", "b.svg": "2"})
    assert same.tetap == {"a.svg": facts["a.svg"]}
    assert kept_parts.files(cache, same.nama, same.jadi, same.tetap) == {"a.svg": b"<svg/>"}
    assert kept_parts.recalled(cache, "2030/tw2", sources).tetap == {}


def test_a_year_that_is_not_checked_again_says_the_same(tmp_path: Path) -> None:
    folder, cache = write(tmp_path / "isi", quarters=2), Cache(tmp_path / "simpan")
    first = pipeline.compute(folder, cache=cache).masalah
    assert first and pipeline.compute(folder, cache=cache).masalah == first == pipeline.compute(folder).masalah
    report = folder / "2030/tw2/laporan.yaml"
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    assert pipeline.compute(folder, cache=cache).masalah == pipeline.compute(folder).masalah != first


def test_what_the_engine_warns_of_is_a_fault_and_is_never_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    convert = mkdocs_engine.convert

    def warned(*words: Any) -> mkdocs_engine.Converted:
        return replace(convert(*words), peringatan=["tautan putus"])

    folder, cache = write(tmp_path / "isi"), Cache(tmp_path / "simpan")
    report = pipeline.compute(folder, cache=cache)
    for engine, faults in ((warned, ["tautan putus"] * 2), (convert, [])):
        monkeypatch.setattr(mkdocs_engine, "convert", engine)
        assert emit.site(report, tmp_path / "situs", cache, workers.Inline()) == faults
        assert (tmp_path / "situs").exists() == (not faults)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_workers_make_the_same_site_however_they_are_started(tmp_path: Path, method: str) -> None:
    report = pipeline.compute(write(tmp_path / "isi", quarters=2, groups=1), cache=Cache(None))
    with workers.pool(2, make_part.ready, method) as pool:
        assert emit.site(report, tmp_path / "banyak", Cache(None), pool) == []
    assert emit.site(report, tmp_path / "satu", Cache(None), workers.Inline()) == []
    assert files_of(tmp_path / "banyak") == files_of(tmp_path / "satu")


class Elsewhere(workers.Inline):
    """Runs tasks as another computer does: of the folders that they are told it sees those of its own disk."""

    def __init__(self, disk: Path) -> None:
        self.disk = disk

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        orders, place = pickle.loads(pickle.dumps(args))
        own = {name: self.disk / getattr(place, name).relative_to("/") for name in ("situs", "lama", "kerja")}
        return super().submit(fn, orders, replace(place, **own, cache=Cache(None)))


class Mirroring(Elsewhere):
    """Makes the folders that a task is told, like an executor that maps paths."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        (self.disk / args[1].kerja.relative_to("/")).mkdir(parents=True, exist_ok=True)
        return super().submit(fn, *args, **kwargs)


@pytest.mark.parametrize(("kind", "lacking"), [(Elsewhere, r"\.situs-kerja\S*"), (Mirroring, r"\S+\.\w+")])
def test_workers_that_do_not_share_the_disk_are_a_fault(tmp_path: Path, kind: type[Elsewhere], lacking: str) -> None:
    published(tmp_path / "situs", {"index.html": b"lama"})
    report = pipeline.compute(write(tmp_path / "isi", groups=1), cache=Cache(None))
    (said,) = emit.site(report, tmp_path / "situs", Cache(None), kind(tmp_path / "jauh"))
    assert re.fullmatch(rf"Hasil pekerja tidak sampai ke folder situs \({lacking}\): .* --pekerja 1\.", said), said
    assert (tmp_path / "situs/index.html").read_bytes() == b"lama"
    assert not [*tmp_path.glob(".situs*")]


def remade(before: Generated, after: Generated) -> tuple[set[str], list[Picture]]:
    """Return the pages whose Markdown changed, and the pictures that were not there before."""
    pages = {n for n, d in after.files.items() if n.endswith("index.md") and d != before.files[n]}
    return pages, [picture for names, picture in after.pictures.items() if picture != before.pictures[names]]


@pytest.mark.parametrize("old_site", [True, False])
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("2030/tw1/iku/03.yaml", "realisasi: ", "realisasi: 1"),
        ("2030/tw3/iku/03.yaml", "realisasi: ", "realisasi: 1"),
        ("unit.yaml", "Jalan Rekaan 1", "Jalan Rekaan 2"),  # stands on every page, in the foot
    ],
)
def test_what_changed_is_made_again_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str, old_site: bool
) -> None:
    folder, cache, site = write(tmp_path / "isi", quarters=3, groups=1), Cache(tmp_path / "simpan"), tmp_path / "situs"
    assert emit.site(pipeline.compute(folder, cache=cache), site, cache, workers.Inline()) == []
    before, changed = emit.generate(pipeline.compute(folder)), folder / name
    changed.write_text(changed.read_text("utf-8").replace(old, new, 1), "utf-8")
    now = emit.generate(pipeline.compute(folder))
    pages, pictures = remade(before, now)
    convert, asked = mkdocs_engine.convert, set()
    draw, drawn = charts.draw, list[Picture]()

    def listened(settings: Any, pages: Any, known: Any, *words: Any) -> mkdocs_engine.Converted:
        asked.update(pages.keys() - known)
        return convert(settings, pages, known, *words)

    def seen(picture: Picture) -> tuple[bytes, ...]:
        drawn.append(picture)
        return draw(picture)

    monkeypatch.setattr(mkdocs_engine, "convert", listened)
    monkeypatch.setattr(charts, "draw", seen)
    if old_site:
        (site / "2030/tw2/iku/1/index.html").write_text("judi", "utf-8")  # planted: the page is taken from the cache
    else:
        shutil.rmtree(site)
    assert emit.site(pipeline.compute(folder, cache=cache), site, cache, workers.Inline()) == []
    assert asked == (pages if "iku" in name else {n for n in now.files if n.endswith("index.md")})
    assert sorted(map(repr, drawn)) == sorted(map(repr, pictures))
    monkeypatch.undo()
    emit.site(pipeline.compute(folder, cache=Cache(None)), tmp_path / "dingin", Cache(None), workers.Inline())
    assert files_of(site) == files_of(tmp_path / "dingin")


def test_a_text_that_was_in_order_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = write(tmp_path / "isi", quarters=2), Cache(tmp_path / "simpan")
    read = load.year(folder, "2030", cache)
    parsed: list[str] = []
    parse = source.parse

    def listened(text: str, name: str) -> Any:
        parsed.append(name)
        return parse(text, name)

    monkeypatch.setattr(source, "parse", listened)
    assert load.year(folder, "2030", cache) == read
    assert parsed == []
    changed = folder / "2030/tw2/iku/03.yaml"
    changed.write_text(changed.read_text("utf-8").replace("realisasi: ", "realisasi: 1"), "utf-8")
    again = load.year(folder, "2030", cache)
    assert set(parsed) == {"isi/2030/tw2/iku/03.yaml"}
    assert again == load.year(folder, "2030") != read


def test_derivations_are_made_when_asked_for_and_let_the_files_go(tmp_path: Path) -> None:
    folder, cache = write(tmp_path / "isi", quarters=2), Cache(tmp_path / "simpanan")
    pipeline.compute(folder, cache=cache)
    tw = pipeline.compute(folder, cache=cache)["2030/tw1"]  # neither the newest nor checked again: nothing asked
    assert ("jejak" in vars(tw), bool(tw.dokumen)) == (False, True)
    assert tw.jejak == pipeline.compute(folder)["2030/tw1"].jejak
    assert (tw.jejak is tw.jejak, tw.dokumen) == (True, {})


def test_what_was_made_of_a_quarter_goes_with_it(tmp_path: Path) -> None:
    tw = pipeline.compute(write(tmp_path / "isi"))["2030/tw1"]
    sent = pickle.loads(pickle.dumps(parts.seen(tw)))
    assert vars(sent)["jejak"] == tw.jejak
    assert (sent.temuan, sent.tuas, sent.versi, sent.resmi) == (tw.temuan, tw.tuas, tw.versi, tw.resmi)


def test_the_theme_shows_no_time_of_the_build() -> None:
    """A page follows from its text and the settings: what it shows of a time would be that of the last build."""
    shown = [
        p.name for p in (ROOT / "theme").rglob("*.html") if re.search(r"build_date|update_date", p.read_text("utf-8"))
    ]
    assert shown == []
