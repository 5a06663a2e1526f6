"""Whatever a build can refuse, the check refuses first: what the check lets pass becomes a site without a fault."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from generator.build import emit, pipeline, workers
from generator.problems import unseen
from generator.problems.problem import ContentError, Place
from generator.store.cache import Cache
from tests.build.test_fuzz import FINDINGS
from tests.faults import FAULTS, IKU3, MONEY, PLAN, REPORT
from tests.synthetic import write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

HIGHLIGHT = "2030/tw1/highlight.yaml"
Row = tuple[str, str, str]


def prose(text: str) -> Row:
    return (
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nanalisis:\n  penyebab: |\n" + "\n".join(f"    {r}" for r in text.split("\n")),
    )


# What is refused, each with its rule.
REFUSED: list[tuple[str, Row]] = [
    ("glosarium-kembar", ("glosarium.yaml", "TMS: ", "tms: b\nTMS: ")),
    ("glosarium-kembar", ("glosarium.yaml", "TMS: ", "TM S: a\ntm-s: b\nTMS: ")),
    ("glosarium-kembar", ("glosarium.yaml", "TMS: ", "'%': a\n'&': b\nTMS: ")),
    (
        "nomor-atau-kode-ganda",
        (MONEY, "indikator:", "kegiatan: [{kode: a.b, nama: b, pagu: 6_500, realisasi: 650}, {kode: a-b, nama: c, pagu: 6_500, realisasi: 650}]\nindikator:"),
    ),
]  # fmt: skip
# What looks like a link and is none: told, and shown as text.
TEXTS: list[Row] = [
    *map(
        prose, ("Lihat [ini](tidak-ada/).", "Lihat [ini](#tidak-ada).", "Lihat [ini](../iku/2/).", "Lihat [ini](/a).")
    ),
    *map(prose, ("Lihat [x](<tidak ada>).", "Lihat [x](https://x).")),
    ("profil/latar.md", "NPSS triwulan ini {{ npss }}.", "[a](b) [c](#d)\n"),
]
# What looks odd and is none of our business: it must become a site.
ODD: list[Row] = [
    *TEXTS,
    *map(prose, ("Lihat [x][y].\n\n[y]: tidak/ada", "~~~ {onfocus=x}\na\n~~~", "1. a\n- b\n\n3. c")),
    (PLAN, "nama: Rekaan dua", "nama: \"a\\n~~~ {onfocus=x}\\nb\\n~~~\""),
    *map(prose, ("![g](https://x.go.id/a.png)", "<div id=isi>x</div>", "# Judul\n\n# Judul", "a [x](http://[bad) b")),
    *map(prose, ("[x](javascript:alert)", "### x {: #isi}", "x\n{: #isi .a onclick=b}", "[![a](https://b.go.id)](https://c.go.id)")),
    *map(prose, ("\\[x](y)", "1. a\n\n   - b\n\n```\nkode\n```", "| a | b |\n|---|---|\n| 1 | 2 |", "<https://x.go.id>")),
    (PLAN, "nama: Rekaan dua", "nama: Rekaan satu"),
    (PLAN, "nama: Sasaran contoh 2", "nama: '# Sasaran'"),
    (HIGHLIGHT, "- judul: Kegiatan contoh", "- judul: '## x {#isi}'"),
    (REPORT, "judul: Laporan", "judul: '{: #isi}'"),
    ("unit.yaml", "nama: Balai Contoh di Kota Rekaan", "nama: 'A & <b> \"c\"'"),
    ("unit.yaml", "profil: [latar]", "profil: []"),
    ("profil/latar.md", "judul: Latar", "judul: Profil"),
    ("profil/latar.md", "NPSS triwulan ini", "## Satu\n\n## Satu\n\n### x {#isi}\n\nNPSS triwulan ini"),
    ("2030/tw1/daftar-tabel.yaml", "", '- {nomor: "3.1", judul: A, untuk: capaian.sasaran}\n' * 2),
    ("2030/tw1/terbit.yaml", "", "- {ukuran: npss, nilai: 90, acuan: Tabel 1}\n- {ukuran: npss, nilai: 91, acuan: Tabel 2}\n"),
    ("2030/tw1/rekonsiliasi.yaml", "", "tidak_dibandingkan: [Bagan.]\n"),
    ("2030/tw1/naskah-cetak.yaml", "", "tanggal: [{tertulis: 9 Januari, mulai: 2030-01-09, acuan: Bab I}]\n"),
    *((row[1], row[2], row[3]) for row in FAULTS),
    *((found["file"], found["old"], found["new"]) for found in FINDINGS),
]  # fmt: skip


def changed(folder: Path, row: Row) -> Path:
    file, old, new = row
    path = folder / file
    path.parent.mkdir(exist_ok=True)
    text = path.read_text("utf-8") if path.exists() else ""
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return folder


@pytest.mark.parametrize(("code", "row"), REFUSED)
def test_what_a_build_would_refuse_is_refused_by_the_check(tmp_path: Path, code: str, row: Row) -> None:
    with pytest.raises(ContentError) as found:
        pipeline.compute(changed(write(tmp_path / "isi"), row))
    assert code in {p.code for p in found.value.problems}


@pytest.mark.parametrize("row", TEXTS)
def test_what_looks_like_a_link_and_is_none_is_told_and_shown(tmp_path: Path, row: Row) -> None:
    report = pipeline.compute(changed(write(tmp_path / "isi"), row))
    assert "tautan-relatif" in {p.code for p in report.masalah}
    shown = "".join(d.decode() for n, d in emit.generate(report).files.items() if n.endswith(".md"))
    words = re.findall(r"\[[^\]]*\]\(\S*[^()]*\)", row[2])
    assert words
    assert [w for w in words if html.escape(w) not in shown] == []


def test_twins_in_the_glossary_are_told_with_both_places(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as found:
        pipeline.compute(changed(write(tmp_path / "isi"), ("glosarium.yaml", "TMS: ", "A: b\ntms: c\nTMS: ")))
    one = next(p for p in found.value.problems if p.code == "glosarium-kembar")
    assert (one.place.line, "(baris 2)" in one.wrong) == (3, True)


def test_what_the_check_lets_pass_becomes_a_site(tmp_path: Path) -> None:
    cache, built = Cache(tmp_path / "simpanan"), 0
    for number, row in enumerate(ODD):
        folder = changed(write(tmp_path / str(number) / "isi"), row)
        try:
            report = pipeline.compute(folder, cache=cache)
        except ContentError:
            continue
        built += 1
        assert emit.site(report, tmp_path / str(number) / "situs", cache, workers.pool(1)) == [], row
    assert built >= 20


def test_a_joiner_between_pictures_is_no_hidden_sign() -> None:
    place = Place("a", 1, 1)
    assert list(unseen.problems("keluarga \U0001f469\u200d\U0001f467 \U0001f3f3\ufe0f\u200d\U0001f308", place)) == []
    assert [len([*unseen.problems(t, place)]) for t in ("sam\u200dpel", "\U0001f469\u200dpel", "a\u200b")] == [1, 1, 1]
