"""How a page is cited, and its short link: complete without a script, and they lead where they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.pages import citations
from generator.pages.page import Generated
from generator.report import Report
from generator.site import built_page
from tests.support import generated, real
from tests.synthetic import write


def page(made: Generated, address: str) -> str:
    return made.files[f"{address}index.md"].decode()


def office(folder: Path) -> Report:
    unit = write(folder, quarters=2) / "unit.yaml"
    unit.write_text(f"{unit.read_text('utf-8')}alamat_situs: https://kinerja.example.go.id/\n", "utf-8")
    return pipeline.compute(folder)


def test_a_page_says_how_it_is_cited() -> None:
    version = real()["2024/tw1"].versi
    said = (
        "Loka POM di Kota Lubuklinggau. IKU 8: Sarana produksi memenuhi ketentuan, Triwulan I 2024. "
        f"Hitungan ulang 29 November 2026 atas laporan yang ditandatangani 17 April 2024, versi {version}. "
        "Situs Kinerja Loka POM di Kota Lubuklinggau."
    )
    assert said in page(generated(), "2024/tw1/iku/8/")
    assert "Kutip dan bagikan" not in page(generated(), "metodologi/")


@pytest.mark.slow
def test_with_a_known_address_citation_and_short_link_are_whole(tmp_path: Path) -> None:
    made = emit.generate(office(tmp_path / "isi"))
    text = page(made, "2030/tw2/iku/3/")
    assert "https://kinerja.example.go.id/2030/tw2/iku/3/" in text
    assert '<span data-salin="Salin tautan">https://kinerja.example.go.id/2030/3/</span>' in text
    series = page(made, "iku/contoh-2/")  # what goes through time cites the newest data
    assert "Triwulan II 2030" in series and '<a href="../../2030/3/">' in series


def test_every_indicator_has_a_short_link_that_leads_to_it() -> None:
    files = dict(citations.short_pages(real()))
    assert len(files) == 25
    html = files["2024/8/index.html"].decode()
    found = built_page.read(html)
    assert "IKU 8" in html.split("<title>")[1]
    assert found.faults == () and set(found.links) == {found.links[0]}
    plan = next(i for i in real().hasil[0].rencana.indikator if i.nomor == 8)
    assert found.links[0] == f"../../iku/{plan.kode}/"
    assert f"iku/{plan.kode}/index.md" in generated().files
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="{found.links[0]}">' in html


def test_a_chat_reads_the_card_behind_a_short_link(tmp_path: Path) -> None:
    html = dict(citations.short_pages(office(tmp_path / "isi")))["2030/3/index.html"].decode()
    assert '<meta property="og:image" content="https://kinerja.example.go.id/2030/tw2/bagikan.png">' in html
    assert '<link rel="canonical" href="https://kinerja.example.go.id/iku/contoh-2/">' in html
