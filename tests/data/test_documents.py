"""Where the documents of quarters are named for machines; nothing is said of them that the content does not say."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from frictionless import Package, system

from generator.build import document_files, pipeline
from generator.content.signed_file import SignedFile
from generator.data import catalogue, feed
from generator.document import kinds
from generator.pages import all_pages
from generator.report import Report
from tests import support, synthetic

pytestmark = pytest.mark.slow

LIST = "data/informasi-publik/daftar.csv"
PDF = "application/pdf"
FOLDER = "https://kinerja.contoh.example/2030/tw1"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Return a made-up office whose address is known, with a published quarter that somebody signs and a draft."""
    folder = synthetic.write(tmp_path_factory.mktemp("kantor") / "isi", quarters=2)
    unit = folder / "unit.yaml"
    unit.write_text(unit.read_text("utf-8") + "alamat_situs: https://kinerja.contoh.example\n", "utf-8")
    first, draft = (folder / f"2030/{tw}/laporan.yaml" for tw in ("tw1", "tw2"))
    signer = "penandatangan: {nama: Nama Rekaan, jabatan: Kepala Balai Contoh}\n"
    first.write_text(first.read_text("utf-8") + signer, "utf-8")
    draft.write_text(draft.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    return document_files.offered(pipeline.compute(folder))


@pytest.fixture(scope="module")
def files(office: Report) -> dict[str, bytes]:
    return support.data_of(office)


def test_the_catalogue_names_it_beside_the_data(files: dict[str, bytes]) -> None:
    (quarter,) = (
        d for d in json.loads(files[catalogue.CATALOGUE])["dcat:dataset"] if d["dct:identifier"] == "2030/tw1"
    )
    found = {
        d["dcat:mediaType"]["@id"].partition("media-types/")[2]: d["dcat:downloadURL"]["@id"]
        for d in quarter["dcat:distribution"]
    }
    assert found[PDF] == f"{FOLDER}/laporan.pdf"
    assert found[kinds.WORD] == f"{FOLDER}/laporan.docx"


def test_the_feed_encloses_it(files: dict[str, bytes]) -> None:
    links = Xml.fromstring(files[feed.FILE]).iter("{http://www.w3.org/2005/Atom}link")
    found = [(one.attrib["href"], one.attrib["type"]) for one in links if one.get("rel") == "enclosure"]
    assert found == [(f"{FOLDER}/laporan.pdf", PDF), (f"{FOLDER}/laporan.docx", kinds.WORD)]


def test_the_map_of_the_site_names_it(office: Report) -> None:
    ((_, text),) = all_pages.sitemap(office)
    for name in (b"laporan.pdf", b"laporan.docx"):
        assert text.count(b"<loc>%b/%b</loc>" % (FOLDER.encode(), name)) == 1


def test_the_signed_file_is_named_where_the_others_are(office: Report, tmp_path: Path) -> None:
    file = tmp_path / kinds.SIGNED.nama
    file.write_bytes(b"%PDF-1.7 rekaan")
    signed = SignedFile(file, 15, "0" * 64)
    first, *others = (
        tw.keeping(hasil=replace(tw.hasil, kuartal=replace(tw.kuartal, ttd=signed if not n else None)))
        for n, tw in enumerate(office.triwulan)
    )
    report = document_files.offered(replace(office, triwulan=(first, *others)))
    made = support.data_of(report) | dict(all_pages.sitemap(report))
    for name in (catalogue.CATALOGUE, feed.FILE, LIST, "sitemap.xml"):
        count = 2 if name == catalogue.CATALOGUE else 1  # there to be read and to be taken
        assert made[name].count(b"2030/tw1/laporan-ttd.pdf") == count, name
        assert b"2030/tw2/laporan-ttd.pdf" not in made[name]


def test_the_list_of_public_information_says_what_is_known(files: dict[str, bytes]) -> None:
    (row,) = csv.DictReader(io.StringIO(files[LIST].decode("utf-8-sig")))
    assert row["judul_dokumen"] == "Laporan"
    assert row["pejabat"] == "Kepala Balai Contoh"
    assert row["waktu"] == "2030-04-10"
    assert row["bentuk"] == "PDF DOCX"
    assert row["masa_simpan"] == ""
    assert row["alamat_dokumen"] == f"{FOLDER}/laporan.pdf {FOLDER}/laporan.docx"
    assert row["ringkasan"].endswith(".")


def test_the_data_package_holds_the_list_and_validates(files: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    with system.use_context(trusted=True):
        done = Package(str(tmp_path / catalogue.PACKAGE)).validate()
    assert done.valid, done.flatten(["name", "message"])
    assert "informasi-publik-daftar" in {r["name"] for r in json.loads(files[catalogue.PACKAGE])["resources"]}


def test_a_recomputation_is_called_so(files: dict[str, bytes]) -> None:
    real = support.data_of(document_files.offered(support.real()))
    (row,) = csv.DictReader(io.StringIO(real[LIST].decode("utf-8-sig")))
    assert "hitungan ulang" in row["judul_dokumen"]


def test_without_documents_nothing_is_named() -> None:
    found = support.data_of(support.real())
    assert LIST not in found
    assert not [name for name, data in found.items() if re.search(rb"laporan(-ttd)?\.(pdf|docx)", data)]
