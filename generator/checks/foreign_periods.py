"""Sentences that state a result of a period of another kind than the office reports by: realisasi semester ini, in an
office of quarters.

In: the prose of a quarter. Out: doubts with the period to write. Not doubted is a longer period that has the same end
and begins with the year, where what is measured counts from there; nor a plan, nor another year.
"""

import re
from collections.abc import Iterable, Iterator

from generator.addresses.periods import KINDS, Masa
from generator.checks.prose import AHEAD
from generator.checks.sentence_patterns import ORDINALS
from generator.checks.typed_figures import ProseText, prose_of
from generator.content.files import Document
from generator.indonesian import ROMAN
from generator.problems.problem import Fault, Problem, made
from generator.records.terms import Istilah
from generator.report import Triwulan

CODE = "masa-asing"
SPELLED = {"semester": "semester|smt", "triwulan": "triwulan|kuartal|tw", "bulanan": "bulan"}
MONTHS = {  # what people call a period, as a pattern, and how many months it has
    **{spelled: KINDS[kode].bulan for kode, spelled in SPELLED.items()},
    "caturwulan|cawu": 4,
}
NUMBER = rf"{'|'.join(map(str, ROMAN))}|{'|'.join(sorted(ROMAN.values(), key=len, reverse=True))}|{'|'.join(ORDINALS)}"
NAMED = re.compile(
    rf"\b(?P<apa>{'|'.join(MONTHS)})(?:[ \n.-]+(?:yang\s+)?(?P<ke>{NUMBER})\b)?"
    r"(?:\s+(?:tahun\s+)?(?P<tahun>20[0-9]{2})\b)?"
    r"(?P<kini>\s+(?:tahun\s+)?(?:ini|berjalan)\b)?(?P<lain>\s+(?:tahun\s+)?(?:lalu|sebelumnya|kemarin|yang\s+lalu)\b)?",
    re.I,
)
MEASURED = r"realisasi|capaian|pencapaian|tercapai|terealisasi|serapan|penyerapan|(?<!indikator\s)kinerja(?!\s+utama)"
MONEY = re.compile(r"\b(?:serapan|penyerapan|anggaran|belanja)\b", re.I)
SENTENCE = re.compile(r"(?<=[.;:!?])\s+|\n\s*\n|\n\s*[-•]\s")
CLAUSE = re.compile(
    r",\s+|\s+(?=(?:sedangkan|sementara|namun|tetapi|karena|akibat|sehingga|setelah|sebab|melalui)\b)", re.I
)
OPENING = re.compile(r"\W*(?:(?:pada|selama|sepanjang|dalam|di|untuk|sampai|hingga|dengan|akhir)\s+)*", re.I)
UNTIL = re.compile(r"(?:sampai|hingga|dengan|s[./]?d\.?)\s+$", re.I)
APART = re.compile(  # a plan, or that there is no figure; of a period that is numbered, a report of something else
    r"\b(?:belum|tidak)\s+(?:dapat|bisa|ada|tersedia|dinilai|dihitung|memiliki|mempunyai|melapor\w*)\b|\brencana|\bjadwal",
    re.I,
)
REPORTS = re.compile(r"\b(?:laporan|rapat|reviu|audit|pemeriksaan|survei|monitoring|pemantauan)\b", re.I)


def problems(tw: Triwulan) -> Iterator[Problem]:
    """Yield every statement of a result of a period that the office does not report by."""
    for document, texts in prose_of(tw):
        yield from made(_of(document, texts, tw))


def _of(document: Document, texts: Iterable[ProseText], tw: Triwulan) -> Iterator[Fault]:
    masa, year = tw.kuartal.masa, tw.kuartal.span[0].year
    for path, text, own in texts:
        title = path == ("judul",)
        for found in _named(text, _stating(tw.hasil.aturan.kata), tw, own, title):
            said = " ".join(found[0].split())
            wrong = f'Kalimat ini menyebut "{said}", sedangkan angka kantor ini per {masa.kata}.'
            now = f"{masa.kata} ini" if found["kini"] and not title and masa.jenis.isian else masa.pada(year)
            remedy = f"Tulis {now}, atau hapus penyebutan itu; atau apit dengan tanda kutip bila kutipan."
            yield document.fault(found[0].splitlines()[0].strip(), path, CODE, wrong, remedy)


def _stating(kata: Istilah) -> re.Pattern[str]:
    """Return the pattern of words that name a result."""
    return re.compile(rf"\b(?:{MEASURED}|{re.escape(kata.npss)}|{re.escape(kata.nps)})(?:nya)?\b|\{{\{{", re.I)


def _named(text: str, stating: re.Pattern[str], tw: Triwulan, own: str, title: bool) -> Iterator[re.Match[str]]:
    """Yield each period of another kind of which a text states a result."""
    for sentence in SENTENCE.split(text) if NAMED.search(text) else ():
        clauses = CLAUSE.split(sentence)
        for n, clause in enumerate(clauses):
            for found in NAMED.finditer(clause):
                opens = OPENING.fullmatch(clause, 0, found.start()) and not clause[found.end() :].strip()
                said = f"{clause} {clauses[n + 1]}" if opens and n + 1 < len(clauses) else clause
                apart = AHEAD.search(sentence) or APART.search(sentence) or (not found["kini"] and REPORTS.search(said))
                states = title or (stating.search(said) and not apart)
                if states and _foreign(found, tw.kuartal.masa, tw.kuartal.span[0].year, clause):
                    yield from () if _counts(found, tw, own, said) else (found,)


def _months(found: re.Match[str]) -> int:
    return next(n for names, n in MONTHS.items() if re.fullmatch(names, found["apa"], re.I))


def _end(found: re.Match[str], masa: Masa) -> int:
    """Return the month with which a period ends: by its number, or as that which the own one ends in."""
    length, last = _months(found), masa.ke * masa.jenis.bulan
    if not found["ke"]:
        return -(-last // length) * length
    text = found["ke"]
    roman = {name: n for n, name in ROMAN.items()}
    return length * (int(text) if text.isdigit() else ORDINALS.get(text.lower()) or roman[text.upper()])


def _foreign(found: re.Match[str], masa: Masa, year: int, clause: str) -> bool:
    """Tell whether a period is of another kind, and of the time of the report."""
    length, own = _months(found), masa.jenis.bulan
    if length == own or found["lain"] or not (found["ke"] or found["kini"]):
        return False
    if found["tahun"] and int(found["tahun"]) != year:
        return False
    if length < own:
        return bool(found["kini"]) and not UNTIL.search(clause[: found.start()])
    last, end = masa.ke * own, _end(found, masa)
    return end - length < last <= end


def _counts(found: re.Match[str], tw: Triwulan, own: str, said: str) -> bool:
    """Tell whether a figure of the own period is that of a longer one: both end now, and it counts from the start."""
    masa, length = tw.kuartal.masa, _months(found)
    if not length == _end(found, masa) == masa.ke * masa.jenis.bulan:
        return False
    kinds = {f"iku.{i.indikator.nomor}.": i.indikator.akumulasi for i in tw.hasil.indikator}
    return bool(MONEY.search(said)) or kinds.get(own) in ("kumulatif", "akhir")
