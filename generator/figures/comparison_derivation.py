"""How every comparison of a quarter was made: the difference, the capaian against a medium-term plan, its class.

In: content with the files of the quarter, a `Hasil`. Out: a `Jejak` per address (`iku.4.selisih.tahun.2023`,
`iku.4.capaian.renstra`, `iku.4.kelas.renstra`, `npss.selisih.tahun.2023`). They are no figures of the quarter: its
version does not hold them.
"""

from collections.abc import Iterator, Mapping

from generator import indonesian as ind
from generator.content.files import Document
from generator.content.model import Content
from generator.figures import comparison_facts, lock, naming, rule_source
from generator.figures.capaian_derivation import IN_RANGE, capaian_text
from generator.figures.figures import Angka
from generator.figures.inputs import Masukan
from generator.figures.trace import Jejak, rounding
from generator.indonesian.written import digits
from generator.problems.problem import Place
from generator.scoring import accumulation, compare_totals, regulation
from generator.scoring.comparison import MEDIUM, MEDIUM_YEAR, Banding, Pembanding
from generator.scoring.ladder import Hasil, HasilIndikator


def traces(content: Content, hasil: Hasil, shared: Mapping[str, Document]) -> dict[str, Jejak]:
    """Return the derivations of all comparisons by address; `shared` are the files around those of the quarter."""
    found = (
        jejak
        for i in hasil.indikator
        for b in hasil.banding.get(i.indikator.kode, ())
        if b.selisih is not None
        for jejak in _of(content, hasil, shared, i, b)
    )
    scores = (
        _score(content, hasil, where, b)
        for where, _, value in compare_totals.values(hasil)
        for b in hasil.banding.get(where, ())
        if value is not None
    )
    return {jejak.angka.alamat: jejak for jejak in (*found, *scores)}


def score_address(where: str, b: Banding) -> str:
    """Return the address of how far a score is from that of another year: npss.selisih.tahun.2029."""
    return f"{where.removesuffix('.nps')}.selisih.{b.dengan.kunci}"


def _score(content: Content, hasil: Hasil, where: str, b: Banding) -> Jejak:
    """Return how a score differs from that of the same quarter in another year."""
    assert b.realisasi is not None
    assert b.selisih is not None
    one, two, text = ind.number(b.realisasi), ind.number(b.dengan.nilai), ind.number(b.selisih)
    name = naming.name(where, hasil)
    given = (
        Masukan(name, one, where),
        Masukan(f"{name}, {b.dengan.nama}", two, tempat=_recorded(content, hasil, where, b.dengan)),
    )
    shown = Angka(score_address(where, b), b.selisih, text)
    title = f"Selisih {name} terhadap {b.dengan.nama}"
    return Jejak(shown, title, "nilai sekarang − nilai waktu itu", f"{one} − {two} = {text}", given, "", "")


def _recorded(content: Content, hasil: Hasil, key: str, p: Pembanding) -> Place:
    """Return where the value that a quarter is compared with stands: in its record, else in the other quarter."""
    folder, fact = hasil.kuartal.folder, f"{comparison_facts.PREFIX}{key}.{p.kunci}.nilai"
    kunci, file = hasil.kuartal.kunci, content.quarter_file(folder, lock.FILE)
    if kunci and kunci.kuartal == folder and fact in kunci.fakta and file in content.dokumen:
        return lock.fact_place(content, folder, fact)
    return Place(content.quarter_file(p.kuartal, "iku"))


def _of(
    content: Content, hasil: Hasil, shared: Mapping[str, Document], i: HasilIndikator, b: Banding
) -> Iterator[Jejak]:
    assert b.realisasi is not None
    assert b.selisih is not None
    key, p = f"iku.{i.indikator.nomor}", b.dengan
    yearly = accumulation.joins(i.indikator) and (p.setahun or p.jenis in (MEDIUM, MEDIUM_YEAR))
    own = f"{key}.realisasi_sampai" if yearly else f"{key}.realisasi"
    one, two = ind.number(b.realisasi), ind.number(p.nilai)
    given = (
        Masukan(naming.name(own, hasil), one, own),
        Masukan(p.nama, two, tempat=_place(content, hasil, shared, i, p)),
    )
    other = ind.lower_first(p.nama) if p.jenis in (MEDIUM, MEDIUM_YEAR) else p.nama
    name, text = f"{i.indikator.sebutan} terhadap {other}", ind.number(b.selisih)
    less = f"{ind.number(digits(b.realisasi))} − {ind.number(digits(p.nilai))} = {text}"
    shown = Angka(f"{key}.selisih.{p.kunci}", b.selisih, text)
    yield Jejak(shown, f"Selisih realisasi {name}", "realisasi − nilai pembanding", less, given, "", "")
    plan = i.indikator
    rumus = regulation.formula(hasil.aturan, plan.cara)
    if b.capaian is None or rumus is None or regulation.divisor(rumus, plan, b.realisasi, p.nilai) == 0:
        return
    made = regulation.unbounded(hasil.aturan, rumus, plan, b.realisasi, p.nilai)
    shown = Angka(f"{key}.capaian.{p.kunci}", b.capaian, ind.number(b.capaian))
    worked = capaian_text(rumus, plan, (b.realisasi, p.nilai), made, shown.teks)
    rule = rule_source.together(hasil.aturan, [("", rumus)])
    formula = regulation.worked(rumus) if worked else IN_RANGE
    yield Jejak(shown, f"Capaian {name}", formula, worked, given, rounding(hasil.aturan, "capaian"), rule)
    table = hasil.aturan.capaian_renstra
    if b.kelas and table:
        words = f"kelas untuk nilai {naming.interval(b.kelas)}"
        of = Masukan(f"Capaian {name}", shown.teks, shown.alamat)
        source = rule_source.together(hasil.aturan, [("", table)])
        found = Angka(f"{key}.kelas.{p.kunci}", b.kelas.nama, b.kelas.nama)
        yield Jejak(found, f"Kelas {name}", words, f"{shown.teks} → {b.kelas.nama}", (of,), "", source)


def _place(content: Content, hasil: Hasil, shared: Mapping[str, Document], i: HasilIndikator, p: Pembanding) -> Place:
    """Return where the value stands: in the record of a published quarter, else where it is typed, else its quarter."""
    kode = i.indikator.kode
    recorded = _recorded(content, hasil, kode, p)
    if recorded.file.endswith(lock.FILE):
        return recorded
    path = next(path for path, each in hasil.rencana.paths() if each == i.indikator)
    kind, _, which = p.kunci.partition(".")
    if kind == "tahun" and p.kuartal:
        return Place(content.quarter_file(p.kuartal, "iku"))
    if kind == "tahun":
        part = "tahunan" if p.setahun else hasil.masa.kunci
        return content.place(hasil.kuartal.rencana, (*path, "riwayat", which, part))
    if kind == "patokan":
        return content.place(hasil.kuartal.rencana, (*path, "patokan", int(which) - 1, "nilai"))
    return _planned(content, shared, kode, p)


def _planned(content: Content, shared: Mapping[str, Document], kode: str, p: Pembanding) -> Place:
    file = f"{content.akar}/renstra.yaml"
    if file not in shared:
        return Place(file)
    for number, plan in enumerate(content.renstra):
        at_end = p.jenis == MEDIUM and kode in plan.akhir
        path = (number, "akhir", kode) if at_end else (number, "target", kode, p.periode)
        if plan.nama == p.sumber:
            return shared[file].root.at(path).place
    return Place(file)
