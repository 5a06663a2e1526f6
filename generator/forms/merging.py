"""What a workbook changes in a file, where others have changed it too: every value with what it was before, what the
file says now and what the workbook says; items of lists by what they say, not by their number.

In: the inputs of one file and the file as a tree. Out: new values by path, items that go, each change in words, and
what was changed on both sides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.forms.alignment import Alignable, aligned
from generator.forms.cells import Berkas
from generator.forms.changes import Isi, Ubah, emptied
from generator.forms.reading.inputs import Terisi
from generator.problems.problem import Keys
from generator.yaml.kinds import NOT_YET, Kind, canonical
from generator.yaml.writing import Baru

REASON = "#alasan"  # the reason of a detail row, which the file keeps by the number of the row
NAMES = {
    "program": "kode",
    "kegiatan": "kode",
    "kro": "kode",
    "ro": "kode",
    "revisi": "nomor",
    "": "judul",
    "foto": "berkas",
    "dokumen": "alamat",
}  # what an item of a list is called by; rincian: the first
GONE = "(dihapus)"
DUE = ("pagu", "realisasi")  # amounts that a line has, if only later: null until then


@dataclass
class Gabungan:
    """What one file gets."""

    berkas: Berkas
    menang: bool = False  # whether the workbook wins where both sides changed
    baru: dict[Keys, Baru] = field(default_factory=dict)
    hapus: list[Keys] = field(default_factory=list)
    ubah: list[Ubah] = field(default_factory=list)
    bentrok: list[tuple[Terisi, str, str]] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    alasan: dict[int, Isi] = field(default_factory=dict)  # reasons by the index of their row in the file

    def merge(self, inputs: Sequence[Isi]) -> None:
        """Take over what the inputs of the file say."""
        told = {_path(isi.sel.jalur): isi for isi in inputs}
        lines = emptied(told)
        for at, line in lines.items():
            if item := self._item(at, list(line), line):
                self._known_item(at, line, {}, item)
        gone = {(*at, *rest) for at, line in lines.items() for rest in line}
        self._level((), {path: isi for path, isi in told.items() if path not in gone})
        self._reasons()

    def _level(self, at: Keys, inputs: Mapping[Keys, Isi]) -> None:
        """Take over the inputs below a path; their own paths go on from there."""
        lists: dict[Keys, dict[int, dict[Keys, Isi]]] = {}
        for path, isi in inputs.items():
            index = next((n for n, step in enumerate(path) if isinstance(step, int)), None)
            if index is None:
                self._value((*at, *path), isi)
            else:
                slots = lists.setdefault(path[:index], {})
                slots.setdefault(int(path[index]), {})[path[index + 1 :]] = isi
        for inner, slots in lists.items():
            self._list((*at, *inner), slots)

    def _value(self, path: Keys, isi: Isi) -> None:
        if path[-1] == REASON:
            self.alasan[int(path[-2])] = isi
            return
        now = self.berkas.said(path, isi.sel.jenis)
        if not isi.berubah or canonical(isi.sel.jenis, isi.kini) == canonical(isi.sel.jenis, now):
            return
        known = (canonical(isi.sel.jenis, isi.dasar), NOT_YET if not isi.dasar else "")  # older forms leave null empty
        if canonical(isi.sel.jenis, now) not in known and not self.menang:
            self.bentrok.append((isi.sel, isi.kini, now))
            return
        null = isi.kini == NOT_YET if isi.sel.jenis == "angka" else isi.sel.jenis == "rupiah" and path[-1] in DUE
        self.baru[path] = Baru(isi.sel.jenis, "" if isi.kini == NOT_YET and null else isi.kini, null)
        self._say(isi, path, now, isi.kini)

    def _say(self, isi: Isi, path: Keys, before: str, now: str) -> None:
        self.ubah.append(Ubah(isi.sel.sel, isi.sel.berkas, path, before, now, isi.sel.label))

    def _list(self, at: Keys, slots: Mapping[int, Mapping[Keys, Isi]]) -> None:
        """Take over a list: each slot of the form is the item it was, wherever that stands now; the rest is new."""
        rests = list(dict.fromkeys(rest for slot in slots.values() for rest in slot))
        kinds = {rest: isi for slot in slots.values() for rest, isi in slot.items()}
        items = [self._item((*at, n), rests, kinds) for n in range(self.berkas.count(at))]
        filled = [n for n in sorted(slots) if any(isi.dasar for isi in slots[n].values())]
        pairs = aligned([_said(slots[n], "dasar") for n in filled], items)
        found = {filled[n]: m for n, m in pairs.items()}
        free = [m for m in range(len(items)) if m not in found.values()]
        added = 0
        for n in sorted(slots):
            slot, now = slots[n], _said(slots[n], "kini")
            if n not in found and n not in filled and now:
                known = _known(at, now, slot, items, free)
                if known is not None:
                    found[n] = known
                    free.remove(known)
            if n in found:
                self._known_item((*at, found[n]), slot, now, items[found[n]])
            elif n in filled:
                self._missing_item(slot, now, [items[m] for m in free])
            if now and n not in found and (n not in filled or (self.menang and _changed(slot))):
                self._new_item(at, len(items) + added, slot)
                added += 1

    def _item(self, at: Keys, rests: Sequence[Keys], kinds: Mapping[Keys, Isi]) -> Alignable:
        texts = {rest: self._text((*at, *rest), kinds[rest].sel.jenis) for rest in rests}
        return {rest: canonical(kinds[rest].sel.jenis, text) for rest, text in texts.items() if text}

    def _text(self, path: Keys, kind: Kind = "prosa") -> str:
        if path[-1:] == (REASON,):
            return self.berkas.text(("alasan_rincian", str(int(path[-2]) + 1)))
        return self.berkas.said(path, kind)

    def _known_item(self, at: Keys, slot: Mapping[Keys, Isi], now: Alignable, item: Alignable) -> None:
        """Take over an item that is in the file: its values, or that it was cleared."""
        if now or not any(isi.dasar for isi in slot.values()):
            self._level(at, slot)
            return
        isi = next(isi for isi in slot.values() if isi.dasar)
        if item != _said(slot, "dasar") and not self.menang:
            self.bentrok.append((isi.sel, GONE, "; ".join(item.values())))
            return
        self.hapus.append(at)
        self._say(isi, at, "; ".join(i.dasar for i in slot.values() if i.dasar), GONE)

    def _missing_item(self, slot: Mapping[Keys, Isi], now: Alignable, free: Sequence[Alignable]) -> None:
        """Say of an item that was changed here and is no longer in the file that it is on both sides."""
        if now and _changed(slot) and now not in free and not self.menang:
            isi = next(isi for isi in slot.values() if isi.berubah)
            self.bentrok.append((isi.sel, isi.kini, GONE))

    def _new_item(self, at: Keys, m: int, slot: Mapping[Keys, Isi]) -> None:
        before = len(self.ubah)
        filled = {path: Isi(isi.sel, isi.kini, "") for path, isi in slot.items() if isi.kini}
        self._level((*at, m), filled)
        for path, isi in slot.items():  # an amount that is not there yet is said to be so
            if not isi.kini and isi.sel.jenis == "rupiah" and path[-1] in DUE:
                self.baru[(*at, m, *path)] = Baru(isi.sel.jenis, "", True)
                self._say(isi, (*at, m, *path), "", "null (belum ada)")
        self._left_out([isi for isi in slot.values() if not isi.kini and isi.sel.jenis == "angka"])
        assert len(self.ubah) > before or any(path[-1] == REASON for path in filled)

    def _left_out(self, empty: Sequence[Isi]) -> None:
        """Say which number cells of a new row are empty, and so are not written."""
        if empty:
            row = empty[0].sel
            columns = ", ".join(isi.sel.label.rpartition(", ")[2] for isi in empty)
            self.catatan.append(
                f"{row.sel} {row.label.rpartition(', ')[0]}: kosong, jadi tidak ditulis dan tampil – ({columns}). "
                f"Bila angkanya menyusul, ketik {NOT_YET}; bila nilainya nol, ketik 0."
            )

    def _reasons(self) -> None:
        """Give the reasons of detail rows the numbers that their rows will have."""
        if not self.alasan and not any(path[:1] == ("rincian",) for path in self.hapus):
            return
        count = self.berkas.count(("rincian",))
        gone = {int(path[1]) for path in self.hapus if path[:1] == ("rincian",) and len(path) == 2}
        left = [n for n in range(max([count - 1, *self.alasan]) + 1) if n not in gone]
        wanted: dict[str, str] = {}
        for number, n in enumerate(left, 1):
            now = self._text(("rincian", n, REASON))
            text = self._reason(n, now) if n in self.alasan else now
            if text:
                wanted[str(number)] = text
        numbers = dict.fromkeys([*(str(n + 1) for n in range(count)), *wanted])
        for key in numbers:
            now = self.berkas.text(("alasan_rincian", key))
            if wanted.get(key, "") != now:
                self.baru[("alasan_rincian", key)] = Baru("prosa", wanted.get(key, ""))

    def _reason(self, n: int, now: str) -> str:
        """Return the reason of a row: as it is typed here, or as it stands."""
        isi = self.alasan[n]
        if not isi.berubah or canonical("prosa", isi.kini) == canonical("prosa", now):
            return now
        if canonical("prosa", now) != canonical("prosa", isi.dasar) and not self.menang:
            self.bentrok.append((isi.sel, isi.kini, now))
            return now
        self._say(isi, ("alasan_rincian", str(n + 1)), now, isi.kini)
        return isi.kini


def _path(path: Keys) -> Keys:
    return ("rincian", int(path[1]) - 1, REASON) if path[0] == "alasan_rincian" else path


def _said(slot: Mapping[Keys, Isi], when: str) -> Alignable:
    texts = {rest: canonical(isi.sel.jenis, getattr(isi, when)) for rest, isi in slot.items()}
    return {rest: text for rest, text in texts.items() if text}


def _changed(slot: Mapping[Keys, Isi]) -> bool:
    return any(isi.berubah for isi in slot.values())


def _known(
    at: Keys, now: Alignable, slot: Mapping[Keys, Isi], items: Sequence[Alignable], free: Sequence[int]
) -> int | None:
    """Return which item of the file a new one is: one that says the same, or has its name."""
    equal = next((m for m in free if items[m] == now), None)
    if equal is not None:
        return equal
    kind = str(at[-1]) if at else ""
    name = next(iter(slot)) if kind == "rincian" else (NAMES[kind],) if kind in NAMES else None
    return next((m for m in free if name and now.get(name) and items[m].get(name) == now[name]), None)
