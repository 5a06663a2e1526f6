"""Rules of the tree of performance: every `induk` is there, none leads back to where it began or upside down, each kode
stands for one thing; nothing hangs loose, and no office works beside itself.

In: a loaded `Content` and one version of a plan. Out: problems with their places.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from generator import indonesian as ind
from generator.checks.plan import code
from generator.content import answers
from generator.content.model import Content, Tahun
from generator.problems.problem import Fault, Keys, Problem, made, nearest, some
from generator.records import branches
from generator.records.branches import CabangPohon
from generator.records.performance_tree import Simpul
from generator.records.plan import Indikator, Rencana

DEEPEST = 12  # rungs of a tree; from the president to an indicator of an office there are some eight
UNSUPPORTED, LOOSE = answers.TREE
Known = Mapping[str, CabangPohon]


def problems(content: Content, tahun: Tahun) -> Iterator[Problem]:
    """Yield what is wrong with the tree of a plan; nothing for a plan that says nothing of it."""
    rencana = tahun.rencana
    known, found = branches.branches(rencana), list[Problem]()
    if branches.there(rencana):
        yield from _codes(content, tahun)
        yield from _links(content, tahun, known)
        yield from some(_beside(content, tahun, known))
        found = [*made(_unsupported(content, tahun, known)), *made(_loose(content, tahun, known))]
    told = {p.code for p in found}
    yield from answers.unasked(content, tahun.berkas, [k for k in rencana.benar if k in answers.TREE and k not in told])
    yield from (p for p in found if p.code not in rencana.benar)


def _codes(content: Content, tahun: Tahun) -> Iterator[Problem]:
    """Yield codes of nodes that are none, or that something else has already."""
    seen = {i.kode: f"indikator {i.nomor}" for i in tahun.rencana.indikator}
    for n, node in enumerate(tahun.rencana.pohon.simpul if tahun.rencana.pohon else ()):
        where = partial(content.place, tahun.berkas, ("pohon", "simpul", n, "kode"))
        yield from code(where, node.kode)
        other = seen.setdefault(node.kode, f"simpul ke-{n + 1}")
        if other != f"simpul ke-{n + 1}":
            wrong = f"Kode {node.kode} sudah dipakai {other}."
            yield Problem(where(), "nomor-atau-kode-ganda", "kode", wrong, "Beri kode lain, atau hapus salah satunya.")


def _links(content: Content, tahun: Tahun, known: Known) -> Iterator[Problem]:
    """Yield links to nothing, upside down, round in a circle, or through more rungs than there can be."""
    found = {kode: _link(content, tahun, known, one) for kode, one in known.items() if one.induk}
    wrong = {kode: fault for kode, fault in found.items() if fault}
    yield from made(iter(wrong.values()))
    links = {k: [a for a in one.atas if k not in wrong or a != one.induk] for k, one in known.items()}
    yield from made(partial(_loop, content, tahun, known, loop) for loop in branches.loops(links))
    deep = (one for depth, one in branches.ordered(known) if depth == DEEPEST)
    yield from made(partial(_deep, content, tahun, one) for one in deep)


def _link(content: Content, tahun: Tahun, known: Known, one: CabangPohon) -> Fault | None:
    """Return what makes the problem of a link by itself; None for one that leads somewhere, and upwards."""
    kode, above = one.induk or "", known.get(one.induk or "")
    where = partial(content.place, tahun.berkas, (*one.jalur, "induk"))
    if above is None:
        return partial(_strange, content, tahun, known, one)
    if isinstance(one.isi, Simpul) and not isinstance(above.isi, Simpul):
        wrong = f"{called(above)} ada pada rencana kantor ini, jadi di bawah simpul {one.kode}, bukan di atasnya."
        remedy = f"Hapus induk ini; bila {called(above)} mendukung {one.kode}, tulis induk: {one.kode} di sana."
    elif above.letak == one.kode and isinstance(above.isi, Indikator):
        wrong = f"{called(above)} ada di bawah {ind.lower_first(called(one))}, jadi bukan induknya."
        remedy = "Tulis kode dari pohon, atau sasaran lain; bila tidak ada, hapus baris ini."
    elif isinstance(one.isi, Indikator) and one.letak == kode:
        wrong = f"Indikator ini memang ada di bawah {ind.lower_first(called(above))}."
        remedy = "Hapus baris ini; induk hanya untuk yang didukung di luar sasarannya."
    else:
        return None
    return lambda: Problem(where(), "induk-terbalik", "induk", wrong, remedy)


def _strange(content: Content, tahun: Tahun, known: Known, one: CabangPohon) -> Problem:
    kode = one.induk or ""
    near = nearest(kode, [k for k in known if k != one.kode])
    remedy = f"Mungkin maksudnya {near}." if near else "Tulis kode yang ada, atau tambahkan simpulnya pada pohon."
    where = content.place(tahun.berkas, (*one.jalur, "induk"))
    return Problem(where, "induk-asing", "induk", f"Tidak ada yang berkode {kode}.", remedy)


def _loop(content: Content, tahun: Tahun, known: Known, loop: tuple[str, ...]) -> Problem:
    typed = next(known[kode] for n, kode in enumerate(loop) if known[kode].induk == loop[(n + 1) % len(loop)])
    where = content.place(tahun.berkas, (*typed.jalur, "induk"))
    at = loop.index(typed.kode)
    way = " → ".join((*loop[at:], *loop[:at], typed.kode))
    wrong = f"Induk ini melingkar: {way}."
    if len(loop) == 1:
        wrong = f"{ind.upper_first(called(typed))} menyebut dirinya sendiri sebagai induk."
    remedy = "Hapus atau ganti induk ini, atau salah satu di lingkaran itu."
    return Problem(where, "induk-melingkar", "induk", wrong, remedy)


def _deep(content: Content, tahun: Tahun, one: CabangPohon) -> Problem:
    where = content.place(tahun.berkas, (*one.jalur, "induk"))
    wrong = f"{ind.upper_first(called(one))} ada pada tingkat {DEEPEST + 1}; pohon paling dalam {DEEPEST} tingkat."
    return Problem(where, "pohon-dalam", "induk", wrong, "Hapus tingkat di antaranya yang tidak menetapkan kinerja.")


def _unsupported(content: Content, tahun: Tahun, known: Known) -> Iterator[Fault]:
    """Yield nodes above the office that nothing supports."""
    supported = {kode for one in known.values() for kode in one.atas}
    for one in known.values():
        if isinstance(one.isi, Simpul) and one.kode not in supported:
            yield partial(_unsupported_node, content, tahun, one)


def _unsupported_node(content: Content, tahun: Tahun, one: CabangPohon) -> Problem:
    where = content.place(tahun.berkas, (*one.jalur, "kode"))
    wrong = f"Tidak ada yang mendukung simpul {one.kode}."
    remedy = f"Tulis induk: {one.kode} pada sasaran atau indikator yang mendukungnya, atau hapus simpul ini"
    return _doubt(Problem(where, UNSUPPORTED, "kode", wrong, remedy), tahun)


def _loose(content: Content, tahun: Tahun, known: Known) -> Iterator[Fault]:
    """Yield goals that support nothing, nor does any of their indicators, where others do."""
    rencana = tahun.rencana
    linked = {s.nomor for s in rencana.semua_sasaran if s.induk or any(i.induk for i in s.indikator)}
    for path, sasaran in rencana.goal_paths():
        if sasaran.nomor not in linked and (linked or rencana.pohon):
            yield partial(_loose_goal, content, tahun, known[branches.goal(sasaran.nomor)], (*path, "nama"))


def _loose_goal(content: Content, tahun: Tahun, one: CabangPohon, path: Keys) -> Problem:
    wrong = f"{called(one)} tidak mendukung apa pun: sasaran ini dan indikatornya tanpa induk."
    remedy = "Tulis induk: kode yang didukung"
    return _doubt(Problem(content.place(tahun.berkas, path), LOOSE, "induk", wrong, remedy), tahun)


def _doubt(problem: Problem, tahun: Tahun) -> Problem:
    return replace(answers.doubt(problem, tahun.berkas, "rencana ini", "begitu"), jawab="")


def _beside(content: Content, tahun: Tahun, known: Known) -> Iterator[Problem]:
    """Yield the office itself among those that work beside it, and a unit that is named twice."""
    own = {_spelt(name) for name in _names(content, tahun.rencana)}
    for one in known.values():
        seen: set[str] = set()
        for n, lintas in enumerate(one.lintas):
            where = partial(content.place, tahun.berkas, (*one.jalur, "lintas", n, "unit"))
            if _spelt(lintas.unit) in own:
                wrong = f"{lintas.unit} adalah kantor ini sendiri."
                remedy = "Tulis unit atau bidang lain yang ikut mendukung, atau hapus butir ini."
                yield Problem(where(), "lintas-sendiri", "unit", wrong, remedy)
            if _spelt(lintas.unit) in seen:
                wrong, remedy = f"{lintas.unit} sudah disebut di atasnya.", "Gabungkan kontribusinya dalam satu butir."
                yield Problem(where(), "nomor-atau-kode-ganda", "unit", wrong, remedy)
            seen.add(_spelt(lintas.unit))


def _names(content: Content, rencana: Rencana) -> Iterator[str]:
    """Yield what the office was called in any period of the year."""
    for masa in rencana.jenis.semua:
        unit = content.unit_of(f"{rencana.tahun}/{masa.folder}")
        yield from (unit.kode, unit.nama, unit.nama_resmi)


def _spelt(name: str) -> str:
    return " ".join(name.split()).casefold()


def called(one: CabangPohon) -> str:
    """Return what a branch is called in a sentence."""
    if isinstance(one.isi, Simpul):
        return f"Simpul {one.kode}"
    return one.isi.sebutan if isinstance(one.isi, Indikator) else f"Sasaran {one.isi.nomor}"
