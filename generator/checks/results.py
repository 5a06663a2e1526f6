"""Rules that need the scores: results explained and followed up, and no computed figure typed into prose.

In: a computed report. Out: problems with their places; milder while the quarter is a draft.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from generator import indonesian as ind
from generator.checks import typed_figures
from generator.checks.targets import IMPOSSIBLE
from generator.content import answers
from generator.figures import lock
from generator.problems.problem import Keys, Place, Problem
from generator.records.quarter import TindakLanjut
from generator.report import Report, Triwulan
from generator.scoring.ladder import HasilIndikator

EXPLAIN = frozenset({"rendah", "khusus"})
FOLLOW_UP = EXPLAIN | {"sedang"}
PERCENT = Decimal(100)
MAYBE_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")  # 1.234 may be meant as 1234; 0.125 cannot


def problems(report: Report) -> Iterator[Problem]:
    """Yield every problem that only shows once the scores are known."""
    for tw in report.triwulan:
        for i in tw.hasil.indikator:
            given = i.ukur.realisasi is not None or bool(i.ukur.rincian)
            if i.status == "dinilai" and given:
                yield from () if tw.kuartal.laporan.arsip else _explained(tw, i)
                yield from _plausible(tw, i)
                yield from _thousands(tw, i)
            elif i.status in ("dinilai", "belum_tersedia"):
                remedy = "Isi rincian atau realisasi bila sudah ada."
                place = _place(tw, i, "rincian" if i.ukur.rincian else "realisasi")
                lacking = Problem(place, "realisasi-belum-ada", "realisasi", "Realisasi belum tersedia.", remedy)
                yield answers.of_indicator(lacking, tw.content, tw.folder, i.indikator.nomor, "menyusul")
        yield from _archived(tw)
        yield from typed_figures.typed(tw)
        yield from _unlocked(tw)


def _archived(tw: Triwulan) -> Iterator[Problem]:
    """Yield one note on what an old report does not explain, in place of an error for each indicator."""
    if not tw.kuartal.laporan.arsip:
        return
    rated = [i for i in tw.hasil.indikator if i.kategori and (i.ukur.realisasi is not None or i.ukur.rincian)]
    missing = [i.indikator.sebutan for i in rated if any(True for _ in _explained(tw, i))]
    if missing:
        place = tw.content.place(tw.content.quarter_file(tw.folder, "laporan.yaml"), ("arsip",))
        wrong = f"Laporan arsip tanpa penjelasan atau tindak lanjut untuk {ind.listing(missing)}."
        yield Problem(place, "arsip-tanpa-analisis", "arsip", wrong, "Isi bila laporan lamanya memuatnya.")


def _place(tw: Triwulan, i: HasilIndikator, *keys: int | str) -> Place:
    """Return where a key of an indicator stands; its number when the key is missing."""
    file = tw.content.iku_file(tw.folder, i.indikator.nomor)
    root = tw.content.dokumen[file].root
    known = isinstance(root.value, dict) and keys[0] in root.value
    return root.place_of(keys if known else ("nomor",))


def _explained(tw: Triwulan, i: HasilIndikator) -> Iterator[Problem]:
    draft, ukur = tw.kuartal.draft, i.ukur
    assert i.kategori is not None
    outcome = f"Capaian {ind.number(i.capaian)}% ({i.kategori.nama})" if i.capaian is not None else i.kategori.nama
    if _asked(i.kategori.penjelasan, i.kategori.rupa in EXPLAIN) and not ukur.analisis.penyebab:
        place = _place(tw, i, "analisis", "penyebab")
        wrong = f"{outcome} tanpa penjelasan."
        yield Problem(place, "analisis-kosong", "analisis", wrong, "Isi analisis.penyebab.", draft)
    if _asked(i.kategori.tindak_lanjut, i.kategori.rupa in FOLLOW_UP) and not any(map(_says, ukur.tindak_lanjut)):
        place = _place(tw, i, "tindak_lanjut")
        remedy = "Isi tindak_lanjut: sedikitnya satu baris dengan rencana_aksi atau selesai."
        yield Problem(place, "tindak-lanjut-kosong", "tindak_lanjut", f"{outcome} tanpa tindak lanjut.", remedy, draft)


def _asked(said: bool | None, usual: bool) -> bool:
    """Return what a class says is asked for, else what is usual for its kind."""
    return usual if said is None else said


def _says(row: TindakLanjut) -> bool:
    return bool(row.rekomendasi or row.selesai or row.rencana_aksi)


def _plausible(tw: Triwulan, i: HasilIndikator) -> Iterator[Problem]:
    """Yield a realisasi in percent beyond the whole: often a slipped decimal point."""
    if i.indikator.satuan == "persen" and i.realisasi is not None and i.realisasi > IMPOSSIBLE:
        wrong = f"Realisasi {ind.number(i.realisasi)} persen mustahil."
        place = _place(tw, i, "realisasi")
        yield Problem(place, "persen-mustahil", "realisasi", wrong, "Periksa angkanya dan letak titik desimalnya.")
    elif i.indikator.satuan == "persen" and i.ukur.realisasi is not None and i.ukur.realisasi > PERCENT:
        wrong = f"Realisasi {ind.number(i.ukur.realisasi)} lebih dari {ind.plain(PERCENT)} persen."
        place = _place(tw, i, "realisasi")
        odd = Problem(place, "persen-janggal", "realisasi", wrong, "Periksa letak titik desimalnya.")
        yield answers.of_indicator(odd, tw.content, tw.folder, i.indikator.nomor)


def _thousands(tw: Triwulan, i: HasilIndikator) -> Iterator[Problem]:
    """Yield numbers with a point before three digits: a decimal point here, but in Indonesian a mark of thousands."""
    columns = {name for _, name in i.indikator.metode.named()}
    typed: dict[Keys, object] = {
        ("rincian", n, name): row[name] for n, row in enumerate(i.ukur.rincian) for name in columns & row.keys()
    }
    if i.indikator.satuan != "persen":
        typed |= {("realisasi",): i.ukur.realisasi, ("target",): i.ukur.target}
    for keys, value in typed.items():
        if MAYBE_THOUSANDS.fullmatch(str(value)):
            wrong = f"{value} dibaca sebagai {str(value).replace('.', ',')}, dengan tiga desimal."
            doubt = Problem(_place(tw, i, *keys), "angka-ribuan", str(keys[-1]), wrong, "Tulis ribuan tanpa titik.")
            yield answers.of_indicator(doubt, tw.content, tw.folder, i.indikator.nomor)


def _unlocked(tw: Triwulan) -> Iterator[Problem]:
    folder, kunci, content = tw.folder, tw.kuartal.kunci, tw.content
    if any(entry.kuartal == folder for entry in content.terbitan):
        return  # `releases` tells what has become of its record
    if kunci and not lock.own(tw.hasil):
        wrong = f"Catatan terbit ini milik {kunci.kuartal} dan diabaikan."
        place = Place(content.quarter_file(folder, lock.FILE))
        yield Problem(place, "catatan-terbit-asing", "kuartal", wrong, "Hapus berkas ini.")
    elif not tw.kuartal.draft and not kunci:
        place = content.place(content.quarter_file(folder, "laporan.yaml"), ("status",))
        wrong, remedy = "Terbit, tetapi belum dikunci terhadap perubahan.", f"Jalankan lapkin publish {folder}."
        yield Problem(place, "belum-dikunci", "status", wrong, remedy)
