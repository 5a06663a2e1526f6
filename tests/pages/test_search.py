"""What search knows: sections of pages as a reader would look for them, and little of the quarters that are past."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from generator import addresses
from generator.build import emit, pipeline
from generator.pages import search
from tests import quarters
from tests.support import generated, real
from tests.synthetic import write


def index(generated: bytes) -> dict[str, Any]:
    text = generated.decode()
    assert text.startswith("lapkinCari(")
    return json.loads(text.removeprefix("lapkinCari(").strip().removesuffix(");"))  # type: ignore[no-any-return]


def known(folder: Path) -> dict[str, list[Any]]:
    found = index(emit.generate(pipeline.compute(folder)).files[search.FILE])
    return {page[0]: page[1:] for page in found["halaman"]}


def test_sections_have_anchor_heading_and_what_a_reader_looks_for() -> None:
    body = (
        '# Judul\n\n<p class="lk-lead">Angka <b>naik</b>.</p>\n\n## Uji \\*kadar\\* air {: #uji }\n\n<p>Isi (<abbr>TMS</abbr>).</p>\n'
        '<details><summary>Hitung</summary></details>\n<div class="lk-scroll" id="tabel-iku-1-rincian"><table><tbody>\n'
        '<tr><th scope="row">Apotek</th><td>5</td></tr><tr class="lk-total"><th>Jumlah</th></tr></tbody></table></div>\n'
        '<div class="lk-scroll" id="tabel-triwulan"><table><tbody><tr><th>Lain</th></tr></tbody></table></div>\n'
    )
    assert [*search.sections(body)] == [["", "", "Angka naik."], ["uji", "Uji *kadar* air", "Isi (TMS). Apotek"]]


@pytest.mark.slow
def test_past_quarters_give_their_summary_and_activities_only(tmp_path: Path) -> None:
    found = known(write(tmp_path / "isi", quarters=3))
    past = sorted(a for a in found if a.startswith(("2030/tw1/", "2030/tw2/")))
    assert past == [f"2030/tw{q}/{rest}" for q in (1, 2) for rest in ("", "highlight/")]
    assert {"2030/tw3/iku/1/", "2030/tw3/anggaran/", "iku/contoh-1/", "glosarium/", "metodologi/"} < found.keys()
    assert found["2030/tw1/"][1] < found["2030/tw3/"][1]


@pytest.mark.slow
def test_a_series_is_brief_while_the_newest_quarter_says_the_same(tmp_path: Path) -> None:
    sections = known(write(tmp_path / "isi"))["iku/contoh-1/"][2]
    assert len(sections) == 1


@pytest.mark.slow
def test_abbreviations_and_synonyms_come_from_the_content() -> None:
    found = index(generated().files[search.FILE])
    assert ["TMS", "Tidak memenuhi syarat", addresses.term("TMS").partition("#")[2]] in found["istilah"]
    assert [*real().content.sinonim[0]] == found["sinonim"][0]


@pytest.mark.slow
@pytest.mark.untraced
def test_the_index_stays_light_as_quarters_add_up(tmp_path: Path) -> None:
    """Made-up quarters: each adds a finding and its activities, not the 25 indicators again.

    Their texts are copies, which gzip packs better than texts of a real office: growth is held before packing.
    """
    sizes, packed = {}, {}
    for count in (1, 16):
        generated = emit.generate(pipeline.compute(quarters.write(tmp_path / str(count) / "isi", count)))
        sizes[count] = len(generated.files[search.FILE])
        packed[count] = len(gzip.compress(generated.files[search.FILE], mtime=0))
    assert packed[1] < 27_000  # with the words of 114 terms, the Renstra and the restored profile
    assert sizes[16] - sizes[1] < 15 * 8_000
