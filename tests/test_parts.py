"""The parts of a site: each follows from what it may see and nothing else. The offices are made up."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator import (
    assembly,
    build,
    charts,
    emit,
    finish,
    load,
    mkdocs_engine,
    navigation,
    packs,
    parts,
    source,
    trails,
    workers,
    workshop,
    years,
)
from generator.cache import Cache, key
from generator.charts import Picture
from generator.earlier import Lampau
from generator.later import Later
from generator.page import Generated, Page
from generator.parts import Bagian
from generator.render import Renderer
from generator.report import Report
from generator.workshop import Pesanan, Tempat
from tests.fuzz_warm import files_of
from tests.support import ROOT
from tests.synthetic import write

pytestmark = pytest.mark.slow


def part(report: Report, number: int, alone: bool) -> Bagian:
    """Return the part of a quarter, made from all of a report or from what it may see."""
    hasil = report.hasil[number]
    own = years.reconciled(parts.seen(report, hasil)) if alone else report
    data = dict(parts.quarter_data(own, hasil))
    return parts.quarter(own, hasil, data, trails.counterparts(report, hasil), number == 2, {})


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_part_of_a_quarter_follows_from_what_it_may_see(tmp_path: Path, number: int) -> None:
    report = build.compute(write(tmp_path / "isi", quarters=3))
    assert part(report, number, alone=True) == part(report, number, alone=False)


def test_pages_name_all_that_they_show_of_earlier_quarters(tmp_path: Path) -> None:
    report = build.compute(write(tmp_path / "isi", quarters=3))
    hasil = report.hasil[2]
    lampau = report.lampau[hasil.kuartal.folder]
    other = Lampau((Decimal("1.23"), "Triwulan rekaan"), dict.fromkeys(lampau.jalur, ()))
    changed = replace(report, lampau={**report.lampau, hasil.kuartal.folder: other})
    data, lain = dict(parts.quarter_data(report, hasil)), trails.counterparts(report, hasil)
    first, second = (parts.quarter(r, hasil, data, lain, True, {}) for r in (report, changed))
    differ = {name for name, page in first.tulisan.items() if page != second.tulisan[name]}
    assert differ == {name for name, page in first.tulisan.items() if page.lampau != second.tulisan[name].lampau}
    assert parts.quarter(changed, hasil, data, lain, True, first.tulisan) == second


def test_the_part_outside_the_quarters_follows_from_what_it_may_see(tmp_path: Path) -> None:
    report = build.compute(write(tmp_path / "isi", quarters=3))
    known = parts.sizes(dict(build.data_files(report)))
    alone = years.reconciled(parts.outside(report))
    assert parts.others(alone, known) == parts.others(report, known)


def test_the_navigation_of_a_quarter_names_all_of_its_pages(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    draft = folder / "2030/tw2/laporan.yaml"
    draft.write_text(draft.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    (folder / "2030/tw1/terbit.yaml").write_text("- {ukuran: npss, nilai: 90, acuan: Tabel 1}\n", "utf-8")
    report = build.compute(folder)
    for h in report.hasil:
        made = parts.quarter_values(report, h, trails.counterparts(report, h))
        assert sorted(navigation.addresses(h)) == sorted(p.alamat for p in made)


def keys(folder: Path) -> Mapping[str, str]:
    report = build.compute(folder, cache=Cache(None))
    place = Tempat(emit.settings(report), "0", folder, folder, folder, Cache(None))
    return {h.kuartal.folder: assembly.part_key(report, h, place).utuh for h in report.hasil}


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
    made = packs.Jadi("2030/tw1", facts, [["a/", "A", 100, []]], {"data/a.csv": "2 B"})
    name = key("uji")
    assert packs.known(cache, name) is None
    packs.keep(cache, name, made, files)
    found = packs.known(cache, name)
    assert found == made
    assert packs.files(cache, name, made, files) == files
    assert packs.files(cache, name, made, ["data/a.csv"]) == {"data/a.csv": b"a\n"}
    (tmp_path / "hasil" / name[:2] / name[2:]).write_bytes(b"x")
    assert packs.files(cache, name, made, files) == {}


def test_what_follows_from_the_same_as_the_last_time_holds(tmp_path: Path) -> None:
    cache, files = Cache(tmp_path), {"a/index.html": b"<p id=a>A</p>", "a.svg": b"<svg/>", "data/a.csv": b"a\n"}
    facts = {name: finish.site_facts.of(name, data) for name, data in files.items()}
    sources = {"a/index.html": "1", "a.svg": "2"}
    assert packs.recalled(cache, "2030/tw1", sources).tetap == {}
    packs.keep(cache, key("uji"), packs.Jadi("2030/tw1", facts, (), {}), files)
    packs.remember(cache, "2030/tw1", key("uji"), sources)
    same = packs.recalled(cache, "2030/tw1", {**sources, "a/index.html": "9", "b.svg": "2"})
    assert same.tetap == {"a.svg": facts["a.svg"]}
    assert packs.files(cache, same.nama, same.jadi, same.tetap) == {"a.svg": b"<svg/>"}
    assert packs.recalled(cache, "2030/tw2", sources).tetap == {}


def test_a_year_that_is_not_checked_again_says_the_same(tmp_path: Path) -> None:
    folder, cache = write(tmp_path / "isi", quarters=2), Cache(tmp_path / "simpan")
    first = build.compute(folder, cache=cache).masalah
    assert first and build.compute(folder, cache=cache).masalah == first == build.compute(folder).masalah
    report = folder / "2030/tw2/laporan.yaml"
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    assert build.compute(folder, cache=cache).masalah == build.compute(folder).masalah != first


def test_what_the_engine_warns_of_is_a_fault_and_is_never_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    convert = mkdocs_engine.convert

    def warned(*words: Any) -> mkdocs_engine.Hasil:
        return replace(convert(*words), peringatan=["tautan putus"])

    folder, cache = write(tmp_path / "isi"), Cache(tmp_path / "simpan")
    report = build.compute(folder, cache=cache)
    for engine, faults in ((warned, ["tautan putus"] * 2), (convert, [])):
        monkeypatch.setattr(mkdocs_engine, "convert", engine)
        assert emit.site(report, tmp_path / "situs", cache, workers.Inline()) == faults
        assert (tmp_path / "situs").exists() == (not faults)


def test_workers_that_grow_in_number_make_the_same_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ENOUGH", 1)
    report = build.compute(write(tmp_path / "isi", quarters=3), cache=Cache(None))
    with workers.pool(2, kind=workers.Growing) as pool:
        assert emit.site(report, tmp_path / "tumbuh", Cache(None), pool) == []
    assert emit.site(report, tmp_path / "satu", Cache(None), workers.Inline()) == []
    assert files_of(tmp_path / "tumbuh") == files_of(tmp_path / "satu")


class Tardy(workers.Inline):
    """Lets whoever helps begin when all else may be done; knows where pictures are put for others to find."""

    def __init__(self) -> None:
        self.boards: set[Path | None] = set()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.boards.add(args[1].papan.folder)
        if fn is not workshop.helped:
            return super().submit(fn, *args, **kwargs)

        def later() -> None:
            time.sleep(0.3)
            fn(*args, **kwargs)

        return ThreadPoolExecutor(1).submit(later)


def test_nothing_is_left_of_who_helps(tmp_path: Path) -> None:
    report, pool = build.compute(write(tmp_path / "isi"), cache=Cache(None)), Tardy()
    assert emit.site(report, tmp_path / "situs", Cache(None), pool) == []
    time.sleep(1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["isi", "situs"]
    assert len(pool.boards) == 1
    assert None not in pool.boards


def test_what_is_drawn_by_who_helps_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = build.compute(write(tmp_path / "isi"), cache=Cache(None))
    hasil, site, board = report.hasil[0], tmp_path / "situs", Cache(tmp_path / "papan")
    (tmp_path / "kerja").mkdir()
    place = Tempat(emit.settings(report), "0", site, tmp_path / "lama", tmp_path / "kerja", Cache(None), board)
    own = years.reconciled(parts.seen(report, hasil))
    order = Pesanan(
        own, hasil.kuartal.folder, True, trails.counterparts(report, hasil), dict(parts.quarter_data(own, hasil))
    )
    draw, drawn = charts.draw, list[Picture]()

    def seen(picture: Picture) -> tuple[bytes, ...]:
        drawn.append(picture)
        return draw(picture)

    monkeypatch.setattr(charts, "draw", seen)
    workshop.helped(order, place)
    helped = len(drawn)
    assert helped > 10
    workshop.made([order], place)
    assert len(drawn) == helped


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
    folder, cache, site = write(tmp_path / "isi", quarters=3), Cache(tmp_path / "simpan"), tmp_path / "situs"
    assert emit.site(build.compute(folder, cache=cache), site, cache, workers.Inline()) == []
    before, changed = build.generate(build.compute(folder)), folder / name
    changed.write_text(changed.read_text("utf-8").replace(old, new, 1), "utf-8")
    now = build.generate(build.compute(folder))
    pages, pictures = remade(before, now)
    convert, asked = mkdocs_engine.convert, set()
    draw, drawn = charts.draw, list[Picture]()

    def listened(settings: Any, pages: Any, known: Any, *words: Any) -> mkdocs_engine.Hasil:
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
    assert emit.site(build.compute(folder, cache=cache), site, cache, workers.Inline()) == []
    assert asked == (pages if "iku" in name else {n for n in now.files if n.endswith("index.md")})
    assert sorted(map(repr, drawn)) == sorted(map(repr, pictures))
    monkeypatch.undo()
    emit.site(build.compute(folder, cache=Cache(None)), tmp_path / "dingin", Cache(None), workers.Inline())
    assert files_of(site) == files_of(tmp_path / "dingin")


def test_pages_that_show_the_same_of_earlier_quarters_are_not_rendered_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache, site = write(tmp_path / "isi", quarters=3), Cache(tmp_path / "simpan"), tmp_path / "situs"
    assert emit.site(build.compute(folder, cache=cache), site, cache, workers.Inline()) == []
    changed = folder / "2030/tw1/iku/03.yaml"
    changed.write_text(changed.read_text("utf-8").replace("realisasi: ", "realisasi: 1"), "utf-8")
    rendered, render = [], Renderer.render

    def listened(self: Renderer, page: Page) -> bytes:
        rendered.append(page.alamat)
        return render(self, page)

    monkeypatch.setattr(Renderer, "render", listened)
    assert emit.site(build.compute(folder, cache=cache), site, cache, workers.Inline()) == []
    later = [name for name in rendered if name.startswith(("2030/tw2/", "2030/tw3/"))]
    second = ["2030/tw2/", "2030/tw2/iku/3/", "2030/tw2/cetak/"]  # its summary names the NPSS before
    assert later == [*second, "2030/tw3/iku/3/", "2030/tw3/cetak/"]


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


def test_a_value_is_made_once_and_not_before() -> None:
    made: list[str] = []
    found = Later({name: partial(lambda name: made.append(name) or name.upper(), name) for name in "ab"})
    assert ([*found], len(found), "b" in found, "c" in found, made) == (["a", "b"], 2, True, False, [])
    assert (found["b"], found["b"], made) == ("B", "B", ["b"])
    with pytest.raises(KeyError):
        found["c"]


def test_a_value_that_cannot_be_made_says_why_every_time() -> None:
    found = Later({"a": partial(int, "x")})
    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            found["a"]


def test_the_theme_shows_no_time_of_the_build() -> None:
    """A page follows from its text and the settings: what it shows of a time would be that of the last build."""
    shown = [
        p.name for p in (ROOT / "theme").rglob("*.html") if re.search(r"build_date|update_date", p.read_text("utf-8"))
    ]
    assert shown == []
