"""Made-up offices as they publish, and registers of them, for tests of the portal.

Each is what a small made-up office really publishes (`quarter_json`), under another name and with other values: where
the published format moves, these move with it.
"""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import simplejson

from generator.build import pipeline
from generator.data import quarter as opendata
from generator.data import quarter_json
from generator.site import manifest, place_files
from tests import synthetic

Data = dict[str, Any]
TW1, TW2 = "2030/tw1", "2030/tw2"
PUBLISHER = """\
portal:
  kode: portal-contoh
  nama: Kinerja Unit Contoh
  nama_resmi: Lembaga Contoh
  alamat: Jalan Rekaan 1
  surel: contoh@example.go.id
  situs: https://example.go.id/
  pengantar: Portal contoh; semua angka rekaan.
"""


@cache
def _published() -> dict[str, bytes]:
    """Return what the made-up office publishes of two quarters."""
    with tempfile.TemporaryDirectory() as name:
        report = pipeline.compute(synthetic.write(Path(name) / "isi", quarters=2, groups=1))
        return {
            tw.folder: opendata.to_json(quarter_json.quarter(tw.unit, tw.hasil, tw.resmi, tw.content.aturan))
            for tw in report.triwulan
        }


def quarter(kode: str, folder: str = TW1, nama: str = "", npss: str | None = None, **values: str | None) -> Data:
    """Return a quarter as an office of this kode publishes it; `values` are realisasi by the kode of indicators, with
    hyphens written as `_`."""
    found: Data = simplejson.loads(_published()[TW2 if folder.endswith("2") else TW1], use_decimal=True)
    year, _, period = folder.partition("/")
    found["unit"] |= {"kode": kode, "nama": nama or f"Unit {kode}", "jenis": "Loka"}
    found["periode"] |= {"tahun": int(year), "triwulan": int(period[-1])}
    if folder != TW1:
        found["periode"]["tanggal_terbit"] = f"{year}-{3 * int(period[-1]) - 2:02}-10"
    if npss is not None:
        found["npss"]["nilai"] = Decimal(npss)
    for i in indicators(found):
        if (key := i["kode"].replace("-", "_")) in values:
            text = values[key]
            i["realisasi"] = None if text is None else Decimal(text)
    return found


def indicators(data: Data) -> list[Data]:
    """Return every indicator of a quarter."""
    goals = [s for p in data.get("perspektif", [data]) for s in p["sasaran"]]
    return [i for s in goals for i in s["indikator"]]


def publish(
    site: Path,
    kode: str,
    quarters: Mapping[str, Data | bytes],
    number: int = 1,
    more: Mapping[str, bytes] | None = None,
) -> Path:
    """Write the data of an office with its manifest, as a site has them; return its folder."""
    files = {f"data/{f}.json": q if isinstance(q, bytes) else opendata.to_json(q) for f, q in quarters.items()}
    files |= {"index.html": f"<p>{kode}, terbitan {number}</p>".encode(), **(more or {})}
    release = {
        "office": kode,
        "chain": "a" * 64,
        "number": number,
        "entry": f"{number:064}",
        "previous": {"entry": None, "manifest": None},
        "locks": {},
        "corrections": None,
    }
    listed = {name: manifest.of_bytes(data) for name, data in files.items()}
    place_files.put(site, {**files, manifest.FILE: manifest.written(listed, "HEAD", release, kode)})
    return site


def register(folder: Path, units: str, indikator: str = "") -> Path:
    """Write a register; `units` and `indikator` are the entries of its lists, a line each."""
    path = folder / "daftar-unit.yaml"
    lists = [("unit", units), ("indikator", indikator)]
    text = "".join("\n  - ".join([f"{key}:", *rows.split("\n")]) + "\n" for key, rows in lists if rows)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(PUBLISHER + text, "utf-8")
    return path


def unit(kode: str, more: str = "", jenis: str = "Loka") -> str:
    """Return the entry of an office whose site is a folder beside the register."""
    return f"{{kode: {kode}, nama: Unit {kode}, jenis: {jenis}, folder: situs/{kode}{', ' if more else ''}{more}}}"


def changed(site: Path, edit: Mapping[str, Any]) -> None:
    """Change keys of the manifest of a site."""
    found = json.loads((site / manifest.FILE).read_bytes())
    (site / manifest.FILE).write_text(json.dumps(copy.deepcopy(found) | dict(edit)), "utf-8")
