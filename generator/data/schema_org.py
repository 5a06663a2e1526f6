"""What the pages say of the data to search engines: schema.org in JSON, safe to stand in a script element.

In: a report. Out: text.
"""

import json
from typing import Any

from generator import addresses
from generator.data.catalogue import CSV, JSON, XLSX, license_of
from generator.printed.standing import Kedudukan
from generator.report import Report, Triwulan
from generator.scoring.ladder import Hasil


def dataset(tw: Triwulan) -> str:
    """Return a quarter as a schema.org Dataset in JSON, safe to stand in a script element."""
    return _script({"@context": "https://schema.org", **_described(tw, addresses.quarter(tw.folder))})


def catalogue(report: Report) -> str:
    """Return all quarters as a schema.org DataCatalog in JSON, safe to stand in a script element."""
    unit = report.content.unit
    return _script(
        {
            "@context": "https://schema.org",
            "@type": "DataCatalog",
            "name": f"Data kinerja {unit.nama}",
            "inLanguage": "id",
            "license": license_of(unit.lisensi).get("path", unit.lisensi),
            "dataset": [_described(tw, "data/") for tw in report.triwulan],
        }
    )


def _described(tw: Triwulan, page: str) -> dict[str, Any]:
    """Return a quarter as a Dataset; while the address of the site is not known, its files are named from `page`."""
    hasil = tw.hasil
    unit, folder = tw.unit, tw.folder
    base, resmi = unit.alamat_dasar, tw.resmi
    start, end = tw.kuartal.span
    return {
        "@type": "Dataset",
        "name": f"Kinerja {unit.nama}, {hasil.periode}",
        "description": f"Target, realisasi, capaian, dan anggaran {unit.nama_resmi}, {hasil.periode}.",
        **({"url": f"{base}{folder}/"} if base else {}),
        "identifier": folder,
        "keywords": ["kinerja", "indikator kinerja utama", "anggaran"],
        "isAccessibleForFree": True,
        "inLanguage": "id",
        "license": license_of(unit.lisensi).get("path", unit.lisensi),
        "version": tw.versi,
        "temporalCoverage": f"{start.isoformat()}/{end.isoformat()}",
        **({"datePublished": resmi.data.isoformat()} if resmi.data else {}),
        **({"dateModified": resmi.dikoreksi.isoformat()} if resmi.dikoreksi else {}),
        **({"isBasedOn": _signed(hasil, resmi)} if resmi.terpisah else {}),
        "creator": {"@type": "GovernmentOrganization", "name": unit.nama_resmi, "url": unit.situs},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": _file(base, page, f"data/{folder}{end_}")}
            for end_, kind in ((".json", JSON), (".xlsx", XLSX), ("/indikator.csv", CSV))
        ],
    }


def _signed(hasil: Hasil, resmi: Kedudukan) -> dict[str, str]:
    day = {"datePublished": resmi.ditandatangani.isoformat()} if resmi.ditandatangani else {}
    return {"@type": "Report", "name": hasil.kuartal.laporan.judul, **day}


def _file(base: str, page: str, path: str) -> str:
    return f"{base}{path}" if base else addresses.relative(page, path)


def _script(found: dict[str, Any]) -> str:
    text = json.dumps(found, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
