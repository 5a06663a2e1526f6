"""An office that gets another name: old quarters keep the one they were signed under. The office is made up."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build import document, parts, pipeline
from generator.charts import Card
from generator.commands.cli import main
from tests.support import BUILD
from tests.synthetic import UNIT, write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

OLD, NEW = "Balai Contoh di Kota Rekaan", "Balai Utama Harapan"
OLD_WHOLE, NEW_WHOLE = "Balai Besar Contoh di Kota Rekaan", "Balai Utama Harapan Bangsa"
OLD_STREET, NEW_STREET = "Jalan Rekaan 1", "Jalan Harapan 2"
HISTORY = (
    f"riwayat: [{{sampai: 2030/tw1, nama: {OLD}, nama_resmi: {OLD_WHOLE}, alamat: {OLD_STREET}, "
    "kepala: {nama: Nama Rekaan, jabatan: Kepala Balai Contoh}}]\n"
)
# What tells of all quarters.
BOTH = {"profil/index.html", "data/katalog.jsonld", "data/datapackage.json", "data/index.html", "search/indeks.js"}


def renamed(folder: Path, history: str = HISTORY) -> Path:
    text = (folder / "unit.yaml").read_text("utf-8").replace(f"nama: {OLD}\n", f"nama: {NEW}\n")
    text = text.replace(f"nama_resmi: {OLD_WHOLE}\n", f"nama_resmi: {NEW_WHOLE}\n").replace(OLD_STREET, NEW_STREET)
    (folder / "unit.yaml").write_text(text.replace("Nama Rekaan", "Kepala Berikut") + history, "utf-8")
    return folder


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)])


def built(folder: Path, cache: str = "simpanan") -> dict[str, str]:
    """Return every file of the site that is text."""
    site = folder.parent / f"situs-{folder.name}-{cache}"
    done = run(folder, *BUILD, "--site", str(site), "--pekerja", "1", "--cache", str(folder.parent / cache))
    assert done.exit_code == 0, done.output
    kinds = (".html", ".json", ".jsonld", ".csv", ".xml", ".js", ".webmanifest")
    return {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in site.rglob("*") if p.suffix in kinds}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return built(renamed(write(tmp_path_factory.mktemp("baru") / "isi", quarters=3)))


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the site of the time when nobody knew that the name would change."""
    return built(write(tmp_path_factory.mktemp("lama") / "isi"))


def of_quarter(files: dict[str, str], folder: str) -> dict[str, str]:
    return {n: text for n, text in files.items() if n.startswith((f"{folder}/", f"data/{folder}"))}


def test_old_pages_and_data_keep_the_old_name_and_say_the_new_one_once(site: dict[str, str]) -> None:
    pages = {n: text for n, text in of_quarter(site, "2030/tw1").items() if n.endswith(".html")}
    assert len(pages) > 20
    for name, text in pages.items():
        assert text.count(NEW) == 1, name
        assert f"<small>sekarang: {NEW}</small>" in text, name
        assert OLD in text.split("</title>")[0], name
        assert f'og:site_name" content="Kinerja {OLD}"' in text, name
        assert OLD_WHOLE in text.split("<footer")[1] and OLD_STREET in text.split("<footer")[1], name
        assert NEW_STREET not in text, name
    for name, text in of_quarter(site, "2030/tw1").items():
        assert name in pages or not re.search(f"{NEW}|{NEW_STREET}|Kepala Berikut", text), name


def test_pages_and_data_after_it_never_say_the_old_name(site: dict[str, str]) -> None:
    wrong = re.compile(f"{OLD}|{OLD_WHOLE}|{OLD_STREET}|sekarang: ")
    later = {**of_quarter(site, "2030/tw2"), **of_quarter(site, "2030/tw3")}
    assert len(later) > 60
    assert [name for name, text in later.items() if wrong.search(text)] == []
    rest = site.keys() - later.keys() - of_quarter(site, "2030/tw1").keys()
    assert [n for n in rest if n not in BOTH and wrong.search(site[n])] == []
    assert NEW in site["index.html"] and NEW in site["manifest.webmanifest"] and NEW in site["koreksi/umpan.xml"]


def test_the_catalogue_names_who_published_each_quarter(site: dict[str, str]) -> None:
    found = json.loads(site["data/katalog.jsonld"])
    sets = {one["dct:identifier"]: one for one in found["dcat:dataset"]}
    names = {folder: (one["dct:title"], one["dct:publisher"]["foaf:name"]) for folder, one in sets.items()}
    assert names["2030/tw1"] == (f"Kinerja {OLD}, Triwulan I 2030", OLD_WHOLE)
    assert names["2030/tw2"] == (f"Kinerja {NEW}, Triwulan II 2030", NEW_WHOLE)
    assert found["dct:publisher"]["foaf:name"] == NEW_WHOLE
    made = {
        one["name"]: {field["produsen"] for field in one["schema"]["fields"]}
        for one in json.loads(site["data/datapackage.json"])["resources"]
    }
    assert made["2030-tw1-indikator"] == {OLD_WHOLE}
    assert made["2030-tw2-indikator"] == {NEW_WHOLE}


def test_the_profile_tells_what_the_office_was(site: dict[str, str]) -> None:
    shown = re.sub(r"<[^>]+>", " ", site["profil/index.html"].split('id="riwayat"')[1])
    for words in (
        "Sampai Triwulan I 2030",
        f"Nama: {OLD}.",
        f"Nama resmi: {OLD_WHOLE}.",
        "Kepala: Nama Rekaan, Kepala",
    ):
        assert words in shown


def test_the_document_of_an_old_quarter_knows_no_later_history(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    before = document.html(pipeline.compute(folder)["2030/tw1"])
    report = pipeline.compute(renamed(folder))
    assert document.html(report["2030/tw1"]) == before
    assert "Sampai Triwulan I 2030" in document.html(report["2030/tw2"])["profil/"]


def test_what_was_published_reads_as_before(site: dict[str, str], before: dict[str, str]) -> None:
    """Compare all but menus: titles, descriptions, cards, citations, bodies, data."""
    old, now = of_quarter(before, "2030/tw1"), of_quarter(site, "2030/tw1")
    assert old.keys() == now.keys()
    kept = re.compile(
        r"<title>.*?</title>|<meta [^>]*>|<script type=.application/ld.*?</script>|<article.*?</article>"
        r"|<address>.*?</address>|<p class=.md-grid lk-footer__line.>.*?</p>",
        re.DOTALL,
    )
    for name in old:
        one, two = (kept.findall(files[name]) if name.endswith(".html") else [files[name]] for files in (old, now))
        assert one == two, name


def test_the_card_of_an_old_quarter_names_who_published_it(tmp_path: Path) -> None:
    report = pipeline.compute(renamed(write(tmp_path / "isi", quarters=2)))
    drawn = [p for tw in report.triwulan for p in parts.quarter(tw, {}, {}, newest=False).kartu.values()]
    assert [card.kantor for card in drawn if isinstance(card, Card)] == [OLD, NEW]


def locked(folder: Path, quarters: int = 2) -> Path:
    for n in range(1, quarters + 1):
        assert run(folder, "publish", f"2030/tw{n}", "--tanggal", "2030-11-01").exit_code == 0
    return folder


def test_a_rename_that_would_reach_back_is_told_with_the_history_to_type(tmp_path: Path) -> None:
    folder = renamed(locked(write(tmp_path / "isi", quarters=3)), history="")
    done = run(folder, "check")
    assert (done.exit_code, done.output.count("[terbit-berubah]")) == (1, 2), done.output
    assert f"unit.yaml#nama {OLD} → {NEW}" in done.output
    block = re.search(r"tulis pada unit\.yaml (riwayat: \[.*?\])\.", done.output)
    assert block, done.output
    assert block[1] == f"riwayat: [{{sampai: 2030/tw2, nama: {OLD}, nama_resmi: {OLD_WHOLE}, alamat: {OLD_STREET}}}]"
    (folder / "unit.yaml").write_text(f"{(folder / 'unit.yaml').read_text('utf-8')}{block[1]}\n", "utf-8")
    done = run(folder, "check")
    assert done.exit_code == 0, done.output
    assert [tw.unit.nama for tw in pipeline.compute(folder).triwulan] == [OLD, OLD, NEW]


def test_a_wrong_history_of_what_was_published_is_told_too(tmp_path: Path) -> None:
    folder = renamed(locked(write(tmp_path / "isi", quarters=3)))  # says that TW I alone had the old name
    done = run(folder, "check")
    assert done.output.count("[terbit-berubah]") == 1, done.output
    added = f"- {{sampai: 2030/tw2, nama: {OLD}, nama_resmi: {OLD_WHOLE}, alamat: {OLD_STREET}}}"
    assert f"pada riwayat di unit.yaml, menurut urutan waktunya, tulis {added}." in done.output
    text = (folder / "unit.yaml").read_text("utf-8")
    (folder / "unit.yaml").write_text(text.replace("}}]", f"}}}}, {added[2:]}]"), "utf-8")
    done = run(folder, "check")
    assert [line for line in done.output.split("\n") if "galat" in line or "terbit-berubah" in line] == [], done.output
    assert "[kantor-sia-sia]" in done.output or done.exit_code == 0


def test_an_entry_that_says_another_name_is_mended_in_its_place(tmp_path: Path) -> None:
    folder = locked(write(tmp_path / "isi", quarters=2), 1)
    history = "riwayat:\n  - sampai: 2030/tw1\n    nama: Nama Keliru\n"
    (folder / "unit.yaml").write_text(f"{UNIT}{history}", "utf-8")
    done = run(folder, "check")
    assert f"tulis nama: {OLD} pada butir sampai 2030/tw1." in done.output, done.output


def test_a_list_of_the_office_is_kept_whole(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    cities = [f"Kabupaten Rekaan {n}" for n in range(1, 16)]
    (folder / "unit.yaml").write_text(f"{UNIT}wilayah: [{', '.join(cities)}]\n", "utf-8")
    locked(folder, 1)
    (folder / "unit.yaml").write_text(f"{UNIT}wilayah: [{', '.join(cities)}, Kota Baru]\n", "utf-8")
    block = f"riwayat: [{{sampai: 2030/tw1, wilayah: [{', '.join(cities)}]}}]"
    assert block in run(folder, "check").output
    (folder / "unit.yaml").write_text(f"{UNIT}wilayah: [{', '.join(cities)}, Kota Baru]\n{block}\n", "utf-8")
    assert run(folder, "check").exit_code == 0
    files = built(folder)
    wilayah = [json.loads(files[f"data/2030/tw{n}.json"])["unit"]["wilayah"] for n in (1, 2)]
    assert wilayah == [cities, [*cities, "Kota Baru"]]


def test_a_name_wrong_from_the_start_is_corrected(tmp_path: Path) -> None:
    folder = renamed(locked(write(tmp_path / "isi"), 1), history="")
    words = ["--apa", "Nama", "--alasan", "Salah ketik.", "--disetujui", "Kepala", "--tanggal", "2030-12-01"]
    done = run(folder, "correct", "2030/tw1", *words)
    assert done.exit_code == 0, done.output
    assert run(folder, "check").exit_code == 0
    assert pipeline.compute(folder).triwulan[0].unit.nama == NEW


HEAD = "penandatangan: {{nama: '{0}', jabatan: Kepala Balai Contoh}}\n"


@pytest.mark.parametrize(
    ("quarter", "name", "told"),
    [("tw1", "Nama Rekaan, M.Si.", False), ("tw1", "Kepala Berikut", False), ("tw1", "Orang Lain", True),
     ("tw2", "Kepala Berikut", False), ("tw2", "Nama Rekaan", True)],
)  # fmt: skip
def test_who_signs_as_head_was_head_then_or_in_the_next_quarter(
    tmp_path: Path, quarter: str, name: str, told: bool
) -> None:
    folder = renamed(write(tmp_path / "isi", quarters=2))
    report = folder / f"2030/{quarter}/laporan.yaml"
    report.write_text(report.read_text("utf-8") + HEAD.format(name), "utf-8")
    assert ("[kantor-penandatangan]" in run(folder, "check").output) is told


def test_the_first_files_of_a_quarter_name_the_head_of_that_time(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=3)
    history = "riwayat: [{sampai: 2030/tw3, kepala: {nama: Kepala Dahulu, jabatan: Kepala Balai Contoh}}]\n"
    (folder / "unit.yaml").write_text(f"{UNIT}{history}", "utf-8")
    assert run(folder, "new", "2030/tw4").exit_code == 0
    assert "nama: Nama Rekaan" in (folder / "2030/tw4/laporan.yaml").read_text("utf-8")
    from generator.forms import scaffold

    assert (
        "nama: Kepala Dahulu" in scaffold.quarter(pipeline.compute(folder).content, "2030/tw3")["2030/tw3/laporan.yaml"]
    )


def test_diff_tells_of_the_office(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@example.id", "commit", "-qm", "a"],
    ):
        subprocess.run(["git", "-C", str(folder), *words], check=True)
    said = run(renamed(folder), "diff", "HEAD").output
    assert f"Nama kantor berganti: {OLD} menjadi {NEW}." in said, said
    assert (
        f"Riwayat kantor sampai 2030/tw1: Nama: {OLD}; Nama resmi: {OLD_WHOLE}; Kepala: Nama Rekaan, Kepala Balai"
        in said
    )
    assert "2030/tw1 unit.yaml#nama" not in said
    kept = (folder / "unit.yaml").read_text("utf-8").replace(HISTORY, "")
    for words in (["add", "."], ["-c", "user.name=a", "-c", "user.email=a@example.id", "commit", "-qm", "b"]):
        subprocess.run(["git", "-C", str(folder), *words], check=True)
    (folder / "unit.yaml").write_text(kept, "utf-8")
    said = run(folder, "diff", "HEAD").output
    assert "Riwayat kantor sampai 2030/tw1 dihapus." in said
    assert f"2030/tw1 unit.yaml#nama: {OLD} → {NEW}" in said


def test_a_long_history_is_told_in_bounds(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    ends = [f"{year}/tw{n}" for year in range(1900, 2030) for n in range(1, 5)]
    rows = "".join(f"  - {{sampai: {end}, nama: Balai {number}}}\n" for number, end in enumerate(ends))
    (folder / "unit.yaml").write_text(f"{UNIT}riwayat:\n{rows}", "utf-8")
    assert run(folder, "check").exit_code == 0
    (folder / "unit.yaml").write_text(f"{UNIT}riwayat:\n{rows * 3}", "utf-8")
    done = run(folder, "check")
    assert done.output.count("[kantor-urutan]") == 2, done.output[-2000:]
    (folder / "unit.yaml").write_text(UNIT + "riwayat:\n" + "  - {sampai: 2029/tw4, nama: Balai}\n" * 3000, "utf-8")
    assert run(folder, "check").output.count("\n") < 500


def test_the_quarter_that_is_reported_next_may_end_a_history(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    for end, code in (("2030/tw3", 0), ("2030/tw4", 1), ("2031/tw1", 1)):
        (folder / "unit.yaml").write_text(f"{UNIT}riwayat: [{{sampai: {end}, nama: Balai Lama}}]\n", "utf-8")
        assert run(folder, "check").exit_code == code, end


def test_what_is_kept_of_the_old_time_is_not_shown(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    for change in (lambda: None, lambda: renamed(folder), lambda: (folder / "unit.yaml").write_text(UNIT, "utf-8")):
        change()
        assert built(folder) == built(folder, cache=f"baru-{len(list(tmp_path.iterdir()))}")
