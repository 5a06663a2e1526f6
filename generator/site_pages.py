"""The pages outside a quarter: front page, year, plan, indicator through time, profile, method, data, archive.

In: all computed reports. Out: `Page` values and the navigation.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import derivation, graphs, narrative, opendata, paths, plan_tables, provenance, regulation, scale, tables
from generator import indonesian as ind
from generator.content import Profil, Tahun
from generator.page import NavItem, Page, Report
from generator.schema import Aturan, Indikator, Rencana
from generator.scoring import Hasil, HasilIndikator


def pages(report: Report) -> Iterator[Page]:
    """Yield every page outside the quarters."""
    yield home(report)
    for tahun in report.content.tahun:
        yield year(report, tahun)
        yield plan(report, tahun, "perjanjian-kinerja", "Perjanjian kinerja")
        yield plan(report, tahun, "rencana-aksi", "Rencana aksi")
    yield from series(report)
    yield indicators(report)
    yield profile_index(report)
    yield from (profile(report, p) for p in report.content.profil)
    yield method(report)
    yield glossary(report)
    yield data(report)
    yield archive(report)
    yield about(report)


def _page(report: Report, alamat: str, judul: str, templat: str, sumber: str, ringkas: str, **isi: object) -> Page:
    file = f"{report.content.akar}/{sumber}"
    return Page(alamat, judul, templat, isi, (file,), ringkas, report.terbaru, alamat == "")


def home(report: Report) -> Page:
    """The newest published quarter at a glance."""
    hasil = report.terbaru
    name = report.content.unit.nama
    if hasil is None:
        lead = "Belum ada triwulan yang diterbitkan."
        return _page(report, "", f"Kinerja {name}", "beranda_kosong.md", "unit.yaml", lead, pesan=lead)
    items = [(s, ind.span(s.mulai, s.selesai) if s.mulai else "") for s in hasil.kuartal.sorotan]
    return _page(
        report,
        "",
        f"Kinerja {name} {tables.period(hasil)}",
        "beranda.md",
        f"{hasil.kuartal.folder}/laporan.yaml",
        f"{narrative.headline(hasil)}. {narrative.money(hasil)}",
        hasil=hasil,
        folder=hasil.kuartal.folder,
        periode=tables.period(hasil),
        temuan=narrative.headline(hasil),
        kalimat=narrative.lead(hasil, report.before(hasil)),
        nilai=tables.num(hasil.nilai.nps).teks,
        predikat=tables.badge(hasil.nilai.predikat),
        skala=scale.scale(hasil.aturan, hasil.nilai),
        perspektif=[_card(hasil, n) for n in range(len(hasil.perspektif))],
        kategori=narrative.by_category(hasil, hasil.indikator),
        perhatian=narrative.attention(hasil),
        baik=narrative.going_well(hasil),
        anggaran=narrative.money(hasil),
        serapan=tables.share(hasil.uang.serapan).teks,
        lebar=str(hasil.uang.serapan.quantize(tables.CENT)) if hasil.uang.serapan else "0",
        turunan=derivation.view(report, hasil, "npss"),
        sorotan=items[:3],
        jumlah_sorotan=len(items),
        gambar=graphs.quarter(hasil),
    )


def _card(hasil: Hasil, n: int) -> tuple[str, str, tables.Sel, str]:
    p = hasil.perspektif[n]
    goals, items = len(p.sasaran), sum(len(s.indikator) for s in p.sasaran)
    waiting = sum(s.nilai.nps is None for s in p.sasaran)
    note = f"{goals} sasaran, {items} indikator" + (f"; {waiting} sasaran belum dinilai." if waiting else ".")
    return p.perspektif.nama, tables.num(p.nilai.nps).teks, tables.badge(p.nilai.predikat), note


def year(report: Report, tahun: Tahun) -> Page:
    """The quarters of a year side by side, and the plan."""
    n = tahun.rencana.tahun
    hasils = report.of_year(n)
    return _page(
        report,
        f"{n}/",
        f"Kinerja tahun {n}",
        "tahun.md",
        f"{n}/perjanjian-kinerja.yaml",
        f"Triwulan, target, dan perkembangan kinerja tahun {n}.",
        tahun=n,
        triwulan=[(h, tables.period(h), narrative.headline(h)) for h in hasils],
        tabel=side_by_side(report, tahun) if hasils else None,
        gambar=graphs.npss_trend(hasils) if len(hasils) > 1 else None,
    )


def side_by_side(report: Report, tahun: Tahun) -> tables.Tabel:
    """Capaian of every indicator per quarter, with the NPSS."""
    hasils = report.of_year(tahun.rencana.tahun)
    columns = [tables.NO, tables.NAMA]
    columns += [
        tables.Kolom(f"tw{h.kuartal.laporan.triwulan}", f"TW {ind.ROMAN[h.kuartal.laporan.triwulan]} (%)", True)
        for h in hasils
    ]
    rows = [
        tables.Baris(
            (
                tables.num(plan.nomor),
                tables.text(plan.nama, paths.series(plan.kode)),
                *(tables.num(h.indikator[n].capaian) for h in hasils),
            )
        )
        for n, plan in enumerate(tahun.rencana.indikator)
    ]
    rows.append(
        tables.Baris((tables.Sel(""), tables.text("NPSS"), *(tables.num(h.nilai.nps) for h in hasils)), "total")
    )
    return tables.Tabel("npss", f"Capaian tiap triwulan, {tahun.rencana.tahun}", tuple(columns), tuple(rows))


def plan(report: Report, tahun: Tahun, slug: str, title: str) -> Page:
    """The plan of a year: goals, indicators, targets (Tabel 2.1 to 2.4)."""
    rencana = tahun.rencana
    found: tuple[tables.Tabel, ...] = (plan_tables.quarters(rencana),)
    if slug == "perjanjian-kinerja":
        found = (plan_tables.indicators(rencana), plan_tables.yearly(rencana))
    lead = f"{len(rencana.sasaran)} sasaran dan {len(rencana.indikator)} indikator tahun {rencana.tahun}."
    file = f"{rencana.tahun}/perjanjian-kinerja.yaml"
    full = f"{title} tahun {rencana.tahun}"
    return _page(
        report, f"{rencana.tahun}/{slug}/", full, "rencana.md", file, lead, tabel=found, rencana=rencana, pengantar=lead
    )


def series(report: Report) -> Iterator[Page]:
    """One page per indicator through time, joined on its kode."""
    for kode, label in _codes(report).items():
        hasils = tuple(h for h in report.hasil if any(i.indikator.kode == kode for i in h.indikator))
        items = [(h, next(i for i in h.indikator if i.indikator.kode == kode)) for h in hasils]
        plans = [(t.rencana, i) for t in report.content.tahun for i in t.rencana.indikator if i.kode == kode]
        newest = plans[-1][1]
        file = f"{plans[-1][0].tahun}/perjanjian-kinerja.yaml"
        yield _page(
            report,
            paths.series(kode),
            newest.nama,
            "seri.md",
            file,
            f"{newest.nama} dari triwulan ke triwulan.",
            indikator=newest,
            tabel=_series_table(label, items),
            gambar=graphs.trend(kode, label, hasils) if len(hasils) > 1 else None,
            target=_target_table(plans),
            metode=plan_tables.METODE_TEXT[newest.metode.jenis],
        )


def _codes(report: Report) -> dict[str, str]:
    return {i.kode: i.label for t in report.content.tahun for i in t.rencana.indikator}


def _series_table(label: str, items: list[tuple[Hasil, HasilIndikator]]) -> tables.Tabel:
    rows = [
        tables.Baris(
            (
                tables.text(tables.period(h), paths.iku(h.kuartal.folder, i.indikator.nomor)),
                tables.num(i.target),
                tables.num(i.realisasi),
                tables.num(i.capaian),
                tables.status(i),
            )
        )
        for h, i in items
    ]
    columns = (tables.Kolom("periode", "Triwulan"), *tables.KINERJA)
    return tables.Tabel("waktu", f"{label} tiap triwulan", columns, tuple(rows))


def _target_table(plans: list[tuple[Rencana, Indikator]]) -> tables.Tabel:
    rows = [
        tables.Baris(
            (
                tables.text(str(r.tahun)),
                *(tables.num(i.target.of(q)) for q in (1, 2, 3, 4)),
                tables.num(i.target.tahunan),
            )
        )
        for r, i in plans
    ]
    columns = [tables.Kolom("tahun", "Tahun")]
    columns += [tables.Kolom(f"tw{q}", f"TW {ind.ROMAN[q]}", True) for q in (1, 2, 3, 4)]
    columns.append(tables.Kolom("tahunan", "Setahun", True))
    return tables.Tabel("target", "Target", tuple(columns), tuple(rows))


def indicators(report: Report) -> Page:
    """All indicators, each with its page through time."""
    newest = report.content.tahun[-1].rencana
    file = f"{newest.tahun}/perjanjian-kinerja.yaml"
    lead = f"{len(newest.indikator)} indikator kinerja utama."
    return _page(report, "iku/", "Semua indikator", "semua_iku.md", file, lead, rencana=newest, pengantar=lead)


def profile_index(report: Report) -> Page:
    """The office: name, address, region, and its profile pages."""
    lead = f"Profil {report.content.unit.nama_resmi}."
    return _page(report, "profil/", "Profil", "profil.md", "unit.yaml", lead, profil=report.content.profil, naskah=None)


def profile(report: Report, p: Profil) -> Page:
    """One page of prose of the office."""
    file, lead = f"profil/{p.slug}.md", f"{p.halaman.judul} {report.content.unit.nama}."
    values = {"profil": report.content.profil, "naskah": p.dokumen.body, "sumber_cetak": p.halaman.sumber}
    return _page(report, f"profil/{p.slug}/", p.halaman.judul, "profil.md", file, lead, **values)


def method(report: Report) -> Page:
    """How the scores are computed, rendered from the rule sets that run."""
    rules = [(a, _rules(a), _tables(a)) for a in report.content.aturan.values()]
    file = f"aturan/{next(iter(report.content.aturan))}.yaml"
    return _page(
        report, "metodologi/", "Metodologi", "metodologi.md", file, "Cara setiap angka dihitung.", aturan=rules
    )


def _rules(a: Aturan) -> list[tuple[str, str, str]]:
    cap = f"paling tinggi {ind.plain(a.nps.batas_atas)} per indikator" if a.nps.batas_atas else "tanpa batas atas"
    missing = {"dikeluarkan": "tidak ikut dihitung", "nol": "dihitung sebagai 0"}[a.nps.realisasi_kosong]
    found = [
        (f"Capaian ({arah})", regulation.FORMULA_TEXT[r.rumus], r.acuan)
        for arah in ("maksimalkan", "minimalkan")
        if (r := regulation.formula(a, arah))
    ]
    return [
        ("Pembulatan", provenance.rounding(a), a.pembulatan.acuan),
        *found,
        ("NPS sasaran", f"rata-rata capaian indikator yang dinilai, {cap}", a.nps.acuan),
        ("NPS perspektif", "rata-rata NPS sasaran yang dinilai", a.nps.acuan),
        ("NPSS", "rata-rata NPS perspektif yang dinilai", a.nps.acuan),
        ("Realisasi yang belum tersedia", missing, a.nps.acuan),
        (
            "Efisiensi",
            f"IE = capaian ÷ serapan; TE = (IE − SE) ÷ SE dengan SE = {ind.plain(a.efisiensi.standar)}",
            a.efisiensi.acuan,
        ),
    ]


def _tables(a: Aturan) -> list[tuple[tables.Tabel, str]]:
    return [
        (tables.classes("kategori", "Kategori capaian", a.kategori.kelas, "Capaian (%)"), a.kategori.acuan),
        (
            tables.classes(
                "capaian-tahunan", "Capaian terhadap target tahunan", a.capaian_tahunan.kelas, "Capaian (%)"
            ),
            a.capaian_tahunan.acuan,
        ),
        (tables.classes("predikat", "Predikat NPS dan NPSS", a.predikat.kelas, "NPS (%)"), a.predikat.acuan),
        (tables.classes("efisiensi", "Kelas tingkat efisiensi", a.efisiensi.kelas, "TE"), a.efisiensi.acuan),
    ]


def glossary(report: Report) -> Page:
    """Abbreviations and their meaning."""
    items = sorted(report.content.glosarium.items(), key=lambda pair: pair[0].casefold())
    lead = f"{len(items)} singkatan dan istilah."
    return _page(report, "glosarium/", "Glosarium", "glosarium.md", "glosarium.yaml", lead, butir=items, pengantar=lead)


def data(report: Report) -> Page:
    """Open data: what there is and what it means."""
    sets = [(tables.period(h), h.kuartal.folder, opendata.tables_of(h)) for h in reversed(report.hasil)]
    plans = [(t.rencana.tahun, opendata.plan_tables_of(t.rencana)) for t in report.content.tahun]
    lead = "Semua angka sebagai JSON dan CSV."
    return _page(report, "data/", "Data terbuka", "data.md", "unit.yaml", lead, kumpulan=sets, rencana=plans)


def archive(report: Report) -> Page:
    """Past quarters."""
    items = [(h, tables.period(h), narrative.headline(h)) for h in reversed(report.hasil)]
    return _page(
        report, "arsip/", "Arsip", "arsip.md", "unit.yaml", "Semua triwulan yang ada di situs ini.", triwulan=items
    )


def about(report: Report) -> Page:
    """About the site and contact."""
    lead = "Tentang situs ini dan cara menghubungi kami."
    return _page(report, "tentang/", "Tentang situs ini", "tentang.md", "unit.yaml", lead)


def navigation(report: Report) -> list[NavItem]:
    """Return the navigation tree, newest year and quarter first."""
    years: list[NavItem] = [_year_nav(report, t) for t in reversed(report.content.tahun)]
    profile: list[NavItem] = [{"Profil": _md("profil/")}]
    profile += [{p.halaman.judul: _md(f"profil/{p.slug}/")} for p in report.content.profil]
    codes: list[NavItem] = [{"Semua indikator": _md("iku/")}]
    codes += [{label: _md(paths.series(kode))} for kode, label in _codes(report).items()]
    rest = [
        (title, f"{title.lower()}/") for title in ("Metodologi", "Glosarium", "Koreksi", "Data", "Arsip", "Tentang")
    ]
    return [
        {"Beranda": "index.md"},
        *years,
        {"Indikator": codes},
        {"Profil": profile},
        *({title: _md(address)} for title, address in rest),
    ]


def _md(address: str) -> str:
    return f"{address}index.md"


def _year_nav(report: Report, tahun: Tahun) -> NavItem:
    n = tahun.rencana.tahun
    items: list[NavItem] = [{f"Tahun {n}": _md(f"{n}/")}]
    items += [_quarter_nav(h) for h in reversed(report.of_year(n))]
    items += [{"Perjanjian kinerja": _md(f"{n}/perjanjian-kinerja/")}, {"Rencana aksi": _md(f"{n}/rencana-aksi/")}]
    return {str(n): items}


def _quarter_nav(h: Hasil) -> NavItem:
    folder = h.kuartal.folder
    goals: list[NavItem] = [
        {f"Sasaran {s.sasaran.nomor}": _md(paths.sasaran(folder, s.sasaran.nomor))} for s in h.sasaran
    ]
    items: list[NavItem] = [
        {f"{i.indikator.nomor}. {i.indikator.label}": _md(paths.iku(folder, i.indikator.nomor))} for i in h.indikator
    ]
    found: list[NavItem] = [
        {"Ringkasan": _md(paths.quarter(folder))},
        {"Highlight": _md(paths.quarter(folder, "highlight"))},
        {"Capaian": _md(paths.quarter(folder, "capaian"))},
        {"Sasaran": goals},
        {"Indikator (IKU)": items},
        {"Anggaran": _md(paths.quarter(folder, "anggaran"))},
        {"Efisiensi": _md(paths.quarter(folder, "efisiensi"))},
        *([{"Rekonsiliasi": _md(paths.quarter(folder, "rekonsiliasi"))}] if h.kuartal.terbit else []),
        {"Penutup": _md(paths.quarter(folder, "penutup"))},
    ]
    if h.kuartal.tabel:
        found.append({"Daftar tabel": _md(paths.quarter(folder, "daftar-tabel"))})
    return {ind.quarter(h.kuartal.laporan.triwulan): found}
