"""The documents of quarters as files of a site: made once, offered on the first page, the same wherever they are made.
The office is made up."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import document, document_files, emit, on_demand, pipeline, workers
from generator.charts import fonts
from generator.checks import letters
from generator.commands.cli import main
from generator.document import making
from generator.document.making import SetDocument, UnsetDocument
from generator.report import Report
from generator.store.cache import Cache
from tests import synthetic

pytestmark = pytest.mark.slow
PDF = b"%PDF-1.7 rekaan, bukan dokumen"


@pytest.fixture
def set_at_once(monkeypatch: pytest.MonkeyPatch) -> list[UnsetDocument]:
    """Let documents be set by nothing that takes long; return what was asked for."""
    asked: list[UnsetDocument] = []

    def make(unset: UnsetDocument, names: list[str], known: making.Made, begin: object) -> making.Made:
        asked.append(unset)
        return {**known, **{name: SetDocument(PDF, 12 if name == making.PDF else 0) for name in names}}

    monkeypatch.setattr(making, "make", make)
    return asked


def offered(folder: Path) -> Report:
    return document_files.offered(pipeline.compute(folder))


def shown(page: Path) -> str:
    return html.unescape(re.sub(r"<[^>]+>|\s+", " ", page.read_text("utf-8")))


def test_what_did_not_change_is_not_made_again(tmp_path: Path, set_at_once: list[UnsetDocument]) -> None:
    folder, cache = synthetic.write(tmp_path / "isi", quarters=2), Cache(tmp_path / "simpanan")
    assert emit.site(offered(folder), tmp_path / "situs", cache, workers.Inline()) == []
    assert len(set_at_once) == 2
    assert emit.site(offered(folder), tmp_path / "situs", cache, workers.Inline()) == []
    assert emit.site(offered(folder), tmp_path / "baru", cache, workers.Inline()) == []
    assert len(set_at_once) == 2
    later = folder / "2030/tw2/iku/03.yaml"
    later.write_text(later.read_text("utf-8").replace("realisasi: ", "realisasi: 1", 1), "utf-8")
    assert emit.site(offered(folder), tmp_path / "situs", cache, workers.Inline()) == []
    assert [u.muka["periode"] for u in set_at_once[2:]] == ["Triwulan II 2030"]
    assert (tmp_path / "situs/2030/tw1/laporan.pdf").read_bytes() == PDF


def test_the_first_page_offers_it_with_its_size(tmp_path: Path, set_at_once: list[UnsetDocument]) -> None:
    report = offered(synthetic.write(tmp_path / "isi"))
    assert emit.site(report, tmp_path / "situs", Cache(None), workers.Inline()) == []
    said = shown(tmp_path / "situs/2030/tw1/index.html")
    assert f"PDF, 12 halaman, {len(PDF)} bita, versi data {report.triwulan[-1].versi}" in said
    assert f"DOCX, {len(PDF)} bita, versi data {report.triwulan[-1].versi}" in said
    assert "Belum ada yang ditandatangani." in said
    assert 'href="laporan.pdf"' in (tmp_path / "situs/2030/tw1/index.html").read_text("utf-8").replace(
        "=laporan.pdf", '="laporan.pdf"'
    )
    assert "Belum ada yang" not in shown(tmp_path / "situs/2030/tw1/cetak/index.html")


def test_a_site_without_documents_offers_none(tmp_path: Path, set_at_once: list[UnsetDocument]) -> None:
    folder = synthetic.write(tmp_path / "isi")
    words = ["build", "--content", str(folder), "--site", str(tmp_path / "situs"), "--cache", str(tmp_path / "c")]
    done = CliRunner().invoke(main, [*words, "--pekerja", "1", "--tanpa-dokumen"])
    assert (done.exit_code, set_at_once) == (0, [])
    assert "laporan." not in (tmp_path / "situs/2030/tw1/index.html").read_text("utf-8").replace("laporan.yaml", "")
    assert not [*(tmp_path / "situs").rglob("laporan*.*")]
    assert CliRunner().invoke(main, [*words, "--pekerja", "1"]).exit_code == 0
    assert (tmp_path / "situs/2030/tw1/laporan.pdf").read_bytes() == PDF


def test_what_is_added_later_moves_no_document_of_before(tmp_path: Path) -> None:
    first = document.made(pipeline.compute(synthetic.write(tmp_path / "a" / "isi", quarters=1)).triwulan[0])
    report = pipeline.compute(synthetic.write(tmp_path / "b" / "isi", quarters=3))
    later = document.made(report.triwulan[0])
    assert (later.said, later.berkas) == (first.said, first.berkas)


def test_a_text_of_the_office_names_a_figure_that_the_quarter_does_not_have_yet(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi", quarters=2)
    path = folder / "profil/latar.md"
    path.write_text(path.read_text("utf-8") + "\nTerpakai {{ anggaran.iku.3.realisasi }} rupiah.\n", "utf-8")
    money = folder / "2030/tw1/anggaran.yaml"
    money.write_text(re.sub(r"(  3: {.*realisasi: )[0-9_]+", r"\1null", money.read_text("utf-8")), "utf-8")
    earlier, later = (document.made(tw).said for tw in pipeline.compute(folder).triwulan)
    assert "Terpakai (belum ada) rupiah." in earlier
    assert re.search(r"Terpakai \S*[0-9.]+ rupiah\.", later)


@pytest.mark.parametrize(
    ("name", "old", "new", "changed"),
    [
        ("2030/tw2/highlight.yaml", "Kegiatan contoh", "Acara contoh", {"2030/tw2"}),
        ("profil/latar.md", "Latar", "Asal", {"2030/tw1", "2030/tw2"}),
        ("unit.yaml", "Jalan Rekaan 1", "Jalan Rekaan 2", {"2030/tw1", "2030/tw2"}),
        ("2030/tw2/laporan.yaml", "2030-07-10", "2030-07-11", {"2030/tw2"}),
    ],
)
def test_a_change_asks_for_the_documents_that_show_it(
    tmp_path: Path, name: str, old: str, new: str, changed: set[str]
) -> None:
    folder = synthetic.write(tmp_path / "isi", quarters=2)
    before, made = keys(folder)
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    after, again = keys(folder)
    assert {quarter for quarter in before if after[quarter] != before[quarter]} == changed
    assert {quarter for quarter in made if again[quarter] != made[quarter]} <= changed


def keys(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    report = offered(folder)
    return (
        {tw.folder: document_files.named(tw) for tw in report.triwulan},
        {tw.folder: document.made(tw).said for tw in report.triwulan},
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "without"),
    [
        ("profil/latar.md", "Latar", "Latar \u5065", {"2030/tw1", "2030/tw2"}),
        ("glosarium.yaml", None, '"\u5065": kesehatan\n', {"2030/tw1", "2030/tw2"}),
        ("2030/tw2/laporan.yaml", "judul: Laporan", 'judul: "Laporan \\u5065"', {"2030/tw2"}),
        ("2030/tw1/laporan.yaml", "judul: Laporan", "judul: Laporan \u5065e \u2713 \u00e9", {"2030/tw1"}),
        ("2030/tw1/laporan.yaml", "judul: Laporan", "judul: Laporan \u03b1\u0301 \u2264 \u2713", set()),
        ("sinonim.yaml", None, "- [sehat, \u5065]\n", set()),
    ],
)
def test_a_letter_that_no_font_has_is_told_of_the_quarters_that_show_it(
    tmp_path: Path, name: str, old: str | None, new: str, without: set[str]
) -> None:
    folder = synthetic.write(tmp_path / "isi", quarters=2)
    written(folder / name, old, new)
    report = offered(folder)
    (*told,) = (str(p) for p in report.masalah if p.code == letters.CODE)
    assert [(p.startswith(f"isi/{name}:"), p.count("\u201c\u5065\u201d (U+5065)")) for p in told] == (
        [(True, 1)] if without else []
    )
    assert {tw.folder for tw in report.triwulan if not tw.berkas and tw.urung} == without


def written(path: Path, old: str | None, new: str) -> None:
    """Put a text in the place of another in a file, or write a file anew."""
    text = path.read_text("utf-8") if old else ""
    assert old is None or old in text
    path.write_text(text.replace(old, new, 1) if old else new, "utf-8")


def test_a_quarter_whose_letters_no_font_has_is_built_without_documents(
    tmp_path: Path, set_at_once: list[UnsetDocument]
) -> None:
    folder, site = synthetic.write(tmp_path / "isi", quarters=2), tmp_path / "situs"
    written(folder / "2030/tw2/laporan.yaml", "judul: Laporan", "judul: Laporan \u5065")
    words = ["--content", str(folder), "--cache", str(tmp_path / "c")]
    for more in (["check"], ["build", "--site", str(site), "--pekerja", "1"], ["check"]):
        done = CliRunner().invoke(main, [*more, *words])
        assert done.exit_code == 0, done.output
        assert "isi/2030/tw2/laporan.yaml:4:16 peringatan: judul: Huruf" in done.output
    assert [u.muka["periode"] for u in set_at_once] == ["Triwulan I 2030"]
    assert not (site / "2030/tw2/laporan.pdf").exists()
    assert "tidak disusun. Huruf \u201c\u5065\u201d (U+5065) tidak ada" in shown(site / "2030/tw2/index.html")
    assert "laporan.pdf" not in (site / "2030/tw2/index.html").read_text("utf-8")
    assert "2030/tw2/laporan.pdf" not in (site / "data/katalog.jsonld").read_text("utf-8")


def test_the_signed_file_is_published_where_no_other_is_set(tmp_path: Path) -> None:
    folder, site = synthetic.write(tmp_path / "isi"), tmp_path / "situs"
    path = folder / "2030/tw1/laporan.yaml"
    path.write_text(path.read_text("utf-8").replace("judul: Laporan", "judul: Laporan \u5065"), "utf-8")
    (folder / "2030/tw1/laporan-ttd.pdf").write_bytes(PDF)
    report = offered(folder)
    assert emit.site(report, site, Cache(None), workers.Inline()) == []
    assert (site / "2030/tw1/laporan-ttd.pdf").read_bytes() == PDF
    assert "Yang ditandatangani adalah laporan-ttd.pdf. Laporan sebagai satu" in shown(site / "2030/tw1/index.html")


def test_what_no_font_is_asked_for_every_font_has() -> None:
    plain = "".join(sign for sign in map(chr, range(0x20, 0x3000)) if not letters.RARE.search(sign))
    assert len(plain) > 600
    assert not fonts.lacking(plain)


def test_a_document_for_word_has_the_pages_of_the_pdf_that_is_kept(tmp_path: Path) -> None:
    report = offered(synthetic.write(tmp_path / "isi"))
    unset = document.made(report.triwulan[-1])
    both = making.made(unset, [*making.MAKERS], {})
    paper = {making.PDF: both[making.PDF]}
    assert making.made(unset, [making.WORD], paper) == both
    assert making.made(unset, [making.PDF], both) == both
    assert making.made(unset, [making.WORD], {making.PDF: SetDocument(b"")}) != both


def test_the_preview_makes_it_when_it_is_asked_for(tmp_path: Path, set_at_once: list[UnsetDocument]) -> None:
    shown = on_demand.Preview(synthetic.write(tmp_path / "isi"), Cache(None), "http://127.0.0.1:8000/")
    shown.renew()
    page = shown.file("2030/tw1/index.html")
    assert page and b"laporan.pdf" in page and not set_at_once
    assert shown.file("2030/tw1/laporan.pdf") == PDF
    assert shown.file("2030/tw2/laporan.pdf") is None


@pytest.mark.untraced
def test_workers_make_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = offered(synthetic.write(tmp_path / "isi", quarters=2))
    for zone, count in (("Asia/Jakarta", 1), ("America/New_York", 2)):
        monkeypatch.setenv("TZ", zone)
        with workers.pool(count) as pool:
            assert emit.site(report, tmp_path / zone / "situs", Cache(None), pool) == []
    for folder in ("2030/tw1", "2030/tw2"):
        one, other = (tmp_path / zone / "situs" / folder for zone in ("Asia/Jakarta", "America/New_York"))
        for name, begins in (("laporan.pdf", b"%PDF-"), ("laporan.docx", b"PK")):
            assert (one / name).read_bytes() == (other / name).read_bytes()
            assert (one / name).read_bytes().startswith(begins)
        assert (one / "index.html").read_bytes() == (other / "index.html").read_bytes()
