"""The first files of a portal over many offices: its register, a README, what git leaves out, the guides.

In: answers to a few questions, and the files of `portal_template/`. Out: text by file name, relative to the folder of
the portal. It lists no office yet.
"""

from collections.abc import Mapping
from pathlib import Path
from string import Template

from generator.forms import new_office
from generator.forms.new_office import Pertanyaan
from generator.records import values
from generator.yaml.writing import Baru, scalar

TEMPLATE = Path(__file__).with_name("portal_template")
REGISTER = "daftar-unit.yaml"
QUESTIONS = {
    "nama": Pertanyaan("Nama portal, yang tampil di kepala setiap halaman", values.line),
    "nama_resmi": Pertanyaan("Nama resmi lembaga penerbitnya", values.line),
    "alamat": Pertanyaan("Alamat lembaga itu", values.line),
    "surel": Pertanyaan("Surelnya", values.mail_address),
    "situs": Pertanyaan("Situsnya yang sudah ada (https://…)", values.web_address),
}


def files(answers: Mapping[str, str]) -> dict[str, str]:
    """Return every file of a new portal."""
    quoted = {key: scalar(Baru("teks", value)) for key, value in answers.items()}
    return {
        REGISTER: _filled(REGISTER, {**quoted, "kode": new_office.code(answers["nama"])}),
        "README.md": _filled("README.md", {**answers, "roda": new_office.wheel()}),
        ".gitignore": (TEMPLATE / "gitignore").read_text("utf-8"),
        **dict(new_office.given()),
    }


def _filled(file: str, words: Mapping[str, str]) -> str:
    return Template((TEMPLATE / file).read_text("utf-8")).substitute(words)
