"""What moves a result; the expected figures were worked out by hand from the printed NPS."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

from generator.presentation import recap
from generator.scoring import levers as influence
from generator.scoring.ladder import score
from generator.scoring.levers import Tuas
from tests.support import real


@cache
def levers() -> dict[str, tuple[Tuas, ...]]:
    return influence.levers(real().hasil[0])


def test_the_indicator_that_holds_the_total_down_most() -> None:
    """IKU 15 at 100: sasaran 5 = 100; (94,66 + 100,85 + 120 + 100) / 4 = 103,88; (103,02 + 103,88 + 106,67) / 3 = 104,52."""
    first = levers()["npss"][0]
    assert (first.indikator.indikator.nomor, first.bila_tercapai, first.selisih) == (
        15,
        Decimal("104.52"),
        Decimal("8.15"),
    )


def test_what_it_needs_for_another_predikat() -> None:
    """NPSS over 100 needs 300,02 or more in sum (rounds to 100,01): perspektif 90,33 or more, so sasaran 5 at 45,79."""
    first = levers()["npss"][0]
    assert first.naik is not None
    assert (first.naik.predikat.nama, first.naik.capaian) == ("Istimewa", Decimal("45.79"))
    assert first.turun is None  # even 0 leaves (103,02 + 78,88 + 106,67) / 3 = 96,19, still Baik


def test_every_threshold_holds_when_scored_anew() -> None:
    hasil = real().hasil[0]
    checked = 0
    for lever in levers()["npss"]:
        for change in (lever.naik, lever.turun):
            if change is None:
                continue
            i = lever.indikator
            target = i.target
            assert target is not None
            typed = change.capaian * target / 100
            ukur = i.ukur.model_copy(update={"realisasi": typed, "alasan": "uji"})
            kuartal = replace(hasil.kuartal, ukur={**hasil.kuartal.ukur, i.indikator.nomor: ukur})
            moved = score(hasil.rencana, kuartal, hasil.aturan)
            found = next(x for x in moved.indikator if x.indikator.nomor == i.indikator.nomor)
            if found.capaian == change.capaian:  # not every capaian is reachable with two decimals of realisasi
                assert moved.nilai.predikat == change.predikat
                checked += 1
    assert checked > 0


def test_sentence_says_the_finding() -> None:
    text = recap.levers(real().hasil[0], levers())
    assert "IKU 15, keberhasilan penindakan: 0,15%, target 7,00% (capaian 2,14% dari target, perlu konfirmasi)." in text
    assert "NPSS menjadi 104,52, naik 8,15." in text
    assert "Istimewa bila capaian IKU 15 sedikitnya 45,79%." in text


def test_nothing_assessed_says_nothing() -> None:
    hasil = real().hasil[0]
    empty = {n: u.model_copy(update={"realisasi": None, "rincian": ()}) for n, u in hasil.kuartal.ukur.items()}
    none = score(hasil.rencana, replace(hasil.kuartal, ukur=empty), hasil.aturan)
    assert recap.levers(none, influence.levers(none)) == ""
