"""The first file of a revised plan: the plan in force, with the head of the new document to fill in.

In: content that passes the check, a year and the quarter from which the new plan holds. Out: text by file name.
"""

import re

from generator.addresses import periods
from generator.content.misnamed import FIRST_REVISED
from generator.content.model import Content, Tahun
from generator.forms import editor
from generator.problems.problem import ContentError, Keys, Place, Problem
from generator.yaml import in_place

HEAD = ("nomor", "tanggal", "berlaku_sejak", "alasan", "benar")  # of the document that is copied, not of the new one
SINCE = ("baru", "menggantikan", "seri")  # said of an indicator once, by the plan in which it is new
OPENED = re.compile(r"^%.*\n|^---(?=\s)", re.MULTILINE)  # what must come first in a file, or is left out
EMPTY = """\
berlaku_sejak: {mulai}
# Isi menurut dokumen yang ditandatangani, lalu hapus tanda #.
# nomor: …
# tanggal: tahun-bulan-hari
# alasan: …
"""


def files(content: Content, name: str, mulai: str) -> dict[str, str]:
    """Return the file of a new version of the plan of a year, copied from the one before it; refuse a year without a
    plan, and a version that would hold before the newest one does."""
    tahun = next((t for t in content.tahun if str(t.rencana.tahun) == name), None)
    if tahun is None:
        known = ", ".join(str(t.rencana.tahun) for t in content.tahun)
        raise _refused(content, name, f"Tahun {name} belum ada rencananya.", f"Tulis tahun yang ada: {known}.")
    if mulai not in tahun.jenis.folder:
        wrong = f"Tahun {name} tidak mempunyai {mulai}: laporannya per {tahun.jenis.kata}."
        raise _refused(content, name, wrong, f"Tulis --perubahan {tahun.jenis.rentang}.")
    last = tahun.versi[-1]
    if last.nomor and periods.ALL[mulai].ke < last.mulai.ke:
        wrong = f"Perubahan {last.nomor} berlaku sejak {last.mulai.nama}; yang berikutnya tidak lebih awal."
        raise _refused(content, name, wrong, f"Tulis --perubahan {last.mulai.folder} atau sesudahnya.")
    file = f"{name}/{FIRST_REVISED.replace('1', str(last.nomor + 1))}"
    head = EMPTY.format(mulai=mulai)
    return {file: f"{editor.modeline('perjanjian-kinerja-perubahan', file)}\n{head}{_copied(content, tahun)}"}


def gone(tahun: Tahun) -> list[Keys]:
    """Return what a copy of the newest plan of a year leaves out, in the same year or for the next."""
    return [(key,) for key in HEAD] + [(*path, key) for path, _ in tahun.rencana.paths() for key in SINCE]


def _copied(content: Content, tahun: Tahun) -> str:
    text = content.dokumen[tahun.berkas].text
    text = OPENED.sub("", in_place.changed(tahun.berkas, text, {}, gone(tahun), lambda _: ()))
    return "".join(line for line in text.splitlines(keepends=True) if "yaml-language-server" not in line)


def _refused(content: Content, name: str, wrong: str, remedy: str) -> ContentError:
    return ContentError([Problem(Place(f"{content.akar}/{name}"), "triwulan-asing", "", wrong, remedy)])
