"""The next report and plan begun in the editor: as the command begins them, and over nothing. The offices are made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.cli import main
from generator.commands.filling import planned, views
from generator.commands.filling.office import Office
from generator.store.cache import Cache
from tests.synthetic import add_year, write

pytestmark = pytest.mark.slow


def office(folder: Path, quarters: int = 1) -> Office:
    return Office(write(folder / "isi", quarters=quarters), Cache(None))


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize(("name", "then"), [("2030/tw2", "/2030/tw2"), ("2031", "/2031/rencana")])
def test_what_is_begun_is_what_the_command_writes(tmp_path: Path, name: str, then: str) -> None:
    one, other = office(tmp_path / "a"), write(tmp_path / "b/isi")
    before = files(one.content)
    assert views.arranged(one, planned.OFFICE, {"mulai": name}) == {"kata": "Dimulai.", "ke": then}
    done = CliRunner().invoke(main, ["new", name, "--content", str(other)])
    assert done.exit_code == 0, done.output
    assert files(one.content) == files(other)
    assert {n: data for n, data in files(one.content).items() if n in before} == before
    assert views.shown(one, then.strip("/"), "", 1)


def test_what_is_offered_is_what_is_not_there_yet(tmp_path: Path) -> None:
    own = office(tmp_path, quarters=4)
    add_year(own.content, 2031)
    page = views.shown(own, "", "", 1).decode()
    offers = [line.partition('"')[2].partition("<")[0] for line in page.split("<option value=")[1:]]
    assert offers == [
        '2031/tw2">Triwulan II 2031',
        '2031/tw3">Triwulan III 2031',
        '2031/tw4">Triwulan IV 2031',
        '2032">Rencana 2032',
    ]


def test_nothing_else_is_begun(tmp_path: Path) -> None:
    own = office(tmp_path)
    before = files(own.content)
    for name in ("2030/tw1", "2030", "2033", "", "../2031", "kantor/data"):
        with pytest.raises(KeyError):
            views.arranged(own, planned.OFFICE, {"mulai": name})
    assert files(own.content) == before


def test_content_with_a_fault_offers_nothing_and_says_why(tmp_path: Path) -> None:
    own = office(tmp_path)
    (own.content / "2030/tw1/iku/03.yaml").write_text("nomor: 3\nrealisasi: banyak\n", "utf-8")
    page = views.shown(own, "", "", 1).decode()
    assert "Mulai yang berikutnya" in page and "lapkin check" in page
    assert "<option" not in page and "data-susun" not in page
    with pytest.raises(KeyError):
        views.arranged(own, planned.OFFICE, {"mulai": "2030/tw2"})
