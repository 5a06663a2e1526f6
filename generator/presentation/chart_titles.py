"""What each chart says in one line: its title, made from the figures by rules.

In: `Hasil` values. Out: plain Indonesian text without a full stop; no adjective that a figure does not carry.
"""

from collections.abc import Sequence
from decimal import Decimal

from generator import indonesian as ind
from generator.figures import naming
from generator.presentation import accumulation_words, counting, phrases, sentences
from generator.presentation.phrases import FULL
from generator.presentation.sentences import assessed
from generator.records.quarter import Tingkat
from generator.scoring.budget import absorbed
from generator.scoring.ladder import Hasil, HasilIndikator
from generator.scoring.levers import Tuas

Named = tuple[str, Decimal | None]
MOST = 3  # names of one extreme that a title lists


def lowest(items: Sequence[Named], kind: str) -> str:
    """Return which of several NPS is lowest, or that all reach 100."""
    known = [(name, value) for name, value in items if value is not None]
    if not known:
        return f"Belum ada {kind} yang dinilai"
    low = min(value for _, value in known)
    where = f"{_named([name for name, value in known if value == low], kind)}, {ind.number(low)}"
    if len(known) == 1:
        return f"Satu-satunya {kind} yang dinilai: {where}"
    everything = counting.everything(len(known))
    if low >= FULL:
        return f"{everything} {kind} yang dinilai mencapai {ind.plain(FULL)}"
    short = sum(v < FULL for _, v in known)
    how = f"{everything} {kind} yang dinilai" if short == len(known) else f"{short} dari {len(known)} {kind}"
    return f"{how} di bawah {ind.plain(FULL)}; terendah {where}"


def _named(names: Sequence[str], kind: str) -> str:
    return ind.listing(names) if len(names) <= MOST else f"{len(names)} {kind}"


def perspektif(hasil: Hasil) -> str:
    """Return the finding on the perspektif."""
    return lowest([(p.perspektif.nama, p.nilai.nps) for p in hasil.perspektif], hasil.aturan.kata.kelompok)


def sasaran(hasil: Hasil) -> str:
    """Return the finding on the sasaran."""
    return lowest([(f"sasaran {s.sasaran.nomor}", s.nilai.nps) for s in hasil.sasaran], "sasaran")


def kategori(hasil: Hasil) -> str:
    """Return the kategori that most of the assessed indicators have."""
    groups = [(k.nama, len(items)) for k, _, items in sentences.by_category(hasil, hasil.indikator) if k]
    if not groups:
        return sentences.counted(hasil)
    total, most = sum(n for _, n in groups), max(n for _, n in groups)
    names = [name for name, n in groups if n == most]
    if len(groups) == 1:
        return f"{counting.everything(total)} indikator yang dinilai berkategori {names[0]}"
    if len(names) == len(groups):
        return f"Kategori terbagi rata: {ind.listing(names)}, masing-masing {most} indikator"
    each = f"masing-masing {most}" if len(names) > 1 else f"{most}"
    return f"Terbanyak {ind.listing(names)}: {each} dari {total} indikator yang dinilai"


def pengaruh(hasil: Hasil, found: Sequence[Tuas]) -> str:
    """Return what would raise the NPSS most."""
    first = found[0]
    name = ind.lower_first(first.indikator.indikator.label)
    doubt = f" (angkanya {phrases.DOUBT})" if phrases.doubtful(first.indikator) else ""
    return f"{hasil.aturan.kata.npss} paling naik, {ind.number(first.selisih)}, bila {name}{doubt} mencapai target"


def pagu(hasil: Hasil) -> str:
    """Return which sasaran spent the most and which the least of its budget, as it is shown."""
    found = [(str(s.sasaran.nomor), part) for s in hasil.sasaran if (part := absorbed(s.uang)) is not None]
    return _spent(found, "sasaran") or sentences.money(hasil).removesuffix(".")


def level(hasil: Hasil, level: Tingkat) -> str:
    """Return which lines of a level with codes spent the most and which the least of their budget."""
    found = [(line.kode, part) for line, money in hasil.tingkat[level] if (part := absorbed(money)) is not None]
    return _spent(found, naming.LEVELS[level]) or sentences.money(hasil).removesuffix(".")


def _spent(found: Sequence[tuple[str, Decimal]], kind: str) -> str:
    """Return which of several spent the most and the least, as it is shown; nothing where there are not several."""
    known, exact = [(name, ind.number(share, 2)) for name, share in found], [share for _, share in found]
    if len(known) < 2:
        return ""
    high, low = (ind.number(pick(exact), 2) for pick in (max, min))
    if low == high:
        return f"Serapan setiap {kind} {low}%"
    first, last = (_counted([n for n, share in known if share == value], kind) for value in (high, low))
    return f"Serapan tertinggi {first} ({high}%), terendah {last} ({low}%)"


def _counted(names: Sequence[str], kind: str) -> str:
    return f"{kind} {ind.listing(names)}" if len(names) <= MOST else f"{len(names)} {kind}"


def serapan(hasil: Hasil, passed: Decimal) -> str:
    """Return how many indicators spent less than the part of the year that has passed."""
    known = [part for i in hasil.indikator if (part := absorbed(i.uang)) is not None]
    if not known:
        return "Data anggaran per indikator belum tersedia"
    less, share = sum(v < passed for v in known), f"{ind.plain(passed)}%"
    what = f"indikator{' yang serapannya ada' if len(known) < len(hasil.indikator) else ''}"
    if less and less < len(known):
        return f"Serapan {less} dari {len(known)} {what} di bawah {share}"
    whose = ind.lower_first(counting.everything(len(known)))
    return f"Serapan {whose} {what} {'di bawah' if less else 'paling sedikit'} {share}"


def capaian_serapan(hasil: Hasil) -> str:
    """Return how many of the assessed indicators met their target, and what they spent."""
    known = [i for i in assessed(hasil) if absorbed(i.uang) is not None]
    if not known:
        return "Belum ada indikator dengan capaian dan serapan"
    found = counting.grouped(known)
    spent = sorted(i.uang.serapan for i in found.tercapai if i.uang and i.uang.serapan is not None)
    if not spent:
        return counting.said(found)
    low, high = ind.number(spent[0], 2), ind.number(spent[-1], 2)
    reach = f"{low}%" if low == high else f"{low}% sampai {high}%"
    whose = "serapannya" if len(spent) == found.jumlah else "serapan yang mencapai target"
    return f"{counting.said(found)}; {whose} {reach}"


def efisiensi(hasil: Hasil) -> str:
    """Return how many indicators are efficient."""
    return sentences.efficient(hasil).removesuffix(".")


def path(i: HasilIndikator, kata: str) -> str:
    """Return where an indicator stands against its target, and the target of the year."""
    known = i.capaian is not None and i.realisasi is not None
    said = f"Realisasi {phrases.verdict(i)}{phrases.mark(i)}" if known else phrases.title(i)
    yearly, far = i.indikator.target.tahunan, accumulation_words.so_far(i, kata)
    said = f"{said}; {far}" if far else said
    return f"{said}; target tahunan {phrases.valued(i.indikator, yearly)}" if yearly is not None else said


def target_actual(i: HasilIndikator) -> str:
    """Return realisasi, target and capaian of an indicator."""
    if i.capaian is None or i.realisasi is None:
        return phrases.title(i)
    return f"{i.indikator.label}: {phrases.within(i)}"


def trend(what: str, items: Sequence[tuple[Hasil, Decimal | None]]) -> str:
    """Return how a measure moved since the quarter before in which it was assessed."""
    known = [(h.periode, v) for h, v in items if v is not None]
    if not known:
        return f"{what} belum dinilai"
    name, now = known[-1]
    if len(known) == 1:
        return f"{what} {ind.number(now)} pada {name}; baru satu {items[-1][0].masa.kata} dinilai"
    before, then = known[-2]
    if now == then:
        return f"{what} tetap {ind.number(now)} sejak {before}"
    verb = "naik" if now > then else "turun"
    return f"{what} {verb} {ind.number(abs(now - then))} menjadi {ind.number(now)} sejak {before}"
