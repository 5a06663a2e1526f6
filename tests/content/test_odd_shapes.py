"""Values of a shape that no record has, and files beside the one of their number: each is told what to type."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import pipeline
from generator.problems.problem import ContentError
from tests.synthetic import write


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("laporan.yaml", "judul: ", "judul:\n  a: 1\n  b: ", "nilai-daftar"),
        ("iku/03.yaml", "nomor: 3", "nomor: 3\ntindak_lanjut:\n  rekomendasi: Rapat", "- rekomendasi: …"),
        ("iku/03.yaml", "nomor: 3", "nomor: 3\ntindak_lanjut:", "Daftar ini kosong."),
    ],
)
def test_shapes_that_no_record_has(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    folder = write(tmp_path / "isi")
    path = folder / "2030/tw1" / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as found:
        pipeline.compute(folder)
    assert said in "\n".join(map(str, found.value.problems))


@pytest.mark.parametrize("more", ["", "# lain\n"])
def test_a_file_beside_the_one_of_its_number(tmp_path: Path, more: str) -> None:
    folder = write(tmp_path / "isi") / "2030/tw1/iku"
    (folder / "3.yaml").write_text((folder / "03.yaml").read_text("utf-8") + more, "utf-8")
    with pytest.raises(ContentError) as found:
        pipeline.compute(folder.parents[2])
    assert "iku/3.yaml" in "\n".join(map(str, found.value.problems))


def test_a_file_whose_number_is_another_and_free(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2030/tw1/iku/40.yaml").write_text("nomor: 41\n", "utf-8")
    with pytest.raises(ContentError) as found:
        pipeline.compute(folder)
    told = "\n".join(map(str, found.value.problems))
    assert "Tulis nomor: 40, atau ganti nama berkas menjadi 41.yaml." in told


@pytest.mark.parametrize("name", ["isi\u202ekantor", "isi\udce9"], ids=["turns-around", "latin-1"])
def test_a_content_folder_whose_name_no_message_could_hold_is_refused(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / name)
    with pytest.raises(ContentError) as found:
        pipeline.compute(folder)
    assert [(p.code, p.remedy) for p in found.value.problems] == [("berkas-tanda", "Ganti namanya.")]
