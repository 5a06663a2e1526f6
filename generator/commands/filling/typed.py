"""What a browser sent: each input read as a workbook's is, and compared with what the file says at its place.

In: a page as its files are now, changes by the name of their input. Out: canonical texts by name; in an `Answer` what
cannot be read or kept, was changed elsewhere, or is no longer the row that the browser shows.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic_core import PydanticCustomError

from generator.commands.filling.inputs import HalamanIsian, KotakIsian, figure
from generator.commands.import_places import reworded
from generator.forms import exchange
from generator.forms import values as cell_values
from generator.forms.cells import LONGEST
from generator.forms.reading.inputs import Terisi
from generator.problems import unseen
from generator.problems.problem import Place
from generator.records import values
from generator.yaml.kinds import same

LITERAL = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what a workbook would read as a sign
FIGURE = re.compile(r"(?<![\w.,])[0-9][0-9_]*(?:\.[0-9]+)?(?!\w|[.,][0-9])")  # in a remedy
HERE = {"Tulis ": "Ketik ", " tulis ": " ketik ", "angka dengan titik desimal": "angkanya saja", "hapus": "kosongkan"}
AGAIN = "Muat ulang halaman, lalu ketik lagi bila perlu."
ELSEWHERE = f"Isian ini sudah diubah di tempat lain. Di berkas kini: {{}}. {AGAIN}"
MOVED = f"Baris ini sudah diubah, dihapus, atau bergeser di tempat lain. {AGAIN}"
GONE = "Isian ini tidak ada lagi pada rencana. Muat ulang halaman; yang Anda ketik tetap di layar ini sampai ditutup."

WORDS = {  # what is said of a workbook and of commands: what is said of a page
    r"Isi sel ini\.": "Isi di sini.",
    "Sel ini": "Isian ini",
    "sel ini": "isian ini",
    r"jalankan lapkin correct \S+ untuk mencatat koreksi\.": "jawab tiga pertanyaan Koreksi di bawah halaman ini.",
    r"Jalankan lapkin publish [0-9]{4}/\w+\.$": "Klik tombol untuk mencatatnya sebagai terbit, di halaman laporan ini.",
}


@dataclass(frozen=True)
class Change:
    """One input as a browser sends it: its name, what it said when the page was made, what it says now; what the other
    inputs of its row said then, by which the row is known."""

    nama: str
    lama: str
    baru: str
    sebaris: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Answer:
    """What became of changes: what is written, by name; what is wrong, by name (an empty one: of no input); what
    is recorded as a correction; the inputs of which something is wrong."""

    tertulis: dict[str, str] = field(default_factory=dict)
    salah: dict[str, list[str]] = field(default_factory=dict)
    koreksi: list[str] = field(default_factory=list)
    galat: set[str] = field(default_factory=set)

    def wrong(self, name: str, text: str, grave: bool = True) -> None:
        """Add what is wrong with an input, or, where it is not grave, worth a look."""
        self.salah.setdefault(name, []).append(text if grave else f"Perlu dilihat: {text}")
        self.galat |= {name} if grave else set()


def typed(page: HalamanIsian, changes: Sequence[Change], answer: Answer) -> dict[str, str]:
    """Return what was typed as canonical text by name; note what cannot be read or was changed elsewhere."""
    read = {change.nama: _read(change, page.isian.get(change.nama), answer) for change in changes}
    sent = {name: text for name, text in read.items() if text is not None}
    found = {}
    for change in changes:
        if change.nama not in sent:
            continue
        kolom = page.isian[change.nama]
        if not _in_place(page, change, sent):
            answer.wrong(change.nama, MOVED)
        elif not _stands(kolom, change.lama, sent[change.nama]):
            answer.wrong(change.nama, ELSEWHERE.format(kolom.teks.rstrip(".") or "kosong"))
        else:
            found[change.nama] = exchange.spelt(cell(change.nama, kolom), sent[change.nama])
    return found


def _read(change: Change, kolom: KotakIsian | None, answer: Answer) -> str | None:
    """Return what was typed as canonical text; None, with what is wrong noted, where it cannot be meant or kept."""
    if kolom is None:
        answer.wrong(change.nama, GONE)
        return None
    try:
        text = cell_values.read(kolom.isian.jenis, LITERAL.sub("_x005F_", change.baru.replace("\r\n", "\n")))
    except PydanticCustomError as error:
        _, wrong, remedy = values.parts(error.message())
        said = _as_typed_here(remedy) if kolom.isian.jenis in cell_values.NUMERIC else remedy
        answer.wrong(change.nama, on_page(f"{wrong} {said}"))
        return None
    if len(text) > LONGEST:
        answer.wrong(change.nama, f"Isian ini {len(text)} huruf; paling panjang {LONGEST}. Pendekkan.")
        return None
    for problem in unseen.problems(text, Place(kolom.isian.berkas, 0)):
        answer.wrong(change.nama, f"{problem.wrong} {problem.remedy}")
        return None
    return text


def _as_typed_here(remedy: str) -> str:
    """Return a remedy of YAML with its figures as the page shows them: 61,5 for 61.5, 1.000.000 for 1_000_000."""
    return FIGURE.sub(lambda found: figure(found[0]), reworded(remedy, HERE))


def _stands(kolom: KotakIsian, *texts: str) -> bool:
    """Tell whether the file says one of these of an input: what it said, or what was written already, unanswered."""
    isian = kolom.isian
    return any(text == kolom.teks or same(isian.jenis, text, isian.teks) for text in texts)


def _in_place(page: HalamanIsian, change: Change, sent: Mapping[str, str]) -> bool:
    """Tell whether the row of an input is the one that the browser shows: all that it says is the same."""
    return all(
        _stands(page.isian[name], text, sent.get(name, text)) if name in page.isian else not text
        for name, text in change.sebaris.items()
    )


def on_page(said: str) -> str:
    """Return what is said of a cell as it is said of an input of a page, and of a command as of what the page has."""
    return reworded(said, WORDS)


def cell(name: str, kolom: KotakIsian) -> Terisi:
    """Return an input as one that came back in a workbook."""
    isian = kolom.isian
    return Terisi(name, isian.berkas, isian.jalur, isian.jenis, isian.teks, None, label=kolom.label)
