"""Figures of other quarters that the prose of a quarter names: `{{ 2023/tw1:iku.4.realisasi }}`.

In: content, a quarter, those computed before it. Out: a `Sebutan` for each address: its text as its own quarter or the
history of the indicator has it; of a published quarter as it was when that was published.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator import indonesian as ind
from generator.addresses import periods
from generator.content.model import Content
from generator.figures import facts, lock
from generator.figures.figures import Angka, figures
from generator.figures.in_prose import ADDRESS
from generator.figures.stable_addresses import INDICATOR, by_number
from generator.problems.problem import nearest
from generator.records.plan import Rencana
from generator.scoring.comparison import Sebutan
from generator.scoring.earlier_quarters import visible
from generator.scoring.ladder import Hasil

OTHER = re.compile(rf"(20[0-9]{{2}}(?:/{periods.PATTERN})?):\s*+(.+)")
SHOWN = 4  # of what there is, in a remedy


def of(content: Content, hasil: Hasil, earlier: Sequence[Hasil], anew: bool = False) -> dict[str, Sebutan]:
    """Return what every such address in the prose of a quarter stands for, or why it stands for nothing.

    A quarter that is no draft names none that is; `anew` leaves out what it was published with.
    """
    own = hasil.kuartal
    known = {} if anew else lock.known(content, own)
    there = {h.kuartal.folder: h for h in visible(earlier, own)}
    texts: dict[str, Mapping[str, Angka]] = {}
    found = {}
    for alamat, folder, inner in dict.fromkeys(_named(content, own.folder)):
        kept = known.get(facts.NAMED + alamat)
        if kept is not None:
            found[alamat] = Sebutan(kept, f"seperti tercatat ketika {own.masa.kata} ini terbit")
        elif folder in there:
            texts.setdefault(folder, figures(there[folder]))
            found[alamat] = _of_quarter(hasil, there[folder], texts[folder], inner)
        else:
            found[alamat] = _of_history(hasil, sorted(there), folder, inner)
    return found


def _named(content: Content, own: str) -> Iterator[tuple[str, str, str]]:
    """Yield each address in the files of a quarter, the folder of the quarter or year it names, and what of it."""
    base = content.quarter_file(own, "")
    for name, document in content.dokumen.items():
        if name.startswith(base) and "{{" in document.text:
            for _, text in document.texts():
                named = (OTHER.fullmatch(found[1]) for found in ADDRESS.finditer(text))
                yield from ((n[0], n[1], n[2]) for n in named if n)


def _of_quarter(hasil: Hasil, then: Hasil, texts: Mapping[str, Angka], inner: str) -> Sebutan:
    folder, alamat = then.kuartal.folder, by_number(inner, then.rencana)
    if (step := INDICATOR.fullmatch(inner)) and len(kode := _meant(step[2], hasil.rencana, then.rencana)) > 1:
        wrong = f"Nomor {step[2]} pada {folder} adalah indikator {kode[1]}, pada {hasil.masa.kata} ini {kode[0]}."
        both = (f"{{{{ {folder}:{step[1]}.{k}.{step[3]} }}}}" for k in kode if then.of(k))
        return Sebutan("", "", wrong, f"Tulis dengan kode indikator: {' atau '.join(both)}.")
    if alamat in texts:
        return Sebutan(texts[alamat].teks, f"lapkin explain {folder} {alamat}")
    near = nearest(alamat, texts)
    remedy = f"Mungkin maksudnya {{{{ {folder}:{near} }}}}." if near else "Lihat daftar alamat di PANDUAN.md."
    return Sebutan("", "", f"{then.periode} tidak memuat angka {inner}.", remedy)


def _meant(named: str, now: Rencana, then: Rencana) -> tuple[str, ...]:
    """Return the kodes of the indicators that a number may mean: more than one where two plans differ."""
    found = [i.kode for plan in (now, then) for i in plan.indikator if str(i.nomor) == named]
    return tuple(dict.fromkeys(found))


def _of_history(hasil: Hasil, there: Sequence[str], folder: str, inner: str) -> Sebutan:
    """Return what the history of an indicator in the plan tells of a quarter or year that is not in content/."""
    own, alamat = hasil.kuartal.folder, by_number(inner, hasil.rencana)
    if folder == own:
        return Sebutan("", "", f"Ini {hasil.masa.kata} laporan ini sendiri.", f"Tulis {{{{ {alamat} }}}}.")
    step = INDICATOR.fullmatch(alamat)
    i = next((i for i in hasil.rencana.indikator if step and str(i.nomor) == step[2]), None)
    year, _, name = folder.partition("/")
    value, period, kata = i.past(folder) if i else None, periods.called(folder), hasil.masa.kata
    if i and value is not None and step and step[3] == "realisasi" and step[1] == "iku":
        return Sebutan(ind.number(value), f"menurut {i.riwayat[int(year)].sumber}")
    if value is not None and step:
        wrong = f"Riwayat {period} hanya memuat realisasi."
        return Sebutan("", "", wrong, f"Tulis {{{{ {folder}:iku.{step[2]}.realisasi }}}}.")
    named = [f"{f}:{alamat}" for f in there[-SHOWN:] if f < own]
    if i:
        told = ((y, m) for y, t in i.riwayat.items() for m in hasil.masa.jenis.sebagian if t.of(m))
        named += [f"{y}/{m.folder}:iku.{i.nomor}.realisasi" for y, m in told]
    remedy = f"Yang ada: {', '.join(f'{{{{ {a} }}}}' for a in named[-SHOWN:])}." if named else ""
    if i and folder < own:
        key = periods.ALL[name].kunci if name else periods.YEARLY
        given = f"riwayat: {{{year}: {{{key}: …, sumber: …}}}} pada indikator {i.kode} di perjanjian-kinerja.yaml."
        remedy = f"{remedy} Bila angkanya diketahui, tulis {given}".strip()
    wrong = f"Tidak ada angka {period} yang lebih dahulu terbit dari {kata} ini."
    return Sebutan("", "", wrong, remedy or f"Pakai {kata} yang ada di content/ sebelum {kata} ini.")
