"""Where each table of the printed report stands on the site.

In: content and one computed quarter. Out: pages with anchors.
"""

from generator import addresses
from generator.content.model import Content
from generator.scoring.ladder import Hasil


def of(content: Content, hasil: Hasil) -> dict[str, str]:
    """Return the page and anchor that stand for a printed table, by the name of what it shows."""
    folder, year = hasil.kuartal.folder, hasil.rencana.tahun
    fixed = {
        "rencana.indikator": f"{year}/perjanjian-kinerja/#tabel-indikator-utama",
        "rencana.tahunan": f"{year}/perjanjian-kinerja/#tabel-target-tahunan",
        "rencana.perjanjian": f"{year}/perjanjian-kinerja/#tabel-target-tahunan",
        "rencana.aksi": f"{year}/rencana-aksi/#tabel-target-{hasil.masa.kata}",
        "aturan.kategori": addresses.rules(hasil.aturan.kode, "kategori"),
        "highlight": f"{folder}/highlight/",
        "capaian.indikator": f"{folder}/capaian/#tabel-indikator",
    }
    if data := hasil.kuartal.anggaran:
        fixed |= {f"anggaran.{level}": f"{folder}/anggaran/#tabel-anggaran-{level}" for level in data.shown}
    rules = hasil.aturan
    fixed |= {f"capaian.{rung}": f"{folder}/capaian/#tabel-{rung}" for rung in hasil.jenjang if rung != "total"}
    if rules.capaian_tahunan:
        fixed["aturan.tahunan"] = addresses.rules(rules.kode, "capaian-tahunan")
    if rules.predikat:
        fixed["aturan.predikat"] = addresses.rules(rules.kode, "predikat")
    if rules.efisiensi:
        shown = ("kelas", "indikator") if rules.efisiensi.kelas else ("indikator",)
        fixed |= {f"efisiensi.{of}": f"{folder}/efisiensi/#tabel-efisiensi-{of}" for of in shown}
    fixed |= {f"profil.{p.slug}": f"profil/{p.slug}/" for p in content.profil}
    fixed |= {f"sasaran.{s.sasaran.nomor}": f"{folder}/sasaran/{s.sasaran.nomor}/#tabel-capaian" for s in hasil.sasaran}
    for i in hasil.indikator:
        page = addresses.iku(folder, i.indikator.nomor)
        anchors = {
            "triwulan": f"tabel-{hasil.masa.kata}",
            "tahunan": "tabel-tahunan",
            "tindak_lanjut": "tabel-tindak-lanjut",
        }
        anchors["grafik"] = f"grafik-iku-{i.indikator.nomor}"
        if i.ukur.rincian:
            anchors["rincian"] = "tabel-rincian"
        fixed |= {f"iku.{i.indikator.nomor}.{k}": f"{page}#{a}" for k, a in anchors.items()}
    return fixed
