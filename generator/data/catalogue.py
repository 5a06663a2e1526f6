"""What the open data are, for machines: a Frictionless data package and a DCAT catalogue.

In: a report. Out: JSON files that describe every CSV column by concept, definition, unit, formula and producer.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator import addresses
from generator.data import indicator_metadata, output_files
from generator.data import quarter as opendata
from generator.figures import dictionary
from generator.presentation.tabel import Kolom, Tabel
from generator.printed.standing import Kedudukan
from generator.records.office import Unit
from generator.report import Report, Triwulan
from generator.scoring.ladder import Hasil

PACKAGE, CATALOGUE = "data/datapackage.json", "data/katalog.jsonld"
CSV, XLSX, JSON = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/json"
KINDS = {"CSV": CSV, "XLSX": XLSX, "JSON": JSON}
DAYS = ("dct:issued", "dct:modified", "dcat:startDate", "dcat:endDate")
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{term: {"@type": "xsd:date"} for term in DAYS},
}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
LICENSES = {"CC BY 4.0": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/")}


def files(report: Report) -> Iterator[tuple[str, bytes]]:
    """Yield the data package, the catalogue, and the schema of a quarter's JSON."""
    yield PACKAGE, opendata.to_json(package(report))
    yield CATALOGUE, opendata.to_json(catalogue(report))
    yield dictionary.SCHEMA, opendata.to_json(dictionary.schema(report.unsur))


def package(report: Report) -> dict[str, Any]:
    """Return the data package: one resource per CSV, paths relative to `data/`."""
    unit = report.content.unit
    resources = [
        _resource(report, folder, *each)
        for folder, found in opendata.tables_by_folder(report).items()
        for each in found
    ]
    return {
        "profile": "tabular-data-package",
        "name": f"kinerja-{unit.kode}",
        "title": f"Kinerja {unit.nama}",
        "description": f"Target, realisasi, capaian, dan anggaran {unit.nama_resmi} per {report.masa}.",
        **({"homepage": unit.alamat_situs} if unit.alamat_situs else {}),
        "licenses": [license_of(unit.lisensi)],
        "contributors": [{"title": unit.nama_resmi, "role": "publisher"}],
        "resources": resources,
    }


def license_of(name: str) -> dict[str, str]:
    """Return a licence as Frictionless names it, with its address when it is known."""
    known = LICENSES.get(name)
    return {"name": known[0], "path": known[1], "title": name} if known else {"name": name.replace(" ", "-")}


def _resource(report: Report, folder: str, kode: str, table: Tabel) -> dict[str, Any]:
    return {
        "name": f"{folder.replace('/', '-')}-{kode}",
        "title": table.judul,
        "path": addresses.table(folder, kode).removeprefix("data/"),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": CSV,
        "encoding": "utf-8",
        "schema": {"fields": [field(report, table, k, folder) for k in table.semua], "missingValues": [""]},
    }


def field(report: Report, table: Tabel, kolom: Kolom[Any], folder: str = "") -> dict[str, Any]:
    """Return what a column of a table of a quarter or a year is: name, type, title, concept, definition, unit, formula,
    producer."""
    known = dictionary.columns_of(report.unsur, report.kata, report.kinds).get(kolom.kunci)
    unit = "jumlah" if kolom.angka else "teks"
    about = known or {"konsep": kolom.judul, "definisi": f"{kolom.judul}.", "satuan": unit}
    return {
        "name": kolom.kunci,
        "type": _type(table, kolom),
        "title": kolom.judul,
        "description": about["definisi"],
        **about,
        "produsen": report.content.unit_of(folder).nama_resmi,
    }


def _type(table: Tabel, kolom: Kolom[Any]) -> str:
    if not kolom.angka:
        return "string"
    values = [cells[kolom.kunci].nilai for cells in table.records()]
    money = dictionary.columns().get(kolom.kunci, {}).get("satuan") == "rupiah"
    return "integer" if all(isinstance(v, int) or (money and _whole(v)) for v in values) else "number"


def _whole(value: object) -> bool:
    return isinstance(value, Decimal) and value == value.to_integral_value()


def catalogue(report: Report) -> dict[str, Any]:
    """Return the catalogue in DCAT: a dataset per quarter and per year, its files as distributions."""
    unit = report.content.unit
    quarters = [_quarter(report, tw) for tw in report.triwulan]
    years = [_year(report, str(t.rencana.tahun)) for t in report.content.tahun]
    asked = [_asked(report)] if report.content.regulasi and report.triwulan else []
    return {
        "@context": CONTEXT,
        "@id": f"{unit.alamat_dasar}data/",
        "@type": "dcat:Catalog",
        "dct:title": f"Data kinerja {unit.nama}",
        "dct:description": f"Target, realisasi, capaian, dan anggaran {unit.nama_resmi} per {report.masa}.",
        "dct:language": {"@id": "http://id.loc.gov/vocabulary/iso639-1/id"},
        "dct:license": _licensed(unit),
        "dct:publisher": _publisher(unit),
        "dcat:dataset": [*quarters, *years, *asked, *_listed(report)],
    }


def _licensed(unit: Unit) -> Any:
    known = license_of(unit.lisensi).get("path")
    return {"@id": known} if known else unit.lisensi


def _publisher(unit: Unit) -> dict[str, Any]:
    return {"@type": "foaf:Organization", "foaf:name": unit.nama_resmi, "foaf:homepage": {"@id": unit.situs}}


def _quarter(report: Report, tw: Triwulan) -> dict[str, Any]:
    folder, resmi, aturan = tw.folder, tw.resmi, tw.hasil.aturan
    start, end = tw.kuartal.span
    named = [(file.called(tw), file.path(folder), KINDS[file.kind]) for file in output_files.of(tw)]
    documents = [(f"{b.judul} ({b.kind})", b.path(folder), b.jenis) for b in tw.berkas]
    return {
        **_dataset(report, folder, f"Kinerja {tw.unit.nama}, {tw.hasil.periode}"),
        **({"dct:issued": resmi.data.isoformat()} if resmi.data else {}),
        **({"dct:modified": resmi.dikoreksi.isoformat()} if resmi.dikoreksi else {}),
        **({"dct:source": _signed(tw.hasil, resmi)} if resmi.terpisah else {}),
        "dct:temporal": _span(start.isoformat(), end.isoformat()),
        **(
            {"dct:spatial": [{"@type": "dct:Location", "rdfs:label": name} for name in tw.unit.wilayah]}
            if tw.unit.wilayah
            else {}
        ),
        "dct:conformsTo": {"@type": "dct:Standard", "dct:identifier": aturan.kode, "dct:title": aturan.nama},
        "dcat:version": tw.versi,
        "dcat:distribution": _files(report, [*named, *documents, *_tables(report, folder)]),
    }


def _span(start: str, end: str) -> dict[str, str]:
    return {"@type": "dct:PeriodOfTime", "dcat:startDate": start, "dcat:endDate": end}


def _signed(hasil: Hasil, resmi: Kedudukan) -> dict[str, str]:
    """Return the signed document that the data of a quarter were computed from."""
    day = {"dct:issued": resmi.ditandatangani.isoformat()} if resmi.ditandatangani else {}
    return {"dct:title": hasil.kuartal.laporan.judul, **day}


def _year(report: Report, year: str) -> dict[str, Any]:
    whole = [("Semua tabel", f"data/{year}.xlsx", XLSX)]
    about = (files for _, files in indicator_metadata.listed(report, int(year)))
    whole += [(title, path, KINDS[kind]) for files in about for title, kind, path in files]
    kata = report.content.kind_of(int(year)).kata
    return {
        **_dataset(report, year, f"Rencana kinerja {report.content.unit.nama} dan perbandingan antar{kata}, {year}"),
        "dct:temporal": _span(f"{year}-01-01", f"{year}-12-31"),
        "dcat:distribution": _files(report, [*whole, *_tables(report, year)]),
    }


def _asked(report: Report) -> dict[str, Any]:
    whole = [("Semua laporan, satu lembar per laporan", f"data/{addresses.ASKED}.xlsx", XLSX)]
    title = f"Kelengkapan pelaporan kinerja {report.content.unit.nama}"
    return {
        **_dataset(report, addresses.ASKED, title),
        "dct:description": f"{title}: butir tiap regulasi dengan halaman, berkas, dan tanggal yang menunjukkannya.",
        "dcat:distribution": _files(report, [*whole, *_tables(report, addresses.ASKED)]),
    }


def _listed(report: Report) -> list[dict[str, Any]]:
    """Return the list of documents as a dataset, where there are any."""
    if addresses.PUBLIC not in opendata.tables_by_folder(report):
        return []
    title = f"Daftar informasi publik {report.content.unit.nama}"
    return [
        {
            **_dataset(report, addresses.PUBLIC, title),
            "dct:description": f"{title}: judul, ringkasan, pejabat, waktu, dan bentuk tiap laporan kinerja.",
            "dcat:distribution": _files(report, _tables(report, addresses.PUBLIC)),
        }
    ]


def _dataset(report: Report, folder: str, title: str) -> dict[str, Any]:
    unit = report.content.unit_of(folder)
    page, mail = f"{unit.alamat_dasar}{folder}/", f"mailto:{unit.surel}"
    return {
        "@id": page,
        "@type": "dcat:Dataset",
        "dct:title": title,
        "dct:description": f"{title}: target, realisasi, capaian, dan anggaran tiap indikator.",
        "dct:identifier": folder,
        "dct:license": _licensed(unit),
        "dct:publisher": _publisher(unit),
        "dcat:landingPage": {"@id": page},
        "dcat:contactPoint": {
            "@type": "vcard:Organization",
            "vcard:fn": unit.nama_resmi,
            "vcard:hasEmail": {"@id": mail},
        },
        "dcat:keyword": ["kinerja", "indikator kinerja utama", "anggaran"],
    }


def _tables(report: Report, folder: str) -> list[tuple[str, str, str]]:
    """Return title, file and kind of each table, as CSV and as JSON."""
    kinds = (("csv", CSV), ("json", JSON))
    return [
        (t.judul, addresses.table(folder, kode, ending), kind)
        for kode, t in opendata.tables_by_folder(report)[folder]
        for ending, kind in kinds
    ]


def _files(report: Report, named: list[tuple[str, str, str]]) -> list[dict[str, Any]]:
    unit, base = report.content.unit, report.content.unit.alamat_dasar
    return [
        {
            "@type": "dcat:Distribution",
            "dct:title": title,
            "dct:license": _licensed(unit),
            "dcat:accessURL": {"@id": base + path},
            "dcat:downloadURL": {"@id": base + path},
            "dcat:mediaType": {"@id": f"{MEDIA_TYPES}{kind}"},
        }
        for title, path, kind in named
    ]
