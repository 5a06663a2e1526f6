"""Patterns of words, figures and periods in sentences that compare, for each kind of period that offices report by.

In: a kind of period. Out: patterns.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from generator.addresses.periods import MONTHS, QUARTERLY, Jenis
from generator.indonesian import spelled

WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("comparison_words.toml").read_text("utf-8"))
ORDINALS = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}
NAMES = {  # how prose names a period of each kind; of a year there is nothing to name but the year
    "triwulan": r"(?:triwulan|tw|kuartal|q)[ \n.-]*(IV|I{1,3}|[1-4]|pertama|kedua|ketiga|keempat)\b",
    "semester": r"(?:semester|smt|sem|sm)[ \n.-]*(I{1,2}|[12]|pertama|kedua)\b",
    "tahunan": r"(?!)(x)",
    "bulanan": rf"(?<![0-9] )(?<![0-9]\. )(?:bulan\s+)?({'|'.join(MONTHS)})\b",
}
NUMBERS = (
    r"(?P<rupiah>Rp\.?\s?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{2})?|[0-9]{1,3}(?:\.[0-9]{3}){2,})"
    r"|(?P<besar>(?:Rp\.?\s?)?[0-9]+(?:,[0-9]+)?\s(?:juta|miliar|milyar|triliun)\b)"
    r"|(?P<angka>[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]{1,6})"
    r"|(?P<titik>[0-9]{1,3}\.[0-9]{2})"
    r"|(?P<persen>[0-9]{1,3}(?=\s?(?:%|persen\b)))"
)
FIGURE = re.compile(rf"(?<![\w.,])(?:{NUMBERS})(?!\w|[.,][0-9])", re.I)
OWN_UNIT = "⟦s⟧"  # stands for the unit of the indicator
TOLD = ("renstra", "nasional", "lain", "tahun_lalu", "triwulan_lalu", "kini", "banding")
LISTING = ("dan", "serta", ",")
JOINING = ("dan", "serta", "pada", "di", "yang", "sehingga", "maka", "tersebut")  # may follow a figure
LONGEST = 150  # words of a sentence that are read together
WAYS = {"naik": 1, "turun": -1, "membaik": 0, "memburuk": 0, "atas": 1, "bawah": -1}
SAME = ("tetap", "hampir_tetap")
PARTS = {  # words for a part of something, by how many times it they are
    "separuh": "0.5",
    "setengah": "0.5",
    "sepertiga": "0.3333",
    "seperempat": "0.25",
    "seperlima": "0.2",
    "sepersepuluh": "0.1",
    "dua pertiga": "0.6667",
    "tiga perempat": "0.75",
}
OTHERS = ("masa", "tahun_lalu", "triwulan_lalu", "lain", "nasional", "renstra", "kantor", "patokan")


def _any(kind: str, kata: str = QUARTERLY.kata) -> str:
    words = [w.replace(QUARTERLY.kata, kata) for w in WORDS[kind]]
    its = "(?:nya)?" if kind == "ukuran" else ""
    return rf"(?P<{kind}>\b(?:(?:{_listed(words)}){its}(?![\w])|{MORE.get(kind, '(?!)')}))"


def _listed(words: Iterable[str]) -> str:
    found = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))
    return re.sub(r"\btidak\b", "(?:tidak|tak)", found)


YEAR = r"20[0-9]{2}"
SPAN = re.compile(rf"\s*[-–]\s*{YEAR}")  # of years: Renstra 2025–2029
POINTS = r"(?=\s+[0-9]+(?:,[0-9]+)?\s*poin\b)"
LEVEL = (  # what a level may be above: other than a count of things, or a target
    r"(?=\s+(?:(?:yang|pada|di|nilai|angka|hasil)\s+)*(?:⟦[0-9]|(?:realisasi|capaian|serapan|npss?|triwulan|tw|kuartal|semester|"
    rf"rata-rata|nasional|(?:target\s+(?:akhir\s+)?)?renstra|tahun\s+(?:lalu|sebelumnya|{YEAR})|periode|{'|'.join(WORDS['sebutan_kantor'])})\b))"
)
MORE = {  # words that say a way in front of some others alone
    "naik": rf"lebih{POINTS}",
    "turun": rf"kurang{POINTS}",
    "atas": rf"lebih\s+dari{LEVEL}",
    "bawah": rf"kurang\s+dari{LEVEL}",
    "hampir_tetap": rf"setara{LEVEL}",
}
OFTEN = rf"(?:(?:dua|tiga|empat|lima|[1-9][0-9]?(?:,[0-9]{{1,2}})?)\s+kali\b(?:\s+lipat\b)?|(?:{_listed(PARTS)})\b)"
KALI = rf"(?P<kali>(?<![\w.,]){OFTEN})"
OFFICES = "|".join(WORDS["sebutan_kantor"])
CALLED = "|".join(WORDS["sebutan_indikator"])
SHORT_POINTS = r"(?:p\.p\.|ppt?\b|%[- ]?poin\b)"  # poin persen
NILAI = (
    rf"(?P<nilai>{FIGURE.pattern}|(?<![\w.,])[0-9]{{1,4}}(?=\s?(?:poin\b|{SHORT_POINTS}|{OWN_UNIT}))"
    rf"|\b{spelled.WORDS}(?=\s+(?:persen\b|poin\s+persen|poin\s+(?:dari|dibanding)|{OWN_UNIT})))"
    rf"(?P<satuan>\s?(?:{SHORT_POINTS}|%|{OWN_UNIT}|(?:poin|persen)\b(?:\s+(?:persen(?:tase)?|poin)\b)?))?"
)


def _period(name: str) -> str:
    """Return the pattern of a period with its year, or of a year; `name` is that of a period alone."""
    return (
        rf"(?P<masa>\b(?:tahun\s+)?(?P<y1>{YEAR})[\s,(/-]{{1,3}}{name}"
        rf"|\b{name}(?:[\s,(/-]{{0,3}}(?:tahun\s+)?(?P<y2>{YEAR})\b|(?P<lampau>\s+tahun\s+(?:lalu|sebelumnya))|(?P<berjalan>\s+tahun\s+ini))?"
        rf"|\b(?:(?:tahun|th\.?)\s+)?(?P<y3>{YEAR})(?:{SPAN.pattern})?\b(?![.,/-]?[0-9]))"
    )


@cache
def tokens(kind: Jenis) -> re.Pattern[str]:
    """Return the pattern of a word, figure or sign in the prose of an office that reports by a kind of period."""
    return re.compile(
        "|".join(
            (
                r"(?P<alamat>\{\{[^{}]*\}\})",
                r"⟦(?P<patokan>[0-9]+)⟧|⟦I(?P<bernama>[0-9]+)⟧",
                _period(NAMES[kind.kode]),
                KALI,
                NILAI,
                rf"(?P<iku>\b(?:{CALLED}|indikator(?:\s+kinerja\s+utama)?(?:\s+ke-?)?)[\s.-]{{0,2}}(?P<ke>[0-9]{{1,3}})\b)",
                r"(?P<sasaran>\bsasaran\s+(?:strategis\s+)?(?P<s>[0-9]{1,2})\b)",
                *(_any(word, kind.kata) for word in TOLD),
                rf"{_any('kira')}(?=\s+(?:Rp\.?\s?)?(?:[0-9]|{OFTEN}|{spelled.WORDS}\s+(?:poin|persen)))",
                *map(_any, SAME),
                *map(
                    _any, ("naik", "turun", "membaik", "memburuk", "atas", "bawah", "bukan", "ukuran", "deret", "asing")
                ),
                rf"(?P<kantor>\b(?-i:(?:{OFFICES})\b(?:\s+(?:di|[A-Z]\w*))+))",
                _any("pengisi"),
                r"(?P<dari>\bdari\b)",
                r"(?P<sampai>\bs[./]d\.?(?=\s))",
                r"(?P<bulat>(?<![\w.,/-])[0-9]{1,4}(?![\w/-]|[.,][0-9]))",
                r"(?P<kata>[^\W\d_][\w-]*|[0-9][\w./-]*\w)",
                r"(?P<henti>\.(?=\s|$)|\n\s*\n)|(?P<jeda>[,;:()]|\n\s*(?:[-•]|[0-9]{1,2}\.)\s)",
            )
        ),
        re.I,
    )


@cache
def period(kind: Jenis) -> re.Pattern[str]:
    """Return the pattern of a period with its year, if that is said: which it is, and the year."""
    return re.compile(rf"\b{NAMES[kind.kode]}(?:\s+(?:tahun\s+)?(20[0-9]{{2}}))?", re.I)
