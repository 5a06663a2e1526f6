"""The files of a quarter that a workbook holds, as they are now, and the plan that it follows from.

In: a content folder and a quarter. Out: texts and `Berkas` values by name.
"""

from collections.abc import Mapping
from pathlib import Path

from generator import indonesian as ind
from generator.addresses.periods import Masa
from generator.content.before import Sebelumnya
from generator.content.load import load
from generator.content.model import Content, Tahun
from generator.forms import scaffold
from generator.forms.cells import Berkas
from generator.forms.spare_rows import USUAL, BarisKosong
from generator.problems import rules
from generator.problems.problem import ContentError, Keys
from generator.records.plan import Rencana
from generator.store.cache import Cache
from generator.yaml import parsing
from generator.yaml import tree as nodes


def opened(
    folder: Path, quarter: str, cache: Cache | None = None, before: Sebelumnya | None = None
) -> tuple[Content, Tahun]:
    """Return the content and the year of a quarter under the plan in force; raise `ContentError` for faults,
    not for what is only worth a look: a photo that no event names yet."""
    content, problems = load(folder, cache, before)
    if content is None or any(p.level == rules.GALAT for p in problems):
        raise ContentError(problems)
    return content, scaffold.planned(content, quarter)


def plan_file(content: Content, tahun: Tahun) -> str:
    """Return the name of the plan in force."""
    return tahun.berkas.removeprefix(f"{content.akar}/")


def trees_of(content: Content, tahun: Tahun, texts: Mapping[str, str], baris: BarisKosong = USUAL) -> dict[str, Berkas]:
    """Return the files of a workbook as trees; the plan in force knows where each indicator stands."""
    places: dict[Keys, Keys] = {("indikator", str(i.nomor)): path for path, i in tahun.rencana.paths()}
    own = plan_file(content, tahun)
    return {name: Berkas(name, tree(name, text), places if name == own else {}, baris) for name, text in texts.items()}


def earlier(content: Content, name: str) -> Berkas:
    """Return a file of the content as it was read."""
    document = content.dokumen.get(f"{content.akar}/{name}")
    return Berkas(name, tree(name, document.text) if document else None)


def texts_of(content: Content, tahun: Tahun, folder: Path, quarter: str) -> dict[str, str]:
    """Return the text of every file a workbook holds; of the first files where the quarter has none yet."""
    names = [f"{quarter}/{name}.yaml" for name in ("laporan", "anggaran", "highlight")]
    first = {**dict.fromkeys(names, ""), **scaffold.quarter(content, quarter), plan_file(content, tahun): ""}
    return {name: _on_disk(folder / name) or text for name, text in first.items()}


def _on_disk(file: Path) -> str:
    """Return the text of a file as it is, byte-order mark and line ends included."""
    return file.read_bytes().decode("utf-8") if file.is_file() else ""


def tree(name: str, text: str) -> nodes.Node | None:
    """Return the tree of a text; its places are those that the reader of content/ gives."""
    bare = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    root = parsing.parse(bare, name) if bare.strip() else None
    return None if isinstance(root, list) else root


def plan(rencana: Rencana, masa: Masa) -> dict[str, str]:
    """Return what a workbook follows from, by the number of each indicator: code, name, target, columns."""
    found = {}
    for i in rencana.indikator:
        target = i.target.of(masa)
        goal = "tidak ada" if target is None else ind.number(target)
        columns = ", ".join(f"{key} {title}" for key, title in i.kolom.items()) or "tidak ada"
        found[str(i.nomor)] = f"kode {i.kode}; nama {' '.join(i.nama.split())}; target {goal}; kolom {columns}"
    return found
