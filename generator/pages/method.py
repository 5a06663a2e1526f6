"""Metodologi, rendered from the rule sets that score: what is published is what runs.

In: a report. Out: a `Page`.
"""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from generator import indonesian as ind
from generator.addresses.periods import Masa
from generator.figures import rule_source, trace
from generator.pages.frames import site_page
from generator.pages.page import Page
from generator.presentation import tabel, tables
from generator.records.plan import Rencana
from generator.records.rule_set import CARA, JENJANG, Aturan, Cara, Efisiensi, Jenjang, Kaidah, SkalaAturan, TabelKelas
from generator.report import Report
from generator.scoring import regulation

BETTER: Mapping[Cara, str] = {
    "maksimalkan": "makin tinggi makin baik",
    "minimalkan": "makin rendah makin baik",
    "stabilkan": "target berupa rentang",
    "dari_awal": "dihitung dari keadaan awal",
}


def method(report: Report) -> Page:
    """How the scores are computed, rendered from the rule sets that run."""
    found = _in_order_of_use(report)
    rules = [(a, _since(report, a), _rules(a, _plans(report, a)), _tables(a)) for a in found]
    file = f"aturan/{next(iter(report.content.aturan))}.yaml"
    lead, apart = "Cara setiap angka dihitung.", any(tw.resmi.terpisah for tw in report.triwulan)
    exact = dict.fromkeys(a.efisiensi.cara.pengecualian for a in found if a.efisiensi)
    return site_page(report, "Metodologi", file, lead, aturan=rules, terpisah=apart, pengecualian="; ".join(exact))


def _in_order_of_use(report: Report) -> list[Aturan]:
    """Return the rule sets as they came into use, so that places on the page stay where they are; unused ones last."""
    years = [v.rencana.aturan for t in report.content.tahun for v in t.versi]
    used = dict.fromkeys([*(h.aturan.kode for h in report.hasil), *years, *report.content.aturan])
    return [report.content.aturan[kode] for kode in used if kode in report.content.aturan]


def _plans(report: Report, a: Aturan) -> list[Rencana]:
    """Return the plans that are scored with a rule set."""
    return [v.rencana for t in report.content.tahun for v in t.versi if v.rencana.aturan == a.kode]


def _since(report: Report, a: Aturan) -> str:
    """Return from when the rule set holds if it says so, and the first year that is scored with it."""
    years = [plan.tahun for plan in _plans(report, a)]
    used = f"Dipakai situs ini sejak penilaian {min(years)}." if years else "Belum dipakai untuk menilai."
    if len(report.content.aturan) > 1 and (scored := _scored(report, a)):
        used = f"Dipakai menilai {scored}."
    return f"Berlaku sejak {ind.day(a.berlaku_sejak)}. {used}" if a.berlaku_sejak else used


def _scored(report: Report, a: Aturan) -> str:
    """Return the quarters that are scored with a rule set: 2024 (TW I dan II) dan 2025 (TW I)."""
    years: dict[int, list[Masa]] = {}
    for h in report.hasil:
        if h.aturan.kode == a.kode:
            years.setdefault(h.rencana.tahun, []).append(h.masa)
    return ind.listing([f"{year}{_numbered(found)}" for year, found in years.items()])


def _numbered(found: Sequence[Masa]) -> str:
    """Return the periods of a year in brackets, their kind once: TW I dan II; nothing where the year is the period."""
    kind, number = found[0].pendek.split()[0], [m.pendek.split()[-1] for m in found]
    named = f"{kind} " if kind != number[0] else ""
    return f" ({named}{ind.listing(number)})" if found[0] in found[0].jenis.sebagian else ""


def _rules(a: Aturan, plans: Sequence[Rencana]) -> list[tuple[str, str, str]]:
    cap = f"paling tinggi {ind.number(a.nps.batas_atas)} per indikator" if a.nps.batas_atas is not None else ""
    missing = {"dikeluarkan": "tidak ikut dihitung", "nol": "dihitung sebagai 0"}[a.nps.realisasi_kosong]
    found: list[tuple[str, str, Kaidah]] = [
        ("Pembulatan", trace.roundings(a), a.pembulatan),
        *_formulas(a),
        *_means(a, plans, "sasaran"),
        ("Batas atas capaian dalam rata-rata", cap or "tidak ada", a.nps.rule("batas_atas")),
        *_means(a, plans, "perspektif", "total"),
        *_weights(a, plans),
        ("Yang belum dinilai", "tidak ikut dihitung dalam rata-rata", a.nps.rule("belum_dinilai")),
        ("Realisasi yang belum tersedia", missing, a.nps.rule("realisasi_kosong")),
        *_efficiency(a.efisiensi),
        *((f"Skala {name}", _words(one), one) for name, one in a.skala.items()),
    ]
    return [(name, text, rule_source.cite(a, rule)) for name, text, rule in found]


def _words(scale: SkalaAturan) -> str:
    """Return the words of a scale with what each counts: TMP = 1; TW = 2."""
    return "; ".join(f"{word} = {ind.number(counted)}" for word, counted in scale.kata.items())


def _efficiency(rules: Efisiensi | None) -> list[tuple[str, str, Kaidah]]:
    if rules is None:
        return []
    spent = ("Serapan", "realisasi anggaran ÷ pagu × 100", rules.serapan or rules)
    return [spent, ("Efisiensi", rules.cara.method(), rules)]


def _means(a: Aturan, plans: Sequence[Rencana], *rungs: Jenjang) -> list[tuple[str, str, Kaidah]]:
    """Return what each of these rungs is the mean of, as far as the rule set and its plans have it."""
    used = [regulation.rungs(plan, a) for plan in plans]
    known = tuple(r for r in JENJANG if a.nps.has(r) and (not used or any(r in each for each in used)))
    kata = a.kata
    names = {"sasaran": f"{kata.nps} sasaran", "perspektif": f"{kata.nps} {kata.kelompok}", "total": kata.npss}
    over, found = {**names, "indikator": "capaian indikator"}, []
    for rung in (r for r in rungs if r in known):
        below, rule = regulation.beneath(rung, known), a.nps.rule("npss" if rung == "total" else rung)
        found.append((names[rung], f"{_mean(getattr(a.nps.bobot, below))} {over[below]} yang dinilai", rule))
    return found


def _mean(weights: Mapping[str, Decimal]) -> str:
    return "rata-rata berbobot" if weights else "rata-rata"


def _weights(a: Aturan, plans: Sequence[Rencana]) -> list[tuple[str, str, Kaidah]]:
    """Return the weights that the rule set names, a row per rung."""
    weights, known = a.nps.bobot, [regulation.weighed(plan) for plan in plans]
    named = (
        ("indikator", weights.indikator, "sasaran"),
        ("sasaran", weights.sasaran, "perspektif"),
        ("perspektif", weights.perspektif, "npss"),
    )
    return [
        (
            f"Bobot {a.kata.kelompok if rung == 'perspektif' else rung}",
            _listed(found, {key for names in known for key in names[rung]}),
            a.nps.rule(rule),
        )
        for rung, found, rule in named
        if found
    ]


def _listed(weights: Mapping[str, Decimal], known: Collection[str]) -> str:
    """Return weights by name; what is not named weighs 1, which is said only where a plan has such a thing."""
    parts = [f"{key} = {ind.number(weight)}" for key, weight in weights.items()]
    return "; ".join([*parts, *(["lainnya = 1"] if set(known) - set(weights) else [])])


def _formulas(a: Aturan) -> list[tuple[str, str, Kaidah]]:
    both = [(cara, regulation.formula(a, cara)) for cara in CARA]
    found: list[tuple[str, str, Kaidah]] = []
    for arah, r in both:
        if r:
            found.append((f"Capaian, {BETTER[arah]}", regulation.worked(r), r))
        if r and r.jika_nol is not None:
            found.append((f"Capaian bila pembaginya 0, {BETTER[arah]}", ind.number(r.jika_nol), r))
        if r and r.nol_per_nol is not None:
            found.append((f"Capaian bila target dan realisasinya 0, {BETTER[arah]}", ind.number(r.nol_per_nol), r))
        if r and r.batas_bawah is not None:
            source = r.kaidah.batas_bawah or r
            found.append((f"Batas bawah capaian, {BETTER[arah]}", f"paling rendah {ind.number(r.batas_bawah)}", source))
        if r and r.batas_atas is not None:
            source = r.kaidah.batas_atas or r
            found.append((f"Batas atas capaian, {BETTER[arah]}", f"paling tinggi {ind.number(r.batas_atas)}", source))
    return found


def _tables(a: Aturan) -> list[tuple[tabel.Tabel, str]]:
    low, high = any(a.nps.has(r) for r in ("sasaran", "perspektif")), a.nps.has("total")
    scores = [*([a.kata.nps] if low else []), *([a.kata.npss] if high else [])]
    found: list[tuple[str, str, TabelKelas | None, str]] = [
        ("kategori", "Kategori capaian", a.kategori, "Capaian (%)"),
        ("capaian-tahunan", "Capaian terhadap target tahunan", a.capaian_tahunan, "Capaian (%)"),
        ("capaian-renstra", "Capaian terhadap target akhir Renstra", a.capaian_renstra, "Capaian (%)"),
        ("predikat", f"Predikat {' dan '.join(scores)}", a.predikat if scores else None, scores[0] if scores else ""),
    ]
    made = [(tables.classes(kode, title, t.kelas, unit), rule_source.cite(a, t)) for kode, title, t, unit in found if t]
    rules = a.efisiensi
    last = tables.efficiency(rules, "efisiensi", rules.cara.utama.nama) if rules else None
    return [*made, (last, rule_source.cite(a, rules))] if last and rules else made
