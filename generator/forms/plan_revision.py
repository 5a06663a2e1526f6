"""The first file of a revised plan: the plan in force, with the head of the new document to fill in.

In: content that passes the check, a year and the quarter from which the new plan holds. Out: text by file name.
"""

from __future__ import annotations

import io

from generator import indonesian as ind
from generator.content.misnamed import FIRST_REVISED
from generator.content.model import Content, Tahun
from generator.forms import editor
from generator.problems.problem import ContentError, Place, Problem
from generator.yaml.writing import round_trip

HEAD = ("nomor", "tanggal", "berlaku_sejak", "alasan", "benar")  # of the document that is copied, not of the new one
SINCE = ("baru", "menggantikan", "seri")  # said of an indicator once, by the plan in which it is new
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
    last = tahun.versi[-1]
    if last.nomor and int(mulai[-1]) < last.mulai:
        wrong = f"Perubahan {last.nomor} berlaku sejak {ind.quarter(last.mulai)}; yang berikutnya tidak lebih awal."
        raise _refused(content, name, wrong, f"Tulis --perubahan tw{last.mulai} atau sesudahnya.")
    file = f"{name}/{FIRST_REVISED.replace('1', str(last.nomor + 1))}"
    head = EMPTY.format(mulai=mulai)
    return {file: f"{editor.modeline('perjanjian-kinerja-perubahan', file)}\n{head}{_copied(content, tahun)}"}


def _copied(content: Content, tahun: Tahun) -> str:
    yaml, out = round_trip(), io.StringIO()
    plan = yaml.load(content.dokumen[tahun.berkas].text)
    for key in HEAD:
        plan.pop(key, None)
    for item in (i for p in plan["perspektif"] for s in p["sasaran"] for i in s["indikator"]):
        for key in SINCE:
            item.pop(key, None)
    yaml.dump(plan, out)
    return "".join(line for line in out.getvalue().splitlines(keepends=True) if "yaml-language-server" not in line)


def _refused(content: Content, name: str, wrong: str, remedy: str) -> ContentError:
    return ContentError([Problem(Place(f"{content.akar}/{name}"), "triwulan-asing", "", wrong, remedy)])
