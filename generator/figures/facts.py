"""The facts of a quarter that a record of publication holds besides its figures: all its pages show but their prose.

In: a `Hasil` and its documents. Out: plain texts by `file#path`, and where each of them stands. What is in
plan, rule set, unit and Renstra is named by number or key, so that a row more moves none of the others.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.addresses.periods import Masa
from generator.content.model import Content
from generator.figures import comparison_facts, glossary_facts, printed_facts, stable_addresses, version
from generator.figures.stable_addresses import by_kode
from generator.problems.problem import Keys, Place
from generator.records import values
from generator.scoring.ladder import Hasil
from generator.yaml.tree import scalars

# Forms of the record: the first knows of the plan names and codes only, and nothing around it; the second names
# indicators by number and rows by place, the third both by kode; the fourth holds what was printed, too.
FIRST, WHOLE, BY_KODE, SIGNED = 1, 2, 3, 4
NEWEST = SIGNED
Fakta = dict[str, str | None]
PRINTED = (printed_facts.FIGURES, printed_facts.WORDS, printed_facts.SAID, printed_facts.TABLES)
TRANSCRIBED = (*PRINTED, "kunci.yaml")
PROSE = {
    "alasan",
    "alasan_rincian",
    "alasan_target",
    "analisis",
    "benar",
    "catatan",
    "dokumen",
    "efisiensi",
    "kendala",
    "kesimpulan",
    "kutipan",
    "pengantar",
    "ringkasan",
    "saran",
    "teks",
    "tindak_lanjut",
    "upaya_efisiensi",
    "uraian",
}
UNTOLD = {
    "target",
    "alasan_target",
    "hubungan",
    "riwayat",
    "patokan",
    "induk",
    "lintas",
}  # of the plan: told elsewhere, prose, a rule of a check, the tree of the year
LATER = {"akumulasi", "awal", "skala", "bagian"}  # keys of the plan that records of older forms do not hold
CONTACT = ("alamat", "surel", "situs")  # in the foot of pages
UNIT = ("kode", "nama", "nama_resmi", "induk", "jenis", "wilayah", "lisensi", *CONTACT)
COPIES = re.compile(r".*/laporan\.yaml#dokumen\..*")  # of the signed report: one more is no change
HEAD = ("nomor", "tanggal", "berlaku_sejak", "bobot")  # of a plan as it was signed
RULES, OFFICE, MEDIUM, MONEY = "aturan", "unit.yaml", "renstra.yaml", "anggaran.yaml"
NAMED = "sebutan#"  # what prose names of other quarters, by its address
EARLIER = "sebelumnya"  # what was counted with of earlier quarters


def of(content: Content, hasil: Hasil, bentuk: int = NEWEST) -> Fakta:
    """Return the facts of a quarter as a record of that form holds them."""
    if bentuk < WHOLE:
        return dict(_first(content, hasil))
    planned = _planned(content, hasil, bentuk)
    typed = _quarter(content, hasil, PROSE - {"dokumen"}) if bentuk < BY_KODE else _told(content, hasil)
    return {
        **dict(typed),
        **{f"{_plan(content, hasil)}#{name}": _plain(_value(content, hasil, path)) for name, path in planned},
        **dict(_around(content, hasil)),
        **dict(_beside(content, hasil)),
        **dict(_before(hasil)),
        **dict(glossary_facts.of(content.glosarium)),
        **dict(comparison_facts.of(hasil.pembanding) if bentuk >= BY_KODE else ()),
        **{NAMED + a: s.teks for a, s in hasil.sebutan.items() if bentuk >= BY_KODE and not s.keliru},
        **({name: text for name, _, _, text in _printed(content, hasil)} if bentuk >= SIGNED else {}),
    }


def figures(hasil: Hasil, bentuk: int = NEWEST) -> Fakta:
    """Return the figures of a quarter as a record of that form holds them: by kode of the indicator, or by number."""
    found = version.values(hasil)
    return found if bentuk < BY_KODE else {by_kode(a, hasil.rencana): value for a, value in found.items()}


def earlier(kode: str, masa: Masa) -> str:
    """Return the address of the fact what an indicator realised in an earlier quarter of the year."""
    return f"{EARLIER}#{kode}.{masa.folder}"


def medium(kode: str, part: str) -> str:
    """Return the address of a fact of the medium-term plan: the target of a year, or the document that it stands in."""
    return f"{MEDIUM}#{kode}.{part}"


def place(content: Content, hasil: Hasil, alamat: str) -> Place | None:
    """Return where a fact is typed; None when that cannot be told."""
    short, mark, path = alamat.partition("#")
    if not mark:
        return None
    if short == _plan(content, hasil):
        known = dict(p for form in (WHOLE, BY_KODE) for p in _planned(content, hasil, form))
        if path in known:
            return content.dokumen[hasil.kuartal.rencana].root.at(known[path]).place
    for known_as, file, found, _ in (*_stable(content, hasil), *_printed(content, hasil)):
        if known_as == alamat:
            return content.place(file, found)
    rules = content.dokumen.get(content.rule_file(hasil.aturan.kode))
    document = rules if short == RULES else content.dokumen.get(f"{content.akar}/{short}")
    if document is None:
        return Place(f"{content.akar}/{short}", 0) if "/foto/" in short else None
    return document.root.at(tuple(int(s) if s.isdecimal() else s for s in path.split("."))).place


def _first(content: Content, hasil: Hasil) -> Iterator[tuple[str, str | None]]:
    yield from _quarter(content, hasil, PROSE)
    for path, value in scalars(content.dokumen[hasil.kuartal.rencana].isi):
        if path[-1] in ("nama", "kode"):
            yield f"{_plan(content, hasil)}#{_dotted(path)}", _plain(value)


def _quarter(content: Content, hasil: Hasil, prose: set[str]) -> Iterator[tuple[str, str | None]]:
    """Yield what is typed in the files of the quarter itself."""
    base = f"{content.akar}/{hasil.kuartal.folder}/"
    for name, document in content.dokumen.items():
        if name.startswith(base) and not name.endswith(TRANSCRIBED):
            short = name.removeprefix(f"{content.akar}/")
            for path, value in scalars(document.isi):
                if not prose.intersection(map(str, path)):
                    yield f"{short}#{_dotted(path)}", _plain(value)


def _told(content: Content, hasil: Hasil) -> Iterator[tuple[str, str | None]]:
    """Yield what is typed in the files of the quarter itself, indicators and rows by kode."""
    yield from ((name, value) for name, _, _, value in _stable(content, hasil))


def _stable(content: Content, hasil: Hasil) -> Iterator[tuple[str, str, Keys, str | None]]:
    """Yield the facts of the files of the quarter: name by kode, file, path, value."""
    base, prose = f"{content.akar}/{hasil.kuartal.folder}/", PROSE - {"dokumen"}
    kode = {str(i.nomor): i.kode for i in hasil.rencana.indikator}
    for file, document in content.dokumen.items():
        if not file.startswith(base) or file.endswith(TRANSCRIBED):
            continue
        short, isi = file.removeprefix(f"{content.akar}/"), document.isi
        own = kode.get(str(isi.get("nomor")).lstrip("0")) if "/iku/" in short and isinstance(isi, dict) else None
        short = f"{hasil.kuartal.folder}/iku/{own}" if own else short
        for path, found, value in stable_addresses.told(isi):
            name = _money(path, kode) if short.endswith(MONEY) else path
            if not prose.intersection(map(str, path)) and not (own and path == ("nomor",)):
                yield f"{short}#{_dotted(name)}", file, found, _plain(value)


def _printed(content: Content, hasil: Hasil) -> Iterator[tuple[str, str, Keys, str]]:
    """Yield what was printed: name, file, path in the file, text."""
    folder = hasil.kuartal.folder
    for name, file, path, text in printed_facts.of(hasil.kuartal, hasil.rencana):
        yield f"{folder}/{file}#{name}", content.quarter_file(folder, file), path, text


def _money(path: Keys, kode: dict[str, str]) -> Keys:
    """Return a path of the budget with the kode of an indicator for its number."""
    return (path[0], kode.get(str(path[1]), path[1]), *path[2:]) if path[0] == "indikator" else path


def _plan(content: Content, hasil: Hasil) -> str:
    return hasil.kuartal.rencana.removeprefix(f"{content.akar}/")


def _planned(content: Content, hasil: Hasil, bentuk: int) -> Iterator[tuple[str, Keys]]:
    """Yield the name of every fact of the plan in a form, and its path in the file."""
    yield "aturan", ("aturan",)
    plan = content.dokumen[hasil.kuartal.rencana]
    for key in HEAD:
        yield from ((_dotted((key, *below)), (key, *below)) for below, _ in scalars(plan.isi.get(key, {})))
    for p, perspektif in enumerate(hasil.rencana.perspektif):
        for key in (key for key in ("nama", "padanan") if getattr(perspektif, key) is not None):
            yield f"perspektif.{perspektif.kode}.{key}", ("perspektif", p, key)
    for goal, sasaran in hasil.rencana.goal_paths():
        yield f"sasaran.{sasaran.nomor}.nama", (*goal, "nama")
        if hasil.rencana.perspektif:
            yield f"sasaran.{sasaran.nomor}.perspektif", (*goal[:2], "kode")
    untold = UNTOLD | LATER if bentuk < BY_KODE else UNTOLD
    for path, indikator in hasil.rencana.paths():
        own = f"iku.{indikator.nomor if bentuk < BY_KODE else indikator.kode}"
        yield f"{own}.sasaran", (*path[:-2], "nomor")
        for below, _ in scalars(_at(plan.isi, path)):
            if below[0] not in untold:
                yield f"{own}.{_dotted(stable_addresses.below_indicator(indikator, below))}", (*path, *below)


def _value(content: Content, hasil: Hasil, path: Keys) -> object:
    return _at(content.dokumen[hasil.kuartal.rencana].isi, path)


def _around(content: Content, hasil: Hasil) -> Iterator[tuple[str, str | None]]:
    """Yield the facts of rule set, office and Renstra that the pages of the quarter show."""
    rules = content.dokumen.get(content.rule_file(hasil.aturan.kode))
    for path, value in scalars(rules.isi) if rules else ():
        if path[0] != "capaian_renstra" or hasil.aturan.capaian_renstra:
            yield f"{RULES}#{_dotted(path)}", _plain(value)
    yield from office(content, hasil.kuartal.folder).items()
    for kode, target in hasil.renstra.items():
        yield medium(kode, str(hasil.rencana.tahun)), format(target.nilai.normalize(), "f")
        yield medium(kode, "dokumen"), _plain(target.dokumen.nama)


def office(content: Content, folder: str) -> Fakta:
    """Return what the office was in a quarter, as far as its pages and data show it."""
    found = content.unit_of(folder).model_dump(mode="json", include=set(UNIT), exclude_unset=True)
    return {f"{OFFICE}#{_dotted(path)}": _plain(value) for path, value in scalars(found)}


def _beside(content: Content, hasil: Hasil) -> Iterator[tuple[str, str | None]]:
    """Yield the sums of photos, and that there is something printed to compare with."""
    folder = hasil.kuartal.folder
    for name, photo in hasil.kuartal.foto.items():
        yield f"{folder}/foto/{name}#sidik", photo.sidik
    for name in PRINTED:
        if content.quarter_file(folder, name) in content.dokumen:
            yield f"{folder}/{name}#ada", "ya"


def _before(hasil: Hasil) -> Iterator[tuple[str, str | None]]:
    """Yield what the quarter counts with of those before it: they may be corrected, it stays as published."""
    for kode, each in ((i.indikator.kode, each) for i in hasil.indikator for each in i.terdahulu):
        yield earlier(kode, each.masa), None if each.realisasi is None else format(each.realisasi, "f")


def _at(tree: object, path: Keys) -> object:
    for step in path:
        tree = tree[step]  # type: ignore[index]
    return tree


def _dotted(path: Keys) -> str:
    return ".".join(map(str, path))


def _plain(value: object) -> str | None:
    """Return a value as plain text: a number without its last zeros, a text without its line breaks."""
    text = " ".join(value.split()) if isinstance(value, str) else None
    if text is not None and values.NUMBER.fullmatch(text):
        return format(Decimal(text.replace("_", "")).normalize(), "f")
    return text
