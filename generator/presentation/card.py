"""What a shared or pinned link shows: a picture of each quarter, and the manifest of the site.

In: a quarter, an office. Out: its card, still to be drawn, and the manifest; the theme names them in every head.
"""

from decimal import Decimal

from generator.charts import Card
from generator.presentation import chart, counting, phrases, scale, sentences, tabel
from generator.printed import standing
from generator.printed.standing import Kedudukan
from generator.records.office import Unit
from generator.scoring import absence
from generator.scoring.ladder import Hasil, Nilai

MANIFEST = "manifest.webmanifest"
BRAND = "#0b5a4e"  # the ground of theme/assets/mark.svg
ICONS = (192, 512)


def picture(folder: str) -> str:
    """Return the address of the picture of a quarter."""
    return f"{folder}/bagikan.png"


def card(unit: Unit, hasil: Hasil, resmi: Kedudukan) -> Card:
    """Return the picture of a quarter: NPSS on the scale, also as signed, its finding, perspektif, kategori."""
    predikat = hasil.nilai.predikat
    drawn = scale.scale(hasil.aturan, hasil.nilai)
    found = [f"{sentences.counted(hasil)}.", *filter(None, [phrases.doubts(hasil)])]
    return Card(
        kantor=unit.nama,
        periode=hasil.periode,
        ukuran=_measure(hasil, resmi),
        resmi=resmi.di_samping(standing.TOTAL),
        nilai=_value(hasil),
        predikat=_class(hasil).capitalize() if predikat is None else predikat.nama,
        rupa=chart.look(hasil.nilai),
        kalimat=" ".join(found),
        baris=tuple((name, chart.shown(n.nps, tabel.DASH), chart.look(n)) for name, n in _rows(hasil)[:4]),
        pita=tuple((_part(b.x), _part(b.lebar), b.rupa, b.kena) for b in drawn.pita) if drawn else (),
        tanda=_part(drawn.tanda) if drawn else None,
        kategori=tuple(
            (chart.rupa(kelas), name, str(len(items)))
            for kelas, name, items in sentences.by_category(hasil, hasil.indikator)
        ),
    )


def spoken(hasil: Hasil, resmi: Kedudukan) -> str:
    """Return what the picture of a quarter says, for those who cannot see it."""
    found = []
    if "total" in hasil.jenjang:
        said = f"{hasil.aturan.kata.npss} {hasil.periode} {chart.shown(hasil.nilai.nps, tabel.DASH)}"
        found = [f"{said}, {predikat}" if (predikat := _class(hasil)) else said]
    if resmi.of(standing.TOTAL):
        found = [f"{found[0]} menurut hitungan ulang", resmi.di_samping(standing.TOTAL)]
    return f"{'. '.join([*found, sentences.headline(hasil)])}."


def _measure(hasil: Hasil, resmi: Kedudukan) -> str:
    """Return what the large figure is: the NPSS, or where there is none how many indicators reached their target."""
    if "total" not in hasil.jenjang:
        return "Indikator yang mencapai target"
    return f"Nilai kinerja ({hasil.aturan.kata.npss}){', hitungan ulang' if resmi.of(standing.TOTAL) else ''}"


def _value(hasil: Hasil) -> str:
    if "total" in hasil.jenjang:
        return chart.shown(hasil.nilai.nps, tabel.DASH)
    found = counting.grouped(hasil.indikator)
    return str(len(found.tercapai)) if found.jumlah else tabel.DASH


def _rows(hasil: Hasil) -> list[tuple[str, Nilai]]:
    """Return the scores beside the large figure: of the perspektif, else of the goals."""
    if "perspektif" in hasil.jenjang:
        return [(p.perspektif.nama, p.nilai) for p in hasil.perspektif]
    return [(f"Sasaran {s.sasaran.nomor}", s.nilai) for s in hasil.sasaran] if "sasaran" in hasil.jenjang else []


def _class(hasil: Hasil) -> str:
    """Return the predicate of a quarter, or why it has none; nothing where there are no predicates. Where there is no
    total it says of how many indicators the large figure is."""
    if "total" not in hasil.jenjang:
        found = counting.grouped(hasil.indikator)
        return f"dari {found.jumlah}" if found.jumlah else absence.reason(hasil.indikator)
    if hasil.nilai.predikat:
        return hasil.nilai.predikat.nama
    return absence.reason(hasil.indikator) if hasil.nilai.nps is None else ""


def _part(text: str) -> Decimal:
    """Return a place on the scale, in hundredths, from its finished text."""
    return Decimal(text.removesuffix("%"))


def manifest(name: str) -> dict[str, object]:
    """Return the web app manifest of a site of this name."""
    return {
        "name": name,
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
