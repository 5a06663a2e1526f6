"""What the open data are, for machines: a Frictionless data package and a DCAT catalogue.

In: a report. Out: JSON files that describe every CSV column by concept, definition, unit, formula and producer.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from generator import opendata, paths, tables
from generator.page import Report
from generator.scoring import Hasil
from generator.tables import Kolom, Tabel

PACKAGE, CATALOGUE = "data/datapackage.json", "data/katalog.jsonld"
CSV, XLSX, JSON = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/json"
LICENSES = {"CC BY 4.0": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/")}


@cache
def _dictionary() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("fields.toml").read_text("utf-8"))


def dictionary() -> list[tuple[str, dict[str, str]]]:
    """Return every column key with its concept, definition, unit and formula (empty for what is typed)."""
    return [(key, {"rumus": "", **about}) for key, about in _dictionary().items()]


def files(report: Report) -> Iterator[tuple[str, bytes]]:
    """Yield the data package and the catalogue."""
    yield PACKAGE, opendata.to_json(package(report))
    yield CATALOGUE, opendata.to_json(catalogue(report))


def package(report: Report) -> dict[str, Any]:
    """Return the data package: one resource per CSV, paths relative to `data/`."""
    unit = report.content.unit
    resources = []
    for hasil in report.hasil:
        resources += [_resource(report, hasil.kuartal.folder, *named) for named in opendata.tables_of(hasil)]
    for tahun in report.content.tahun:
        year = str(tahun.rencana.tahun)
        quarters = report.of_year(tahun.rencana.tahun)
        named_tables = [*opendata.plan_tables_of(tahun.rencana), *opendata.year_tables_of(quarters)]
        resources += [_resource(report, year, *named) for named in named_tables]
    return {
        "profile": "tabular-data-package",
        "name": f"kinerja-{unit.kode}",
        "title": f"Kinerja {unit.nama}",
        "description": f"Target, realisasi, capaian, dan anggaran {unit.nama_resmi} per triwulan.",
        **({"homepage": unit.alamat_situs} if unit.alamat_situs else {}),
        "licenses": [_license(unit.lisensi)],
        "contributors": [{"title": unit.nama_resmi, "role": "publisher"}],
        "resources": resources,
    }


def _license(name: str) -> dict[str, str]:
    known = LICENSES.get(name)
    return {"name": known[0], "path": known[1], "title": name} if known else {"name": name.replace(" ", "-")}


def _resource(report: Report, folder: str, kode: str, table: Tabel) -> dict[str, Any]:
    return {
        "name": f"{folder.replace('/', '-')}-{kode}",
        "title": table.judul,
        "path": paths.table(folder, kode).removeprefix("data/"),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": CSV,
        "encoding": "utf-8",
        "schema": {"fields": [field(report, table, n) for n in range(len(table.kolom))], "missingValues": [""]},
    }


def field(report: Report, table: Tabel, n: int) -> dict[str, Any]:
    """Return what a column of a table is: name, type, title, concept, definition, unit, formula, producer."""
    kolom = table.kolom[n]
    known = _dictionary().get(_key(table, kolom))
    unit = "jumlah" if kolom.angka else "teks"
    about = known or {"konsep": kolom.judul, "definisi": f"{kolom.judul}.", "satuan": unit}
    return {
        "name": kolom.kunci,
        "type": _type(table, n),
        "title": kolom.judul,
        "description": about["definisi"],
        **about,
        "produsen": report.content.unit.nama_resmi,
    }


def _key(table: Tabel, kolom: Kolom) -> str:
    """Return the entry of the dictionary for a column; detail rows have columns of their own."""
    if table.kode.endswith("rincian") and kolom.kunci != "persen":
        return ""
    amount = kolom.kunci == "realisasi" and any(k.kunci == "pagu" for k in table.kolom)
    return "realisasi_anggaran" if amount else kolom.kunci


def _type(table: Tabel, n: int) -> str:
    if not table.kolom[n].angka:
        return "string"
    values = [row.sel[n].nilai for row in table.baris if not row.jenis]
    return "integer" if all(isinstance(v, int) for v in values) else "number"


def catalogue(report: Report) -> dict[str, Any]:
    """Return the catalogue in DCAT: a dataset per quarter, its files as distributions."""
    unit = report.content.unit
    base = f"{unit.alamat_situs.rstrip('/')}/" if unit.alamat_situs else ""
    publisher = {"@type": "foaf:Organization", "foaf:name": unit.nama_resmi, "foaf:homepage": {"@id": unit.situs}}
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@id": f"{base}data/",
        "@type": "dcat:Catalog",
        "dct:title": f"Data kinerja {unit.nama}",
        "dct:language": "id",
        "dct:license": unit.lisensi,
        "dct:publisher": publisher,
        "dcat:dataset": [_dataset(report, n, base) for n in range(len(report.hasil))],
    }


def _dataset(report: Report, n: int, base: str) -> dict[str, Any]:
    hasil = report.hasil[n]
    folder, published = hasil.kuartal.folder, hasil.kuartal.laporan.tanggal_terbit
    start, end = hasil.kuartal.span
    named = [(f"data/{folder}.json", JSON), (f"data/{folder}.xlsx", XLSX)]
    named += [(paths.table(folder, kode), CSV) for kode, _ in opendata.tables_of(hasil)]
    return {
        "@id": f"{base}{folder}/",
        "@type": "dcat:Dataset",
        "dct:title": f"Kinerja {report.content.unit.nama}, {tables.period(hasil)}",
        "dct:identifier": folder,
        **({"dct:issued": published.isoformat()} if published else {}),
        "dct:temporal": {"dcat:startDate": start.isoformat(), "dcat:endDate": end.isoformat()},
        "dcat:version": report.versi[folder],
        "dcat:distribution": [
            {"@type": "dcat:Distribution", "dcat:downloadURL": {"@id": base + path}, "dcat:mediaType": kind}
            for path, kind in named
        ],
    }


def dataset_markup(report: Report, hasil: Hasil) -> str:
    """Return a quarter as a schema.org Dataset in JSON, safe to stand in a script element."""
    unit = report.content.unit
    folder, published = hasil.kuartal.folder, hasil.kuartal.laporan.tanggal_terbit
    base = f"{unit.alamat_situs.rstrip('/')}/" if unit.alamat_situs else "/"
    start, end = hasil.kuartal.span
    found = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"Kinerja {unit.nama}, {tables.period(hasil)}",
        "description": f"Target, realisasi, capaian, dan anggaran {unit.nama_resmi}, {tables.period(hasil)}.",
        "inLanguage": "id",
        "license": _license(unit.lisensi).get("path", unit.lisensi),
        "version": report.versi[folder],
        "temporalCoverage": f"{start.isoformat()}/{end.isoformat()}",
        **({"datePublished": published.isoformat()} if published else {}),
        "creator": {"@type": "GovernmentOrganization", "name": unit.nama_resmi, "url": unit.situs},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{base}data/{folder}.{end_}"}
            for end_, kind in (("json", JSON), ("xlsx", XLSX))
        ],
    }
    text = json.dumps(found, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
