"""What each visit saw, and from all of them the differences: what was shown to whom.

In: what the visits saw. Out: one difference for a file and a fault, with those who saw it; a fault that many files
share is named once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.site.verification.difference import HEADER, UNFINISHED, Beda
from generator.site.verification.visits import Kunjungan

NAMED = 3  # clients, and files, that a line names
SHARED = 3  # files of one fault that are named one by one


@dataclass(frozen=True)
class Lihat:
    """What a visit saw: what is wrong, as (what, detail); where a page that is not ours leads; what it says; whether it
    was shown the file at all."""

    kunjungan: Kunjungan
    salah: tuple[tuple[str, str], ...] = ()
    tautan: tuple[str, ...] = ()
    kata: frozenset[str] = frozenset()
    tampak: bool = True


def differences(seen: Sequence[Lihat]) -> Iterator[Beda]:
    """Yield the differences."""
    shared: dict[tuple[str, str], list[str]] = {}
    for name, what, detail, whom in _faults(seen):
        if what not in (HEADER, UNFINISHED):
            yield Beda(name, what, _joined(detail, whom))
            continue
        names = shared.setdefault((what, detail), [])
        names.append(name)
        if what == HEADER and len(names) <= SHARED:
            yield Beda(name, what, _joined(detail, whom))
    for (what, detail), names in shared.items():
        if what == UNFINISHED:
            yield Beda(f"{len(names)} alamat", what, f"{detail}; belum sempat diperiksa")
        elif len(names) > SHARED:
            yield Beda(f"{len(names)} alamat, antara lain yang disebut", what, detail)


def _joined(*words: str) -> str:
    return "; ".join(filter(None, words))


def _faults(seen: Sequence[Lihat]) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, fault, detail and whom it was shown to; with a question only what is not so without one, too."""
    groups: dict[tuple[str, bool], list[Lihat]] = {}
    for sight in (s for s in seen if s.tampak or s.salah):
        groups.setdefault((sight.kunjungan.berkas, bool(sight.kunjungan.minta.tanya)), []).append(sight)
    plain: set[tuple[str, str]] = set()
    for (file, asking), group in sorted(groups.items(), key=lambda item: item[0][1]):
        for what, detail, whom in _of_file(group):
            if not asking:
                plain |= {(file, what)} if not whom else set()
                yield file, what, detail, whom
            elif (file, what) not in plain:
                first = next(s.kunjungan.nama for s in group if any(w == what for w, _ in s.salah))
                yield first, what, detail, whom


def _of_file(group: Sequence[Lihat]) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a file, its details, and whom it was shown to."""
    faults: dict[tuple[str, str], list[str]] = {}
    for sight in group:
        for what, detail in sight.salah:
            key = (what, detail if what in (HEADER, UNFINISHED) else "")
            faults.setdefault(key, []).append(sight.kunjungan.sebutan)
    for (what, detail), who in faults.items():
        details = {d: None for s in group for w, d in s.salah if w == what and d}
        said = detail or "; ".join([*details][:NAMED])
        yield what, said, _whom(who, len(group))


def _whom(who: Sequence[str], visits: int) -> str:
    """Return whom something was shown to; nothing where it was everybody."""
    if len(who) >= visits > 1:
        return ""
    known = [*dict.fromkeys(who)]
    rest = f", dan {len(known) - NAMED} penyamaran lain" if len(known) > NAMED else ""
    others = f"; bukan bagi {visits - len(who)} kunjungan lain" if len(who) < visits else ""
    return f"bagi {', '.join(known[:NAMED])}{rest}{others}"
