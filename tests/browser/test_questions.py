"""Twelve questions of citizens and journalists, answered from the front page in at most two clicks: phone, no JavaScript.

Each answer is a figure or a fact of the printed report of Triwulan I 2024, or of the office's own files.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# question, what is clicked on the way, what the answer says
QUESTIONS: list[tuple[str, list[str], list[str]]] = [
    ("Berapa nilai kinerja kantor ini?", [], ["96,37", "Baik"]),
    ("Indikator mana yang paling tertinggal?", [], ["Keberhasilan penindakan", "2,14%", "Kurang"]),
    ("Mengapa tertinggal?", ["IKU 15"], ["Penyebab dan solusi", "perkara"]),
    ("Berapa anggaran yang terserap?", [], ["24,37%", "Rp4.497.759.000"]),
    ("Obat yang memenuhi syarat berapa persen?", ["IKU 1"], ["Obat memenuhi syarat", "100,00%", "96,60%"]),
    ("Bagaimana angka ini dihitung?", ["Bagaimana nilai 96,37 dihitung?"], ["103,02", "79,41", "106,67"]),
    ("Di mana mengunduh datanya?", ["Data"], ["CSV", "XLSX", "JSON"]),
    ("Apa arti TMS?", ["Glosarium"], ["TMS", "Tidak memenuhi syarat"]),
    ("Apakah angka situs sama dengan laporan cetak?", ["Rekonsiliasi"], ["tercetak", "hitungan"]),
    ("Siapa kepala kantornya, bagaimana menghubungi?", ["Profil"], ["Ronny Syafri", "Telepon", "(0733)"]),
    ("Apa yang dilakukan kantor pada triwulan ini?", ["Semua 10 kegiatan"], ["Pagar Alam", "4 Februari 2024"]),
    ("Apa target tahunan makanan?", ["Semua indikator"], ["Persentase Makanan yang memenuhi syarat", "96,00"]),
    ("Apakah pernah ada koreksi?", ["Koreksi"], ["Belum ada koreksi"]),
    ("Wilayah mana yang dilayani?", ["Profil"], ["Kota Pagar Alam", "Kabupaten Lahat"]),
]


@pytest.mark.parametrize(("question", "clicks", "answer"), QUESTIONS, ids=[q[0] for q in QUESTIONS])
def test_question(browser: Browser, address: str, question: str, clicks: list[str], answer: list[str]) -> None:
    assert len(clicks) <= 2
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    tab = context.new_page()
    tab.goto(address)
    for name in clicks:
        control(tab, name).click()
    text = " ".join(tab.locator("main").inner_text().split())
    assert [a for a in answer if a not in text] == []
    context.close()


def control(tab: Page, name: str) -> Locator:
    """Return the first visible link or fold with this name; for an indicator, the link that begins with it."""
    if name.startswith("IKU "):
        return tab.locator("main").get_by_role("link", name=f"{name} ", exact=False).locator("visible=true").first
    link = tab.get_by_role("link", name=name, exact=True).locator("visible=true")
    return link.first if link.count() else tab.locator("summary", has_text=name).locator("visible=true").first
