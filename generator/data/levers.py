"""What moves a result, as open data.

In: the levers of a quarter. Out: plain values for JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.scoring.levers import Ambang, Tuas


def data(found: Mapping[str, tuple[Tuas, ...]]) -> dict[str, Any]:
    """Return all levers as plain values: percent as in the quarter's JSON, null where nothing changes."""
    return {"versi": 1, "angka": [{"alamat": a, "indikator": [_entry(t) for t in rows]} for a, rows in found.items()]}


def _entry(t: Tuas) -> dict[str, Any]:
    return {
        "nomor": t.indikator.indikator.nomor,
        "capaian": t.indikator.capaian,
        "dihitung": t.indikator.dihitung,
        "bila_tercapai": t.bila_tercapai,
        "selisih": t.selisih,
        "naik": _change(t.naik),
        "turun": _change(t.turun),
    }


def _change(ubah: Ambang | None) -> dict[str, Any] | None:
    return {"predikat": ubah.predikat.nama, "capaian": ubah.capaian} if ubah else None
