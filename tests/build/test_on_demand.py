"""The preview makes files as they are asked for: the same as a build, and after a save no more than it touches.

The office is made up.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from generator.build import emit, make_part, pipeline, workers
from generator.build.on_demand import Preview
from generator.site import engine, finish, preview_door
from generator.store.cache import Cache
from tests.checks.test_errors import edit
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
    assert emit.site(pipeline.compute(folder, cache=cache), tmp_path / "situs", cache, workers.Inline()) == []
    preview, built = shown(folder, tmp_path / "simpan"), files_of(tmp_path / "situs")
    own = {name for name in built if name.startswith(("manifest.json", "_headers", "server/"))}
    assert len(built) > 100
    found = {name: finish.guarded(name, preview.file(name) or b"")[1] for name in built.keys() - own}
    assert [name for name, data in found.items() if data != built[name]] == []
    assert preview.file("2030/tw3/index.html") is preview.file("2030/tw1/ada.csv") is None


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


class Turning:
    """A preview whose content is saved while the first answer is on its way."""

    def __init__(self) -> None:
        self.turn = 0

    def file(self, name: str) -> bytes | None:
        return f"{name} {self.turn}".encode() if name.endswith("a.html") else None


def test_an_answer_is_of_the_content_that_was_looked_at_last(tmp_path: Path) -> None:
    site, names = Turning(), list[str]()

    def app(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        names.append(environ["PATH_INFO"])
        body = (tmp_path / "a.html").read_bytes()
        site.turn = 1
        start("200 OK", [])
        return [body]

    said: list[Any] = []
    answer = preview_door.made(app, site, tmp_path)
    assert b"".join(answer({"PATH_INFO": "/a.html"}, lambda *words: said.extend(words))) == b"a.html 1"
    assert (said, names) == (["200 OK", []], ["/a.html"] * 2)


@pytest.mark.parametrize("path", ["/../x", "//..//x/", "/a\0b", f"/{'x' * 999}", "/..%2fx", "/", ""])
def test_only_names_of_files_of_the_site_come_to_the_disk(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "situs"
    folder.mkdir()
    answer = preview_door.made(lambda _, start: start("404", []) or [b""], Turning(), folder)
    assert [*answer({"PATH_INFO": path}, lambda *_: None)] == [b""]
    assert [*folder.iterdir()] == []
    assert [p.name for p in tmp_path.iterdir()] == ["situs"]
