"""Rules of the levels of a budget: each is the same money divided another way, so their sums agree but for rounding.

In: a loaded `Content` and a budget. Out: problems with their places; a likely slipped zero is named, and never mended:
which of two sums is right nobody knows here.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from itertools import accumulate, pairwise

from generator import indonesian as ind
from generator.content import answers
from generator.content.model import Content, Kuartal
from generator.figures import naming
from generator.problems.problem import Keys, Problem
from generator.records.plan import Rencana
from generator.records.quarter import CODED, LEVELS, Anggaran, Tingkat
from generator.scoring.budget import sum_of_amounts

TOLERANCE = 1000  # sums may differ by one part in this many, if the rounding of their parts may be so much
SLIPPED = (10, 100, 1000)  # one to three zeros
CODE = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")
SUM = "anggaran-jumlah"
NUMBERED: tuple[Tingkat, ...] = ("indikator", "sasaran")
Amounts = Mapping[Keys, Decimal]


def levels(content: Content, file: str, data: Anggaran, rencana: Rencana, kuartal: Kuartal) -> Iterator[Problem]:
    """Yield the problems of the levels of a budget: strange or missing lines, codes, a total of no level, sums."""
    known = {"indikator": {i.nomor for i in rencana.indikator}, "sasaran": {s.nomor for s in rencana.semua_sasaran}}
    for level in NUMBERED:
        name = rencana.indikator[0].sebutan.rpartition(" ")[0] if level == "indikator" else "Sasaran"
        yield from _strange(content, file, level, name, getattr(data, level), known[level])
        if getattr(data, level) or (level == "indikator" and not any(getattr(data, other) for other in LEVELS)):
            yield from _missing(content, file, level, name, known[level] - set(getattr(data, level)), kuartal)
    for level in CODED:
        yield from _codes(content, file, level, [row.kode for row in getattr(data, level)])
    if data.total_dari and not getattr(data, data.total_dari) and not (data.total_dari == "sasaran" and data.indikator):
        where, wrong = content.place(file, ("total_dari",)), f"Tidak ada anggaran per {data.total_dari} di berkas ini."
        given = [level for level in LEVELS if getattr(data, level)]
        remedy = f"Tulis {given[0]}." if len(given) == 1 else "Pilih tingkat yang terisi, atau hapus baris ini."
        yield Problem(where, "total-kosong", "total_dari", wrong, remedy)
    for field in ("pagu", "realisasi"):
        for level in (level for level in LEVELS if level != data.total_level):
            yield from _sums(content, file, data, (level, data.total_level), field, kuartal.draft)
        for above, below in pairwise(level for level in CODED if getattr(data, level)):
            yield from _within(content, file, data, (above, below), field, kuartal.draft)


def _strange(
    content: Content, file: str, level: str, name: str, given: Collection[int], known: Collection[int]
) -> Iterator[Problem]:
    for nomor in (n for n in given if n not in known):
        where = content.key_place(file, (level, str(nomor)))
        wrong = f"{name} {nomor} tidak ada dalam rencana."
        yield Problem(where, "anggaran-asing", str(nomor), wrong, f"Periksa nomor {level}.")


def _missing(
    content: Content, file: str, level: str, name: str, lacking: Collection[int], kuartal: Kuartal
) -> Iterator[Problem]:
    for nomor in sorted(lacking):
        where, remedy = content.place(file, (level,)), f"Tambahkan {nomor}: {{pagu: …, realisasi: …}}."
        wrong = f"Anggaran {name if level == 'indikator' else level} {nomor} tidak ada."
        yield Problem(where, "anggaran-kurang", str(nomor), wrong, remedy, kuartal.draft)


def _codes(content: Content, file: str, level: str, codes: list[str]) -> Iterator[Problem]:
    """Yield lines of a level whose code another bears, or cannot be part of an address."""
    counts = Counter(codes)
    seen: dict[str, str] = {}
    right = f"Tulis kode {naming.LEVELS[level]} yang benar."
    for n, kode in enumerate(codes):
        where = content.place(file, (level, n, "kode"))
        if counts[kode] > 1:
            wrong = f"Kode {kode} dipakai lebih dari sekali."
            yield Problem(where, "nomor-atau-kode-ganda", "kode", wrong, right)
        elif (other := seen.setdefault(kode.replace(".", "-").casefold(), kode)) != kode:
            wrong = f"Kode {kode} dan {other} mendapat alamat yang sama di halaman Anggaran."
            if kode.casefold() == other.casefold():
                wrong = f"Kode {kode} dan {other} hanya berbeda huruf besar."
            yield Problem(where, "nomor-atau-kode-ganda", "kode", wrong, right)
        if not CODE.fullmatch(kode):
            remedy = "Pakai huruf, angka, titik, dan tanda hubung."
            yield Problem(where, "kode-tidak-sah", "kode", f'Kode "{kode[:40]}" tidak sah.', remedy)


def amounts(data: Anggaran, level: Tingkat, field: str) -> dict[Keys, Decimal | None]:
    """Return the amounts of a level by their paths in the file."""
    named = isinstance(getattr(data, level), dict)
    lines = enumerate(data.lines(level))
    return {(level, key if named else n, field): getattr(line, field) for n, (_, key, line) in lines}


def _rounding(parts: Amounts) -> Decimal:
    """Return by how much a sum may miss because its parts are rounded: each by up to their common unit."""
    whole = [int(abs(a)) for a in parts.values() if a]
    unit = next(10**zeros for zeros in range(9, -1, -1) if zeros == 0 or all(a % 10**zeros == 0 for a in whole))
    return Decimal(unit * len(parts))


def explained(first: Amounts, second: Amounts) -> bool:
    """Tell whether two sums differ by no more than the rounding of their parts explains."""
    one, two = sum_of_amounts(first.values()), sum_of_amounts(second.values())
    return abs(one - two) <= min(slack(first, one) + slack(second, two), max(abs(one), abs(two)) / TOLERANCE)


def slack(parts: Amounts, whole: Decimal) -> Decimal:
    """Return by how much rounding may move a sum: no more than one part in many of it, whatever its parts are."""
    return min(_rounding(parts), abs(whole) / TOLERANCE)


def _sums(
    content: Content, file: str, data: Anggaran, pair: tuple[Tingkat, Tingkat], field: str, draft: bool
) -> Iterator[Problem]:
    """Two levels are of the same money, so their sums agree but for rounding."""
    found = [amounts(data, level, field) for level in pair]
    lines, parts = ({path: a for path, a in each.items() if a is not None} for each in found)
    if not all(found) or len(lines) + len(parts) < len(found[0]) + len(found[1]) or explained(lines, parts):
        return
    first, second = sum_of_amounts(lines.values()), sum_of_amounts(parts.values())
    names = [naming.LEVELS.get(level, level) for level in pair]
    wrong = f"Jumlah {field} per {names[0]} {ind.rupiah(first)}, per {names[1]} {ind.rupiah(second)}."
    # Zeros that explain the whole difference are no matter of being unfinished: a draft is told, too.
    slipped = [*_slipped(lines, first - second), *_slipped(parts, second - first)]
    if len(slipped) == 1:
        wrong += f" Selisihnya sebesar kelebihan atau kekurangan nol pada {ind.rupiah({**lines, **parts}[slipped[0]])}."
        remedy = "Periksa angka ini, lalu yang lain, terhadap sumbernya."
        doubt = Problem(content.place(file, slipped[0]), SUM, field, wrong, remedy)
    else:
        remedy = "Periksa tiap angka terhadap sumbernya."
        doubt = Problem(content.place(file, (pair[1],)), SUM, field, wrong, remedy, draft)
    yield answers.doubt(doubt, file, "anggaran.yaml")


def _within(
    content: Content, file: str, data: Anggaran, pair: tuple[Tingkat, Tingkat], field: str, draft: bool
) -> Iterator[Problem]:
    """The lines below one with a code, whose codes begin with it and a dot, are its money divided."""
    above, below = pair
    rows, parents = getattr(data, below), {row.kode: n for n, row in enumerate(getattr(data, above))}
    under: dict[str, dict[Keys, Decimal | None]] = defaultdict(dict)
    for (path, amount), row in zip(amounts(data, below, field).items(), rows, strict=True):
        for kode in accumulate(row.kode.split("."), "{}.{}".format):
            if kode in parents and kode != row.kode:
                under[kode][path] = amount
    for kode, given in under.items():
        n = parents[kode]
        whole, parts = getattr(getattr(data, above)[n], field), {path: a for path, a in given.items() if a is not None}
        if len(parts) < len(given) or whole is None or explained(parts, {(above, n): whole}):
            continue
        found = ind.rupiah(sum_of_amounts(parts.values()))
        name, lower = (naming.LEVELS[level] for level in pair)
        wrong = f"Jumlah {field} {lower} di bawah {name} {kode} {found}, sedangkan {name} itu {ind.rupiah(whole)}."
        remedy = "Periksa tiap angka terhadap sumbernya, dan apakah ada yang belum ditulis."
        doubt = Problem(content.place(file, (above, n, field)), SUM, field, wrong, remedy, draft)
        yield answers.doubt(doubt, file, "anggaran.yaml")


def _slipped(parts: Amounts, excess: Decimal) -> Iterator[Keys]:
    """Yield each amount that explains the excess of a sum by zeros too many or too few."""
    for path, amount in parts.items():
        others = [amount * zeros for zeros in SLIPPED]
        others += [amount / zeros for zeros in SLIPPED if amount % zeros == 0]
        if any(abs((amount - right) - excess) * TOLERANCE <= abs(excess) for right in others):
            yield path
