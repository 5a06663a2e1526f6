"""A document that was reviewed in Word: what is said of it is led back to the content, figures are never taken over."""

from __future__ import annotations

import io
import re
import tracemalloc
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.addresses import periods
from generator.build import document, pipeline
from generator.commands import publish
from generator.commands.cli import main
from generator.document import docx, review, word_text
from tests import periodic, synthetic
from tests.support import Once

pytestmark = [pytest.mark.slow, pytest.mark.untraced]
PROSE = "Penyuluhan menjangkau delapan pasar, dan NPSS-nya {{ npss }}."
BY = 'w:id="9{}" w:author="Pereviu Rekaan" w:date="2030-04-02T08:00:00Z"'


@pytest.fixture(scope="module")
def office(once: Once, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """Return the content of a made-up office and its document."""
    folder = synthetic.write(tmp_path_factory.mktemp("kantor") / "isi", groups=1)
    path = folder / "2030/tw1/laporan.yaml"
    text = path.read_text("utf-8").replace("status: terbit", "status: draf  # catatan")
    path.write_text(f"{text}kesimpulan: |\n  {PROSE}\n\n  Kalimat kedua tetap.\n", "utf-8")

    def make(file: Path) -> None:
        report = pipeline.compute(folder)
        made = document.made(report.triwulan[-1])
        file.write_bytes(docx.compiled(made.muka, made.bagian, made.berkas, b""))

    return folder, once("reviu.docx", make).read_bytes()


def rewritten(data: bytes, parts: Mapping[str, str | bytes], how: tuple[str, str] = ("", "")) -> bytes:
    """Return a document with other parts, and one text of its body replaced by another, the first time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == review.TEXT and how[0]:
                assert how[0].encode() in part
                part = part.replace(how[0].encode(), how[1].encode(), 1)
            if name not in parts:
                new.writestr(name, part)
        for name, text in parts.items():
            new.writestr(name, text)
    return out.getvalue()


def tracked(before: str, old: str, new: str, after: str) -> tuple[str, str]:
    """Return the run that is changed, and what Word makes of it when a word is written over."""
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    gone = f'<w:del {BY.format(1)}><w:r><w:delText xml:space="preserve">{old}</w:delText></w:r></w:del>'
    come = f"<w:ins {BY.format(2)}>{run.format(new)}</w:ins>" if new else ""
    return run.format(before + old + after), run.format(before) + gone + come + run.format(after)


def sentence(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = re.search(r">(Penyuluhan menjangkau[^<]*)<", archive.read(review.TEXT).decode())
    assert found
    return found[1]


def answered(office: tuple[Path, bytes], data: bytes, tmp_path: Path, *more: str) -> tuple[int, str]:
    file = tmp_path / "reviu.docx"
    file.write_bytes(data)
    done = CliRunner().invoke(main, ["tanggapan", str(file), "--content", str(office[0]), *more])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def test_untouched_it_says_nothing(office: tuple[Path, bytes], tmp_path: Path) -> None:
    assert answered(office, office[1], tmp_path) == (0, "0 tanggapan; 0 perubahan kalimat dapat diambil.\n")


def test_a_comment_is_told_with_its_file_and_line(office: tuple[Path, bytes], tmp_path: Path) -> None:
    text = sentence(office[1])
    ref = '<w:r><w:commentReference w:id="7"/></w:r>'
    said = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7" '
        'w:author="Kepala Rekaan"><w:p><w:r><w:t>Sebutkan pasarnya.</w:t></w:r></w:p></w:comment></w:comments>'
    )
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    code, out = answered(office, rewritten(office[1], {review.SAID: said}, (run, run + ref)), tmp_path)
    lines = (office[0] / "2030/tw1/laporan.yaml").read_text("utf-8").splitlines()
    line = next(n for n, one in enumerate(lines, 1) if PROSE in one)
    assert code == 0
    assert f"isi/2030/tw1/laporan.yaml:{line}:" in out
    assert "2030/tw1/" in out
    assert "komentar Kepala Rekaan: Sebutkan pasarnya." in out
    assert text in out


def test_changed_prose_is_taken_over_and_nothing_else(office: tuple[Path, bytes], tmp_path: Path) -> None:
    text = sentence(office[1])
    before, after = text.split("menjangkau")
    data = rewritten(office[1], {}, tracked(before, "menjangkau", "mencapai", after))
    path = office[0] / "2030/tw1/laporan.yaml"
    old = path.read_text("utf-8")
    code, out = answered(office, data, tmp_path)
    assert (code, path.read_text("utf-8")) == (0, old)
    assert "diubah Pereviu Rekaan: dapat diambil." in out
    assert "1 perubahan kalimat dapat diambil dengan --ya." in out
    try:
        code, out = answered(office, data, tmp_path, "--ya")
        assert code == 0, out
        assert path.read_text("utf-8") == old.replace("menjangkau", "mencapai", 1)
    finally:
        path.write_text(old, "utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("delapan", "8"),
        ("delapan", "８"),
        ("delapan", "8½"),
        ("NPSS-nya", "{{ npss }}"),
        ("menjangkau", "**menjangkau**"),
    ],
)
def test_what_may_not_be_taken_over_is_named_and_left(
    office: tuple[Path, bytes], tmp_path: Path, old: str, new: str
) -> None:
    before, after = sentence(office[1]).split(old)
    path = office[0] / "2030/tw1/laporan.yaml"
    text = path.read_bytes()
    code, out = answered(office, rewritten(office[1], {}, tracked(before, old, new, after)), tmp_path, "--ya")
    assert code == 0
    assert ("Angka diubah; tidak diambil." if new[:1].isdigit() else "ubah dengan tangan") in out
    assert path.read_bytes() == text


def test_a_figure_that_was_computed_is_never_taken_over(office: tuple[Path, bytes], tmp_path: Path) -> None:
    npss = sentence(office[1]).rpartition("NPSS-nya ")[2].rstrip(".")
    before, after = sentence(office[1]).split(npss)
    code, out = answered(office, rewritten(office[1], {}, tracked(before, npss, "99,99", after)), tmp_path, "--ya")
    assert code == 0
    assert "Angka diubah; tidak diambil." in out
    assert "0 perubahan kalimat" in out


@pytest.mark.parametrize(
    ("kind", "quarter", "word"),
    [("semester", "2030/sm1", "Semester"), ("tahunan", "2030/tahun", "Tahun"), ("bulanan", "2030/b01", "Bulan")],
)
def test_a_report_of_any_period_is_read_back(tmp_path: Path, kind: str, quarter: str, word: str) -> None:
    folder = periodic.write(tmp_path / "isi", kind)
    path = folder / quarter / "laporan.yaml"
    path.write_text(f"{path.read_text('utf-8')}kesimpulan: {PROSE}\n", "utf-8")
    made = document.made(pipeline.compute(folder).triwulan[-1])
    data = docx.compiled(made.muka, made.bagian, {**made.berkas, **dict.fromkeys(made.berkas, PICTURE)}, b"")
    before, after = sentence(data).split("menjangkau")
    changed = rewritten(data, {}, tracked(before, "menjangkau", "mencapai", after))
    code, out = answered((folder, data), changed, tmp_path, "--ya")
    assert code == 0, out
    assert f"isi/{quarter}/laporan.yaml:" in out
    assert f"{word} ini sudah terbit: catat ralatnya dengan lapkin correct {quarter} --ringan." in out
    assert "mencapai" in path.read_text("utf-8")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_changed_prose_of_a_profile_page_is_taken_over_in_its_place(tmp_path: Path, ends: str) -> None:
    folder = synthetic.write(tmp_path / "isi", groups=1)
    path = folder / "profil/latar.md"
    text = (
        "---\njudul: Latar\n---\n## Tugas kantor\n\nBalai ini\n  mengawasi pasar rekaan di kota.\n\n"
        "- Balai ini mengawasi pasar rekaan di kota. Dan lagi.\n- butir kedua {{ npss }}\n"
    )
    path.write_bytes(text.replace("\n", ends).encode())
    made = document.made(pipeline.compute(folder).triwulan[-1])
    data = docx.compiled(made.muka, made.bagian, {**made.berkas, **dict.fromkeys(made.berkas, PICTURE)}, b"")
    changed = rewritten(data, {}, tracked("Balai ini ", "mengawasi", "menjaga", " pasar rekaan di kota."))
    changed = rewritten(changed, {}, tracked("Tugas ", "kantor", "balai", ""))
    (figure,) = re.findall(r">butir kedua ([^<]*)<", review_text(data))
    changed = rewritten(changed, {}, tracked("butir ", "kedua", "lain", f" {figure}"))
    code, out = answered((folder, data), changed, tmp_path, "--ya")
    assert code == 0, out
    assert "3 perubahan kalimat" in out and "isi/profil/latar.md:6:1" in out
    expected = text.replace("Balai ini\n  mengawasi", "Balai ini menjaga").replace("Tugas kantor", "Tugas balai")
    assert path.read_bytes().decode() == expected.replace("butir kedua", "butir lain").replace("\n", ends)
    done = CliRunner().invoke(main, ["import", "--batalkan", "--content", str(folder)])
    assert done.exit_code == 0, done.output
    assert path.read_bytes().decode() == text.replace("\n", ends)


def review_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(review.TEXT).decode()


def test_prose_of_a_published_quarter_is_taken_over_and_asks_for_a_correction(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi", groups=1)
    path = folder / "2030/tw1/laporan.yaml"
    path.write_text(f"{path.read_text('utf-8')}kesimpulan: {PROSE}\n", "utf-8")
    publish.publish(folder, "2030/tw1", date(2030, 4, 11))
    sealed = {p: p.read_bytes() for p in folder.rglob("*.yaml") if p != path}
    made = document.made(pipeline.compute(folder).triwulan[-1])
    data = docx.compiled(made.muka, made.bagian, {**made.berkas, **dict.fromkeys(made.berkas, PICTURE)}, b"")
    before, after = sentence(data).split("menjangkau")
    changed = rewritten(data, {}, tracked(before, "menjangkau", "mencapai", after))
    code, out = answered((folder, data), changed, tmp_path, "--ya")
    assert (code, "lapkin correct 2030/tw1 --ringan" in out) == (0, True), out
    assert {p: p.read_bytes() for p in sealed} == sealed
    words = ["--apa", "Ralat kalimat", "--alasan", "Reviu", "--disetujui", "Kepala", "--tanggal", "2030-04-12"]
    done = CliRunner().invoke(main, ["correct", "2030/tw1", "--ringan", *words, "--content", str(folder)])
    assert done.exit_code == 0, done.output
    assert CliRunner().invoke(main, ["check", "--content", str(folder)]).exit_code == 0


PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
BOMB = b"<w:document>" + b" " * 45_000_000
DEEP = b"<a>" * 1_200_000
ENTITY = b'<!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY d "&b;&b;&b;&b;">]><a>&d;</a>'


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({review.TEXT: BOMB}, "terlalu banyak"),
        ({review.TEXT: DEEP}, "terlalu banyak"),
        ({review.TEXT: ENTITY}, "DOCTYPE"),
        ({review.TEXT: b"<a><b></a>"}, "rusak pada baris 1"),
        ({review.TEXT: b"<a/>"}, "tidak dibuat lapkin dokumen"),
        ({review.SAID: b"\xff\xfe"}, "rusak"),
    ],
)
def test_a_hostile_part_ends_in_a_sentence(
    office: tuple[Path, bytes], tmp_path: Path, parts: dict[str, bytes], told: str
) -> None:
    data = rewritten(office[1], parts)
    tracemalloc.start()
    code, out = answered(office, data, tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (code, told in out, out.count("\n")) == (1, True, 1), out
    assert peak < 300_000_000


def test_what_is_no_document_ends_in_a_sentence(office: tuple[Path, bytes], tmp_path: Path) -> None:
    without = io.BytesIO()
    with zipfile.ZipFile(without, "w") as archive:
        archive.writestr("a", "b")
    for data in (b"", b"teks", b"PK\x03\x04", office[1][:5000], without.getvalue(), review.OLE + b"x" * 100):
        code, out = answered(office, data, tmp_path)
        assert (code, out.count("\n")) == (1, 1), out
        assert "lapkin dokumen" in out
    for name, what in ((str(tmp_path / "tiada.docx"), "tidak ada"), (str(tmp_path), "bukan berkas biasa")):
        done = CliRunner().invoke(main, ["tanggapan", name, "--content", str(office[0])])
        assert (done.exit_code, f"{name} {what}. Sebut" in done.output) == (1, True), done.output


def added(text: str) -> tuple[str, str]:
    """Return a change of the body: a paragraph of this XML in front."""
    return "<w:body>", f"<w:body><w:p>{text}</w:p>"


INS = '<w:ins w:author="{}">'
SAYS = '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:comments>'
REF = '<w:commentReference w:id="7"/>'
# What cost minutes, or was cut off in silence: each is told in one sentence.
COSTLY: dict[str, tuple[dict[str, str], tuple[str, str]]] = {
    "breaks of lines": ({}, added(f"<w:t>{chr(10) * 1_000_000}</w:t>")),
    "letters of a paragraph": ({}, added(f"{INS.format('x')}<w:t>{'a ' * 20_000}</w:t></w:ins>")),
    "changes in each other": ({}, added(f"{INS.format('x') * 30}<w:t>a</w:t>{'</w:ins>' * 30}")),
    "fields in each other": ({}, added('<w:fldChar w:fldCharType="begin"/>' * 30)),
    "paragraphs in each other": ({}, added("<w:p>" * 300 + "</w:p>" * 300)),
    "people": ({}, added("".join(f"{INS.format(n)}<w:t>a</w:t></w:ins>" for n in range(300)))),
    "a long name": ({}, added(f"{INS.format('y ' * 20_000)}<w:t>a</w:t></w:ins>")),
    "bookmarks": ({}, added('<w:bookmarkStart w:name="lk_a"/>' * 300)),
    "changed paragraphs": ({}, added(f"</w:p><w:p>{INS.format('x')}<w:t>a</w:t></w:ins>" * 6_000)),
    "one name without an end": ({review.SAID: f"<{'a' * 2_000_000}"}, ("", "")),
    "one attribute": ({review.SAID: f'<a b="{">" * 2_000_000}"/>'}, ("", "")),
    "a long comment": ({review.SAID: SAYS.format(f'<w:comment w:id="7">{"<w:p/>" * 30_000}</w:comment>')}, ("", "")),
    "comments": ({review.SAID: SAYS.format("".join(f'<w:comment w:id="{n}"/>' for n in range(6_000)))}, ("", "")),
    "references": ({review.SAID: SAYS.format('<w:comment w:id="7"/>')}, added(REF * 6_000)),
}


@pytest.mark.parametrize("what", COSTLY)
def test_what_no_office_writes_is_refused_whole(office: tuple[Path, bytes], tmp_path: Path, what: str) -> None:
    parts, body = COSTLY[what]
    code, out = answered(office, rewritten(office[1], parts, body), tmp_path)
    assert (code, out.count("\n")) == (1, 1), out
    assert "lebih dari" in out or "terlalu banyak" in out
    assert len(out) < 400


def test_what_steers_a_terminal_is_written_out(office: tuple[Path, bytes], tmp_path: Path) -> None:
    said = SAYS.format('<w:comment w:id="7" w:author="A\x9b31mB"><w:p><w:r><w:t>c\u202ed</w:t></w:r></w:p></w:comment>')
    body = added(REF + INS.format("E\x9bF") + "<w:t>g\x9b5mh</w:t></w:ins>")
    code, out = answered(office, rewritten(office[1], {review.SAID: said}, body), tmp_path)
    assert code == 0
    assert out.replace("\n", "").isprintable()
    assert all(word in out for word in (r"A\x9b31mB", r"c\u202ed", r"E\x9bF", r"g\x9b5mh"))


def test_the_document_of_another_office_is_refused(office: tuple[Path, bytes], tmp_path: Path) -> None:
    other = synthetic.write(tmp_path / "isi", groups=1)
    text = (other / "unit.yaml").read_text("utf-8")
    (other / "unit.yaml").write_text(text.replace("kode: balai-contoh", "kode: balai-lain"), "utf-8")
    code, out = answered((other, b""), office[1], tmp_path)
    assert (code, "milik kantor lain" in out) == (1, True), out


def test_every_kind_of_period_is_read_from_the_title(office: tuple[Path, bytes]) -> None:
    title = re.search(
        "lk_dokumen_2030_tw1_[0-9a-f]{8}", zipfile.ZipFile(io.BytesIO(office[1])).read(review.TEXT).decode()
    )
    assert title
    for masa in periods.FOLDERS:
        name = word_text.bookmark(f"{docx.TITLE}2030-{masa}")
        assert review.read(rewritten(office[1], {}, (title[0], name))).kuartal == f"2030/{masa}"
