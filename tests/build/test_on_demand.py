"""The preview makes files as they are asked for: the same as a build, and after a save no more than it touches.

The office is made up.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.build import document_files, emit, make_part, parts, pipeline, workers
from generator.build.on_demand import Preview
from generator.pages import all_pages
from generator.site import engine, finish, preview_door
from generator.store.cache import Cache
from tests.faults import edit
from tests.synthetic import write
from tests.tools.fuzz_warm import files_of

IKU = "2030/tw1/iku/03.yaml"


def shown(folder: Path, cache: Path | None = None) -> Preview:
    """Return a preview that looked once; without an address, as a build without one."""
    found = Preview(folder, Cache(cache), "")
    found.renew()
    return found


def page(preview: Preview, name: str) -> str:
    data = preview.file(name)
    assert data is not None, name
    return data.decode()


@pytest.mark.slow
def test_every_file_is_that_of_the_built_site(tmp_path: Path) -> None:
    folder, cache = write(tmp_path / "isi", quarters=2), Cache(tmp_path / "simpan")
    (folder / "statis").mkdir()
    (folder / "statis/surat.pdf").write_bytes(b"%PDF-1.7")
    report = document_files.offered(pipeline.compute(folder, cache=cache))
    assert emit.site(report, tmp_path / "situs", cache, workers.Inline()) == []
    preview, built = shown(folder, tmp_path / "simpan"), files_of(tmp_path / "situs")
    own = {name for name in built if name.startswith(("manifest.json", "_headers", "server/"))}
    assert len(built) > 100
    found = {name: finish.guarded(name, preview.file(name) or b"")[1] for name in built.keys() - own}
    assert [name for name, data in found.items() if data != built[name]] == []
    assert preview.file("2030/tw3/index.html") is preview.file("2030/tw1/ada.csv") is None


@pytest.mark.slow
def test_a_save_makes_the_part_and_the_page_that_it_touches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    preview = shown(folder, tmp_path / "simpan")
    names = ["2030/tw1/iku/3/index.html", "2030/tw2/iku/3/index.html"]
    first = [page(preview, name) for name in names]
    made, converted, part, convert = list[str](), list[str](), make_part.part, engine.convert

    def ordered(order: Any) -> Any:
        made.append(order.folder)
        return part(order)

    def asked(settings: Any, pages: Any, known: Any, *words: Any) -> Any:
        converted.extend(pages.keys() - known)
        return convert(settings, pages, known, *words)

    monkeypatch.setattr(make_part, "part", ordered)
    monkeypatch.setattr(engine, "convert", asked)
    edit(folder / "2030/tw2/iku/03.yaml", "realisasi: ", "realisasi: 1")
    preview.renew()
    again = [page(preview, name) for name in (*names, *names)]
    assert (made, converted) == (["2030/tw2"], ["2030/tw2/iku/3/index.md"])
    assert [a == b for a, b in zip(first * 2, again, strict=True)] == [True, False] * 2


def test_a_page_that_is_looked_at_costs_no_other_and_no_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview, made = shown(write(tmp_path / "isi", quarters=1)), list[str]()
    build, data = all_pages.made, parts.quarter_data

    def page_made(entry: Any, place: Any, *of: Any) -> Any:
        made.append(place.address)
        return build(entry, place, *of)

    def data_made(tw: Any) -> Any:
        made.append("data")
        return data(tw)

    monkeypatch.setattr(all_pages, "made", page_made)
    monkeypatch.setattr(parts, "quarter_data", data_made)
    page(preview, "2030/tw1/iku/3/index.html")
    assert preview.gambar
    assert preview.file(next(iter(preview.gambar))[0])
    assert made == ["2030/tw1/iku/3/"]
    shown_elsewhere = next(name for names in preview.last.kept["bagian 2030/tw1"][1][1].pictures for name in names)
    assert preview.file(shown_elsewhere)
    assert len(made) > 20
    assert "data" not in made
    assert preview.file("data/2030/tw1.json")
    assert made.count("data") == 1


@pytest.mark.slow
def test_problems_stand_in_place_of_what_cannot_be_shown(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    preview, good = shown(folder), (folder / IKU).read_text("utf-8")
    (folder / IKU).write_text("nomor: 3\nrealisasi: <b>1,5\n", "utf-8")
    (folder / "2030/tw1/iku/04.yaml").write_text("nomor: 4\n", "utf-8")  # a warning
    preview.renew()
    broken = page(preview, "2030/tw1/iku/5/index.html")
    assert "Perbaiki 1 galat berikut" in broken
    assert f'href="vscode://file{folder}/2030/tw1/iku/03.yaml:2:12"' in broken
    assert "<b>1,5" not in broken
    assert "Tidak tampil sampai diperbaiki: 2030/tw1" in page(preview, "2030/tw2/index.html")
    (folder / IKU).write_text(good, "utf-8")
    preview.renew()
    assert "Isi belum dapat ditampilkan" not in page(preview, "2030/tw1/iku/5/index.html")


@pytest.mark.slow
def test_what_was_sound_last_stays_while_nothing_is(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    preview, unit = shown(folder), (folder / "unit.yaml").read_text("utf-8")
    (folder / "unit.yaml").write_text("a: [1\n", "utf-8")
    preview.renew()
    assert "Yang tampil keadaan terakhir yang benar" in page(preview, "2030/tw1/index.html")
    assert "Perbaiki 1 galat berikut" in page(shown(folder), "index.html")
    (folder / "unit.yaml").write_text(unit, "utf-8")
    preview.renew()
    assert "galat" not in page(preview, "2030/tw1/index.html")


class Listed:
    """Two files of a made-up preview."""

    def file(self, name: str) -> bytes | None:
        return {"a/index.html": b"<p>a</p></body>", "a/b.svg": b"<svg/>", "404.html": b"tidak ada"}.get(name)


def asked(path: str, method: str = "GET", query: str = "") -> tuple[str, dict[str, str], bytes]:
    said: list[Any] = []
    app = preview_door.made(lambda _, start: start("200 OK", []) or [b"9"], Listed(), lambda: lambda page: page + b"!")
    environ = {"PATH_INFO": path, "REQUEST_METHOD": method, "QUERY_STRING": query}
    body = b"".join(app(environ, lambda *words: said.extend(words)))
    return said[0].split()[0], dict(said[1]), body


def test_files_are_answered_from_memory() -> None:
    assert asked("/a/")[2] == b"<p>a</p></body>!"
    assert asked("/a/b.svg")[::2] == ("200", b"<svg/>")
    assert asked("/a/b.svg")[1] == {"Content-Type": "image/svg+xml", "Content-Length": "6"}
    assert asked("/livereload/1/2")[2] == b"9"
    assert asked("/a/b.svg", "HEAD")[::2] == ("200", b"")
    assert asked("/a", query="x=1")[:2] == ("302", {"Location": "/a/?x=1"})
    assert asked("/a/", "POST")[0] == "405"


@pytest.mark.parametrize(
    "path",
    ["/../x", "//..//x/", "/a\0b", f"/{'x' * 9999}", "/..%2fx", "/", "", "/\xff", "/livereload/../b", "/a/b.svg/"],
)
def test_what_is_not_there_is_said_not_to_be(path: str) -> None:
    assert asked(path)[::2] == ("404", b"tidak ada!")


@pytest.mark.slow
def test_a_fault_leaves_the_other_files_as_they_are(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    preview = shown(folder)
    names = ("assets/css/lapkin.css", "2030/tw1/grafik/capaian.svg", "data/2030/tw1.json", "2030/tw1/index.html")
    sound = {name: preview.file(name) for name in names}
    assert None not in sound.values()
    wrong = folder / "2030/tw2/laporan.yaml"
    text = wrong.read_text("utf-8")
    wrong.write_text(text + "x: [", "utf-8")
    preview.renew()
    assert {name: preview.file(name) for name in names[:3]} == {name: sound[name] for name in names[:3]}
    assert [preview.file(f"{name}/index.html") for name in names[:3]] == [None] * 3
    assert b"galat" in (preview.file("2030/tw2/index.html") or b"")
    wrong.write_text(text, "utf-8")
    preview.renew()
    assert {name: preview.file(name) for name in names} == sound
