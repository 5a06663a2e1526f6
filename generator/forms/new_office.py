"""The first files of an office: who it is, a rule set, a plan to fill in, pipelines, settings of editors, a README.

In: answers to a few questions, and the files of `office_template/`. Out: text by file name, relative to the office's
folder. Nothing of one office stands here.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from string import Template

from generator import HOME
from generator import indonesian as ind
from generator.addresses.periods import KINDS, QUARTERLY
from generator.content import misnamed
from generator.forms import editor
from generator.records import values
from generator.yaml.writing import Baru, scalar

TEMPLATE = Path(__file__).with_name("office_template")
RULE_SETS = TEMPLATE / "aturan"
# Where each file of the template goes; names with a dot in front would be overlooked there.
PLACES = {
    "github.yml": ".github/workflows/lapkin.yml",
    "github-masuk.yml": ".github/workflows/masuk.yml",
    "BACA.md": "masuk/BACA.md",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "editorconfig": ".editorconfig",
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
}
LOCK = "paket/requirements.txt"
GUIDES = ("PANDUAN.md", "TERBIT.md")
PICTURE = re.compile(r"^!\[.*\)\n\n?", re.M)  # pictures stay at home
LONGEST_CODE = 80


@dataclass(frozen=True)
class Pertanyaan:
    """A question to who starts an office: its words, and what reads the answer or says what is wrong with it."""

    kata: str
    baca: Callable[[str], str]


def _rule_set(answer: str) -> str:
    """Read the kode of a rule set to choose, or its number in the list."""
    known = [*choices()]
    found = values.line(answer).casefold()
    if found.isdecimal() and 0 < int(found) <= len(known):
        return known[int(found) - 1]
    if found not in known:
        remedy = f"Tulis {', '.join(known)}, atau nomor 1 sampai {len(known)}."
        raise values.wrong("pilihan-asing", f'"{answer[:40]}" bukan pilihan.', remedy)
    return found


def _kind(answer: str) -> str:
    """Read the kind of period that the office reports by: semester, or semesteran."""
    found = values.line(answer).casefold()
    for kind in KINDS.values():
        if found in (kind.kode, kind.kata, kind.sifat):
            return kind.kode
    raise values.wrong("pilihan-asing", f'"{answer[:40]}" bukan pilihan.', f"Tulis {ind.either([*KINDS])}.")


def _year(answer: str) -> str:
    return str(values.year(answer))


QUESTIONS = {
    "nama_resmi": Pertanyaan("Nama resmi kantor", values.line),
    "induk": Pertanyaan("Instansi induk", values.line),
    "kepala": Pertanyaan("Nama kepala kantor, dengan gelar", values.line),
    "jabatan": Pertanyaan("Jabatannya", values.line),
    "alamat": Pertanyaan("Alamat kantor", values.line),
    "surel": Pertanyaan("Surel kantor", values.mail_address),
    "situs": Pertanyaan("Situs kantor yang sudah ada (https://…)", values.web_address),
    "aturan": Pertanyaan("Aturan penilaian", _rule_set),
}
# What is not asked: read as well, or made from the answers.
BESIDES: dict[str, Callable[[str], str]] = {"nama": values.line, "kode": values.line, "tahun": _year, "periode": _kind}


@cache
def choices() -> dict[str, str]:
    """Return the rule sets to choose from by kode, each with its short name."""
    return {path.stem: _short(path.read_text("utf-8")) for path in sorted(RULE_SETS.glob("*.yaml"), reverse=True)}


def _short(text: str) -> str:
    found = re.search(r"^singkatan: (.+?)\s*$", text, re.M)
    assert found, "every rule set has a short name"
    return found[1]


def code(name: str) -> str:
    """Return the kode that an office gets from its name, where it wants no other."""
    return misnamed.slug(name)[:LONGEST_CODE].strip("-") or "kantor"


def files(answers: Mapping[str, str]) -> dict[str, str]:
    """Return every file of a new office."""
    name = answers.get("nama") or answers["nama_resmi"]
    known = {**answers, "nama": name, "kode": answers.get("kode") or code(name)}
    return dict(_files(known))


def _files(answers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    quoted = {key: scalar(Baru("teks", value)) for key, value in answers.items()}
    year, rules = answers["tahun"], answers["aturan"]
    for kind, file, words in (
        ("unit", "unit.yaml", quoted),
        ("perjanjian-kinerja", "perjanjian-kinerja.yaml", quoted | {"tahun": year} | _periods(answers)),
        ("aturan", f"aturan/{rules}.yaml", {}),
        *(("regulasi", f"regulasi/{path.name}", {}) for path in sorted(TEMPLATE.glob("regulasi/*.yaml"))),
    ):
        name = f"{year}/{file}" if kind == "perjanjian-kinerja" else file
        yield f"content/{name}", f"{editor.modeline(kind, name)}\n{_filled(file, words)}"
    yield "README.md", _filled("README.md", {**answers, "roda": wheel()} | _periods(answers))
    yield from ((place, (TEMPLATE / name).read_text("utf-8")) for name, place in PLACES.items())
    yield from given()
    yield from editor.files().items()


def wheel() -> str:
    """Return the name of the file that Lapkin is installed from."""
    return f"lapkin-{metadata.version('lapkin')}-py3-none-any.whl"


def given() -> Iterator[tuple[str, str]]:
    """Yield what comes with every start, of an office or a portal: the guides, the versions of all libraries."""
    yield from ((name, PICTURE.sub("", (HOME / name).read_text("utf-8"))) for name in GUIDES)
    yield LOCK, (HOME / "requirements.txt").read_text("utf-8")


def _periods(answers: Mapping[str, str]) -> dict[str, str]:
    """Return the words of the template on the kind of period: its line, its targets, its first folder, what it is."""
    kind = KINDS[answers.get("periode", QUARTERLY.kode)]
    first = kind.kunci_target[0]
    line = f"{'# ' if kind is QUARTERLY else ''}periode: {kind.kode}"
    return {
        "periode": f"{line:<24}# triwulan, semester, tahunan, atau bulanan: laporannya per apa; tanpa ini per triwulan",
        "target": f"{{{', '.join(f'{key}: ' for key in kind.kunci_target)}}}",
        "contoh_target": f"{first}: 85.50",
        "folder": kind.folder[0],
        "masa": kind.kata,
    }


def _filled(file: str, words: Mapping[str, str]) -> str:
    text = (TEMPLATE / file).read_text("utf-8")
    return Template(text).substitute(words) if words else text
