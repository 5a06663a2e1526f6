"""Where a page stands: the way to it from the front page, and the same page in other quarters.

In: a report and all its pages. Out: the pages with their trail (`remah`) and counterparts (`lain`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator import addresses
from generator import indonesian as ind
from generator.pages import navigation
from generator.pages.page import Page
from generator.pages.site_frame import codes
from generator.report import Report
from generator.scoring.ladder import Hasil

Crumb = tuple[str, str]


def placed(report: Report, pages: list[Page], lain: Mapping[str, tuple[Crumb, ...]]) -> list[Page]:
    """Return the pages, each with its trail and, if `lain` has any for its address, its counterparts."""
    known = {f"{t.rencana.tahun}/": "" for t in report.content.tahun} | {p.alamat: p.judul for p in pages}
    labels = _labels(report)
    return [replace(p, remah=trail(report, labels, known, p.alamat), lain=lain.get(p.alamat, ())) for p in pages]


def trail(report: Report, labels: Mapping[str, str], known: Mapping[str, str], address: str) -> tuple[Crumb, ...]:
    """Return the pages above an address and the page itself, each with a short name; none for the front page."""
    if not address:
        return ()
    parts = address.rstrip("/").split("/")
    steps = [f"{'/'.join(parts[:n])}/" for n in range(1, len(parts) + 1)]
    found = [step for step in steps if step in known]
    hasil = quarter_of(report, address)
    if hasil and parts[-2] == "iku":
        goal = next(s for s in hasil.sasaran if any(str(i.indikator.nomor) == parts[-1] for i in s.indikator))
        found.insert(-1, addresses.sasaran(hasil.kuartal.folder, goal.sasaran.nomor))
    return (("Beranda", ""), *((labels.get(step) or _short(step, known[step]), step) for step in found))


def _labels(report: Report) -> dict[str, str]:
    """Return the short names that an address does not give: quarters, goals, indicators, their pages through time."""
    found = {"iku/": "Indikator"} | {addresses.series(kode): label for kode, label in codes(report).items()}
    for h in report.hasil:
        folder = h.kuartal.folder
        found[addresses.quarter(folder)] = ind.quarter(h.kuartal.laporan.triwulan)
        found[addresses.quarter(folder, "highlight")] = "Sorotan"  # the address is older than the name
        found |= {addresses.sasaran(folder, s.sasaran.nomor): f"Sasaran {s.sasaran.nomor}" for s in h.sasaran}
        found |= {addresses.iku(folder, i.indikator.nomor): f"IKU {i.indikator.nomor}" for i in h.indikator}
    return found


def _short(address: str, title: str) -> str:
    """Return the last step of an address as a name; pages of the profile have titles of their own."""
    return title if address.startswith("profil/") else address.rstrip("/").split("/")[-1].replace("-", " ").capitalize()


def quarter_of(report: Report, address: str) -> Hasil | None:
    """Return the quarter that an address lies in."""
    return next((h for h in report.hasil if address.startswith(f"{h.kuartal.folder}/")), None)


def counterparts(report: Report, own: Hasil) -> dict[str, tuple[Crumb, ...]]:
    """Return by address of every page of a quarter the same page in the other quarters of the year and in those next
    to it, oldest first.

    Where a quarter has no such page, its first page stands for it.
    """
    at = report.hasil.index(own)
    near = [
        (h, frozenset(navigation.addresses(h)))
        for n, h in enumerate(report.hasil)
        if h is not own and (h.rencana.tahun == own.rencana.tahun or abs(n - at) == 1)
    ]
    return {
        address: tuple((h.periode, _counterpart(own, h, known, address)) for h, known in near)
        for address in navigation.addresses(own)
    }


def _counterpart(own: Hasil, other: Hasil, known: frozenset[str], address: str) -> str:
    rest = address.removeprefix(f"{own.kuartal.folder}/").rstrip("/")
    kind, _, number = rest.partition("/")
    if kind == "iku":
        kode = next(i.indikator.kode for i in own.indikator if str(i.indikator.nomor) == number)
        same = other.of(kode)
        rest = f"iku/{same.indikator.nomor}" if same else ""
    if kind == "sasaran":
        nama = next(s.sasaran.nama for s in own.sasaran if str(s.sasaran.nomor) == number)
        rest = next((f"sasaran/{s.sasaran.nomor}" for s in other.sasaran if s.sasaran.nama == nama), "")
    found = addresses.quarter(other.kuartal.folder, rest)
    return found if found in known else addresses.quarter(other.kuartal.folder)
