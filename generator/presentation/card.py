"""What a shared or pinned link shows: a picture of each quarter, and the manifest of the site.

In: a quarter, an office. Out: its card, still to be drawn, and the manifest; the theme names them in every head.
"""

from __future__ import annotations

from decimal import Decimal

from generator import indonesian as ind
from generator.charts import Card
from generator.presentation import chart, phrases, scale, sentences, tabel
from generator.printed import standing
from generator.printed.standing import Kedudukan
from generator.records.office import Unit
from generator.scoring import absence
from generator.scoring.ladder import Hasil

MANIFEST = "manifest.webmanifest"
BRAND = "#0b5a4e"  # the ground of theme/assets/mark.svg
ICONS = (192, 512)


def picture(folder: str) -> str:
    """Return the address of the picture of a quarter."""
    return f"{folder}/bagikan.png"


def card(unit: Unit, hasil: Hasil, resmi: Kedudukan) -> Card:
    """Return what the picture of a quarter says: its NPSS on the scale, also as signed where that differs, its finding,
    its perspektif, its kategori."""
    nps, predikat = hasil.nilai.nps, hasil.nilai.predikat
    drawn = scale.scale(hasil.aturan, hasil.nilai)
    found = [f"{sentences.counted(hasil)}.", *filter(None, [phrases.doubts(hasil)])]
    return Card(
        kantor=unit.nama,
        periode=hasil.periode,
        ukuran=f"Nilai kinerja (NPSS){', hitungan ulang' if resmi.of(standing.TOTAL) else ''}",
        resmi=resmi.di_samping(standing.TOTAL),
        nilai=_shown(nps),
        predikat=predikat.nama if predikat else absence.reason(hasil.indikator).capitalize(),
        rupa=chart.rupa(predikat),
        kalimat=" ".join(found),
        baris=tuple(
            (p.perspektif.nama, _shown(p.nilai.nps), chart.rupa(p.nilai.predikat)) for p in hasil.perspektif[:4]
        ),
        pita=tuple((_part(b.x), _part(b.lebar), b.rupa, b.kena) for b in drawn.pita) if drawn else (),
        tanda=_part(drawn.tanda) if drawn else None,
        kategori=tuple(
            (chart.rupa(kelas), name, str(len(items)))
            for kelas, name, items in sentences.by_category(hasil, hasil.indikator)
        ),
    )


def spoken(hasil: Hasil, resmi: Kedudukan) -> str:
    """Return what the picture of a quarter says, for those who cannot see it."""
    predikat = hasil.nilai.predikat.nama if hasil.nilai.predikat else absence.reason(hasil.indikator)
    found = [f"NPSS {hasil.periode} {_shown(hasil.nilai.nps)}, {predikat}"]
    if resmi.of(standing.TOTAL):
        found = [f"{found[0]} menurut hitungan ulang", resmi.di_samping(standing.TOTAL)]
    return f"{'. '.join([*found, sentences.headline(hasil)])}."


def _shown(value: Decimal | None) -> str:
    return tabel.DASH if value is None else ind.number(value)


def _part(text: str) -> Decimal:
    """Return a place on the scale, in hundredths, from its finished text."""
    return Decimal(text.removesuffix("%"))


def manifest(unit: Unit) -> dict[str, object]:
    """Return the web app manifest."""
    return {
        "name": f"Kinerja {unit.nama}",
        "short_name": "Kinerja",
        "lang": "id",
        "start_url": "./",
        "display": "browser",
        "background_color": "#ffffff",
        "theme_color": BRAND,
        "icons": [
            {"src": "assets/mark.svg", "sizes": "any", "type": "image/svg+xml"},
            *({"src": f"assets/ikon-{n}.png", "sizes": f"{n}x{n}", "type": "image/png"} for n in ICONS),
        ],
    }
