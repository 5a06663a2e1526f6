"""What is collected of offices from folders: each fault stays with its office, is said in words, and leaves the last good
copy. The offices are made up."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build.portal import collect, gathered, kept, registry
from generator.build.portal.gathered import KumpulanUnit, UnitTerkumpul
from generator.commands.cli import main
from generator.data import quarter as opendata
from generator.figures import dictionary
from generator.problems.problem import ContentError
from generator.site import manifest
from tests import portals
from tests.portals import TW1, TW2, indicators, publish, quarter, unit

FIRST, LATER = date(2030, 5, 1), date(2030, 8, 1)


def gathered_of(path: Path, day: date = FIRST) -> KumpulanUnit:
    """Collect as the command does, and read what was collected."""
    known, place = registry.read(path), path.parent / "simpanan"
    kept.locked(place, kept.lock(day, collect.collected(known, place, day)))
    return gathered.read(known, place)


def of(found: KumpulanUnit, kode: str) -> UnitTerkumpul:
    """Return an office of a collection."""
    return next(u for u in found.unit if u.unit.kode == kode)


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Return a register of two offices, of which both publish a quarter."""
    for kode in ("satu", "dua"):
        publish(tmp_path / "situs" / kode, kode, {TW1: quarter(kode, npss="98.10")})
    return portals.register(tmp_path, f"{unit('satu')}\n{unit('dua')}")


def site(path: Path) -> Path:
    return path.parent / "situs" / "satu"


def test_what_is_published_is_collected(two: Path) -> None:
    found = gathered_of(two)
    assert [u.catatan.status for u in found.unit] == ["terbit", "terbit"]
    assert found.periode == (TW1,)
    report = of(found, "satu").laporan[TW1]
    assert (str(report.npss), report.terbit, len(report.indikator)) == ("98.10", "2030-04-10", 4)
    assert of(found, "satu").tanggal(TW1) == FIRST


def test_a_copy_keeps_its_day_while_the_quarter_is_the_same(two: Path) -> None:
    gathered_of(two)
    publish(site(two), "satu", {TW1: quarter("satu", npss="98.10"), TW2: quarter("satu", TW2)}, number=2)
    one = of(gathered_of(two, LATER), "satu")
    assert (one.tanggal(TW1), one.tanggal(TW2)) == (FIRST, LATER)
    assert one.catatan.terbitan == 2


def spoilt_sum(path: Path) -> None:
    (site(path) / "data/2030/tw1.json").write_bytes(opendata.to_json(quarter("satu", npss="99.99")))


def without_manifest(path: Path) -> None:
    (site(path) / manifest.FILE).unlink()


def broken_manifest(path: Path) -> None:
    (site(path) / manifest.FILE).write_text('{"version": 1', "utf-8")


def newer_manifest(path: Path) -> None:
    portals.changed(site(path), {"version": 9})


def other_office(path: Path) -> None:
    publish(site(path), "tiga", {TW1: quarter("tiga")})


def data_of_another(path: Path) -> None:
    publish(site(path), "satu", {TW1: quarter("dua"), TW2: quarter("satu", TW2)}, number=2)


def newer_shape(path: Path) -> None:
    publish(site(path), "satu", {TW1: quarter("satu") | {"versi": dictionary.version() + 1}}, number=2)


def without_file(path: Path) -> None:
    (site(path) / "data/2030/tw1.json").unlink()


def linked(path: Path) -> None:
    file = site(path) / "data/2030/tw1.json"
    file.rename(path.parent / "lain.json")
    file.symlink_to(path.parent / "lain.json")


def pipe(path: Path) -> None:
    (site(path) / "data/2030/tw1.json").unlink()
    os.mkfifo(site(path) / "data/2030/tw1.json")


def two_gigabytes(path: Path) -> None:
    """A file with holes: it takes no room, and would take two gigabytes of memory to read."""
    with (site(path) / "data/2030/tw1.json").open("wb") as out:
        out.truncate(2 << 30)
    listed = [{"path": "data/2030/tw1.json", "size": 2 << 30, "sha256": "0" * 64}]
    portals.changed(site(path), {"files": listed})


def grown(path: Path) -> None:
    """The manifest tells the old size; the file has no end."""
    with (site(path) / "data/2030/tw1.json").open("r+b") as out:
        out.truncate(2 << 30)


def raw(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Return what publishes the quarter with its bytes changed, under a manifest that is right."""

    def spoil(path: Path) -> None:
        data = change(opendata.to_json(quarter("satu", npss="98.10")))
        publish(site(path), "satu", {TW1: data}, number=2)

    return spoil


def edited(change: Callable[[portals.Data], object]) -> Callable[[Path], None]:
    """Return what publishes the quarter with its values changed, under a manifest that is right."""

    def spoil(path: Path) -> None:
        data = quarter("satu", npss="98.10")
        change(data)
        publish(site(path), "satu", {TW1: data}, number=2)

    return spoil


def listing(change: Callable[[portals.Data], object]) -> Callable[[Path], None]:
    """Return what changes the manifest."""

    def spoil(path: Path) -> None:
        data = json.loads((site(path) / manifest.FILE).read_bytes())
        change(data)
        (site(path) / manifest.FILE).write_text(json.dumps(data), "utf-8")

    return spoil


def also(name: str) -> Callable[[Path], None]:
    """Return what lists a first file once more, under a name."""
    return listing(lambda told: told["files"].append({**told["files"][0], "path": name}))


def folder_linked(path: Path) -> None:
    (site(path) / "data").rename(path.parent / "lain")
    (site(path) / "data").symlink_to(path.parent / "lain")


def another_folder(name: str) -> Callable[[Path], None]:
    """Return what registers the office in another folder."""
    return lambda path: path.write_text(path.read_text("utf-8").replace("situs/satu", name), "utf-8") and None


def number(text: str) -> Callable[[Path], None]:
    return raw(lambda data: data.replace(b"98.10", text.encode()))


def twice(path: Path) -> None:
    data = quarter("satu")
    indicators(data)[1]["kode"] = indicators(data)[0]["kode"]
    publish(site(path), "satu", {TW1: data}, number=2)


def wrong_period(path: Path) -> None:
    publish(site(path), "satu", {TW1: quarter("satu", TW2)}, number=2)


def future(path: Path) -> None:
    publish(site(path), "satu", {TW1: quarter("satu", npss="98.10"), "2199/tw1": quarter("satu", "2199/tw1")}, number=2)


def strange_status(path: Path) -> None:
    data = quarter("satu")
    data["periode"]["status"] = "final"
    publish(site(path), "satu", {TW1: data}, number=2)


def truth(path: Path) -> None:
    data = quarter("satu")
    indicators(data)[0]["realisasi"] = True
    publish(site(path), "satu", {TW1: data}, number=2)


def steering(path: Path) -> None:
    data = quarter("satu")
    indicators(data)[0]["nama"] = "obat\x1b[2J"
    publish(site(path), "satu", {TW1: data}, number=2)


FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "folder gone": (lambda path: shutil.rmtree(site(path)), "Tidak dapat diambil: folder situs/satu tidak ada."),
    "no manifest": (without_manifest, "tidak memuat manifest.json"),
    "broken manifest": (broken_manifest, "Manifesnya tidak ada atau rusak."),
    "newer manifest": (newer_manifest, "Manifesnya ditulis Lapkin yang lebih baru; perbarui Lapkin"),
    "another office": (other_office, "Situs itu milik unit tiga, bukan satu."),
    "sum": (spoilt_sum, "data/2030/tw1.json tidak cocok dengan manifesnya."),
    "file gone": (without_file, "data/2030/tw1.json disebut manifes, tetapi tidak ada."),
    "link": (linked, "data/2030/tw1.json tautan simbolis."),
    "pipe": (pipe, "data/2030/tw1.json bukan berkas biasa."),
    "two gigabytes": (two_gigabytes, "data/2030/tw1.json 2147 MB; batasnya 2 MB."),
    "grown": (grown, "data/2030/tw1.json lebih besar dari batas."),
    "data of another": (data_of_another, "datanya milik unit dua, bukan satu"),
    "newer shape": (newer_shape, f"(bentuk data versi {dictionary.version() + 1}; yang dikenal di sini sampai"),
    "NaN": (number("NaN"), "data/2030/tw1.json memuat NaN, yang bukan angka"),
    "infinity": (number("-Infinity"), "memuat -Infinity, yang bukan angka"),
    "huge": (number("1e999"), "memuat angka yang mustahil (1e999)"),
    "huge exponent": (number("1e99999999999999999999"), "memuat angka yang mustahil (1e9"),
    "zero of a billion digits": (number("0e999999999"), "memuat angka yang mustahil (0e999999999)"),
    "tiny": (number("1e-999"), "memuat angka yang mustahil (1e-999)"),
    "endless": (number("9" * 5000), "memuat angka sepanjang 5000 tanda"),
    "text": (number('"98,10"'), "npss.nilai bukan angka"),
    "key twice": (number('98.10, "nilai": 1'), "memuat isian yang sama dua kali"),
    "cut": (raw(lambda data: data[:-20]), "isinya bukan JSON yang utuh"),
    "list": (raw(lambda data: b"[1]"), "isinya bukan kumpulan isian bernama"),
    "deep": (raw(lambda data: b"[" * 200_000), "isinya bukan JSON yang utuh"),
    "not UTF-8": (raw(lambda data: b"\xff\xfe" + data), "bukan teks UTF-8"),
    "UTF-16": (raw(lambda data: data.decode().encode("utf-16")), "data/2030/tw1.json bukan teks UTF-8"),
    "UTF-32": (raw(lambda data: data.decode().encode("utf-32-be")), "bukan JSON yang utuh"),
    "half a character": (
        raw(lambda data: data.replace(b'"satuan": "persen"', b'"satuan": "\\ud800"', 1)),
        "satuan terlalu panjang atau memuat tanda yang tidak tampak",
    ),
    "no character": (edited(lambda d: d["npss"].update(predikat="Baik \uffff")), "npss.predikat terlalu panjang atau"),
    "two files": (raw(lambda data: data + data), "isinya bukan JSON yang utuh"),
    "planned below 0": (edited(lambda d: d["anggaran"].update(pagu=-100)), "anggaran.pagu kurang dari 0"),
    "indicator 0": (edited(lambda d: indicators(d)[0].update(nomor=0)), "indikator.1.nomor 0 kurang dari 1"),
    "change -1": (edited(lambda d: d["rencana"].update(perubahan=-1)), "rencana.perubahan -1 kurang dari 0"),
    "published before": (
        edited(lambda d: d["periode"].update(tanggal_terbit="2029-12-31")),
        "periode.tanggal_terbit 2029-12-31 sebelum periodenya mulai",
    ),
    "published in the future": (
        edited(lambda d: d["periode"].update(tanggal_terbit="2030-08-03")),
        "periode.tanggal_terbit 2030-08-03 sesudah hari pengumpulan",
    ),
    "other capitals": (edited(lambda d: d["unit"].update(kode="SATU")), "datanya milik unit SATU, bukan satu"),
    "half a year": (
        edited(lambda d: (d["periode"].pop("triwulan"), d["periode"].update(semester=1))),
        "periode.triwulan bukan bilangan bulat",
    ),
    "listed twice": (listing(lambda told: told["files"].append(told["files"][0])), "Manifesnya tidak ada atau rusak."),
    "out of the folder": (also("../../etc/passwd"), "Manifesnya tidak ada atau rusak."),
    "from the root": (also("/etc/passwd"), "Manifesnya tidak ada atau rusak."),
    "a way of Windows": (also("data\\2030\\tw1.json"), "Manifesnya tidak ada atau rusak."),
    "a year of the future": (also("data/9999/tw1.json"), "data/9999/tw1.json disebut manifes, tetapi tidak ada."),
    "release of 31 digits": (listing(lambda told: told["release"].update(number=10**30)), "Manifesnya tidak ada"),
    "folder of data a link": (folder_linked, "data/2030/tw1.json tautan simbolis."),
    "folder with a long name": (another_folder("a" * 300), "namanya terlalu panjang."),
    "folder that is a file": (another_folder("daftar-unit.yaml/a"), "daftar-unit.yaml/a tidak ada."),
    "status": (strange_status, "periode.status final tidak dikenal"),
    "truth": (truth, "perspektif.1.sasaran.1.indikator.1.realisasi bukan angka"),
    "kode twice": (twice, "kode indikator contoh-1 dipakai dua kali"),
    "period": (wrong_period, "periode di dalamnya bukan periode menurut nama berkasnya"),
    "steering signs": (steering, "nama terlalu panjang atau memuat tanda yang tidak tampak"),
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_stays_with_its_office_which_keeps_its_last_good_copy(two: Path, fault: str) -> None:
    gathered_of(two)
    spoil, said = FAULTS[fault]
    spoil(two)
    found = gathered_of(two, LATER)
    one, other = of(found, "satu"), of(found, "dua")
    assert one.catatan.status == "gagal"
    assert said in " ".join(one.catatan.pesan)
    assert (str(one.laporan[TW1].npss), one.tanggal(TW1)) == ("98.10", FIRST)
    assert (other.catatan.status, str(other.laporan[TW1].npss)) == ("terbit", "98.10")


def test_a_period_that_has_not_begun_is_not_shown(two: Path) -> None:
    future(two)
    one = of(gathered_of(two), "satu")
    assert (one.catatan.status, list(one.laporan)) == ("gagal", [TW1])
    assert "data/2199/tw1.json periodenya belum mulai pada hari pengumpulan" in one.catatan.pesan[0]


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_an_office_without_a_good_copy_is_listed_and_not_shown(two: Path, fault: str) -> None:
    spoil, said = FAULTS[fault]
    spoil(two)
    one = of(gathered_of(two), "satu")
    assert (one.catatan.status, TW1 in one.laporan) == ("gagal", False)
    assert said in " ".join(one.catatan.pesan)


def test_a_quarter_that_cannot_be_understood_leaves_the_others(two: Path) -> None:
    newer = quarter("satu") | {"versi": dictionary.version() + 1}
    publish(site(two), "satu", {TW1: newer, TW2: quarter("satu", TW2, npss="80")}, number=2)
    one = of(gathered_of(two), "satu")
    assert (one.catatan.status, list(one.laporan)) == ("gagal", [TW2])


def test_an_older_release_is_refused(two: Path) -> None:
    old = (site(two) / manifest.FILE).read_bytes()
    gathered_of(two)
    publish(site(two), "satu", {TW1: quarter("satu", npss="70")}, number=2)
    gathered_of(two)
    shutil.rmtree(site(two))
    publish(site(two), "satu", {TW1: quarter("satu", npss="98.10")}, number=1)
    assert (site(two) / manifest.FILE).read_bytes() == old
    one = of(gathered_of(two, LATER), "satu")
    assert one.catatan.status == "gagal"
    assert "lebih lama" in one.catatan.pesan[0]
    assert str(one.laporan[TW1].npss) == "70"


def test_a_lower_number_is_refused_though_its_manifest_was_never_seen(two: Path) -> None:
    publish(site(two), "satu", {TW1: quarter("satu", npss="70")}, number=5)
    gathered_of(two)
    publish(site(two), "satu", {TW1: quarter("satu", npss="60")}, number=4)
    one = of(gathered_of(two), "satu")
    assert (one.catatan.status, str(one.laporan[TW1].npss)) == ("gagal", "70")


def test_a_folder_that_may_not_be_read_stops_no_other(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may be root, who reads everything: the answer of the system is played."""
    usual = Path.is_dir

    def refused(path: Path) -> bool:
        if path == site(two):
            raise PermissionError(13, "Permission denied", str(path))
        return usual(path)

    monkeypatch.setattr(Path, "is_dir", refused)
    found = gathered_of(two)
    said = "Tidak dapat diambil: folder situs/satu tidak boleh dibaca; periksa izinnya."
    assert [(u.catatan.status, u.catatan.pesan) for u in found.unit] == [("gagal", (said,)), ("terbit", ())]


def test_a_day_that_has_begun_where_the_office_is(two: Path) -> None:
    edited(lambda d: d["periode"].update(tanggal_terbit="2030-05-02"))(two)
    assert of(gathered_of(two), "satu").laporan[TW1].terbit == "2030-05-02"  # collected the day before


def test_a_letter_in_two_ways_is_one(two: Path) -> None:
    composed, apart = "Unit \u00e9", "Unit e\u0301"
    two.write_text(two.read_text("utf-8").replace("nama: Unit satu", f"nama: {composed}"), "utf-8")
    edited(lambda d: d["unit"].update(nama=apart))(two)
    one = of(gathered_of(two), "satu")
    assert (one.catatan.status, one.laporan[TW1].nama) == ("terbit", composed)


def test_one_common_indicator_under_two_kode_is_said(two: Path) -> None:
    path = portals.register(
        two.parent, f"{unit('satu')}\n{unit('dua')}", "{kode: contoh-1, nama: Satu, alias: [minim]}"
    )
    one = of(gathered_of(path), "satu")
    said = "Berkas data/2030/tw1.json memuat contoh-1 dua kali: yang dipakai contoh-1, bukan minim."
    assert (one.catatan.status, one.catatan.pesan) == ("terbit", (said,))


SPOILT = {
    "a folder of nothing": lambda told: told["unit"][0].update(kuartal={"abc": told["unit"][0]["kuartal"][TW1]}),
    "a year of nothing": lambda told: told["unit"][0].update(kuartal={"0000/tw1": told["unit"][0]["kuartal"][TW1]}),
    "a tree outside": lambda told: told["unit"][0].update(pohon={"../a": told["unit"][0]["kuartal"][TW1]}),
    "a strange status": lambda told: told["unit"][0].update(status="aneh"),
    "no day": lambda told: told.update(dikumpulkan="2030-13-01"),
    "a list": lambda told: told.update(unit={}),
}


@pytest.mark.parametrize("fault", SPOILT)
def test_a_lock_that_was_spoilt_is_as_good_as_absent(two: Path, fault: str) -> None:
    gathered_of(two)
    lock = two.parent / "simpanan/kumpulan.json"
    told = json.loads(lock.read_bytes())
    SPOILT[fault](told)
    lock.write_text(json.dumps(told), "utf-8")
    if fault == "a list":
        assert all(
            "Baru pada daftar" in u.catatan.pesan[0] for u in gathered.read(registry.read(two), lock.parent).unit
        )
        return
    with pytest.raises(ContentError, match="Belum ada yang dikumpulkan"):
        gathered.read(registry.read(two), lock.parent)


def test_a_state_that_was_spoilt_is_collected_again(two: Path) -> None:
    gathered_of(two)
    state = two.parent / "simpanan/unit/satu/keadaan.json"
    told = json.loads(state.read_bytes())
    state.write_text(json.dumps(told | {"kuartal": {"../../x": told["kuartal"][TW1]}}), "utf-8")
    assert of(gathered_of(two, LATER), "satu").tanggal(TW1) == LATER  # nothing was known of it any more


def test_a_full_disk_leaves_the_last_collection(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gathered_of(two)
    lock = two.parent / "simpanan/kumpulan.json"
    before = lock.read_bytes()
    publish(site(two), "satu", {TW1: quarter("satu", npss="97.00")}, number=2)
    with monkeypatch.context() as full:
        full.setattr(kept.swap, "swap", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        with pytest.raises(OSError, match="No space left"):
            gathered_of(two, LATER)
    assert lock.read_bytes() == before
    known = gathered.read(registry.read(two), lock.parent)
    assert [(u.catatan.status, str(u.laporan[TW1].npss)) for u in known.unit] == [("terbit", "98.10")] * 2
    assert sorted(p.name for p in (lock.parent / "unit").iterdir() if not p.name.startswith(".")) == ["dua", "satu"]


def test_a_clock_that_went_back_stops_the_collection(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gathered_of(two, date(2199, 1, 1))
    done = CliRunner().invoke(main, ["portal", str(two), "--site", str(two.parent / "portal")])
    assert done.exit_code == 1
    assert "Pengumpulan terakhir 1 Januari 2199, padahal menurut komputer ini sekarang" in done.stderr
    assert "Periksa jamnya, lalu ulangi.\nPortal lama tidak diubah." in done.stderr


def test_two_under_one_kode_are_both_left_out(two: Path) -> None:
    text = two.read_text("utf-8").replace("kode: dua, nama", "kode: Satu, nama")
    two.write_text(text, "utf-8")
    found = gathered_of(two)
    assert [(u.catatan.status, u.catatan.pesan, dict(u.laporan)) for u in found.unit] == [
        ("gagal", (collect.TWIN,), {})
    ] * 2
    assert [str(p) for p in found.daftar.masalah] == [
        f"{two.parent.name}/daftar-unit.yaml:11:12 kode: Satu sudah dipakai unit ke-1. Beri kode lain, atau hapus "
        "salah satu. [nomor-atau-kode-ganda]"
    ]


def test_a_renamed_office_is_shown_and_marked(two: Path) -> None:
    publish(site(two), "satu", {TW1: quarter("satu", nama="Balai Baru")}, number=2)
    one = of(gathered_of(two), "satu")
    assert one.catatan.status == "berubah"
    assert one.catatan.pesan == ("Menurut datanya sendiri bernama Balai Baru; pada daftar unit Unit satu.",)
    assert TW1 in one.laporan


def test_a_draft_is_not_shown(two: Path) -> None:
    data = quarter("satu")
    data["periode"]["status"] = "draf"
    publish(site(two), "satu", {TW1: data}, number=2)
    one = of(gathered_of(two), "satu")
    assert (one.catatan.status, dict(one.laporan)) == ("belum melapor", {})


def test_the_money_of_the_first_shape_is_under_its_old_name(two: Path) -> None:
    data = quarter("satu") | {"versi": 1}
    spent = data["anggaran"].pop("realisasi_anggaran")
    publish(site(two), "satu", {TW1: data}, number=2)
    assert of(gathered_of(two), "satu").laporan[TW1].belanja == spent == data["anggaran"]["realisasi"]


def test_a_quarter_that_is_withdrawn_is_said(two: Path) -> None:
    gathered_of(two)
    publish(site(two), "satu", {TW2: quarter("satu", TW2)}, number=2)
    one = of(gathered_of(two), "satu")
    assert list(one.laporan) == [TW2]
    assert one.catatan.pesan == ("Berkas data/2030/tw1.json tidak lagi diterbitkan.",)


def test_an_office_that_has_published_nothing(two: Path) -> None:
    publish(site(two), "satu", {}, number=0)
    assert of(gathered_of(two), "satu").catatan.status == "belum melapor"


def test_a_copy_that_was_spoilt_on_disk_is_not_shown(two: Path) -> None:
    gathered_of(two)
    copy = two.parent / "simpanan/unit/satu/data/2030/tw1.json"
    copy.write_bytes(copy.read_bytes().replace(b"98.10", b"99.10"))
    found = gathered.read(registry.read(two), two.parent / "simpanan")
    assert of(found, "satu").catatan.status == "gagal"
    assert of(found, "satu").laporan == {}
    assert str(of(gathered_of(two), "satu").laporan[TW1].npss) == "98.10"  # collected again


def key(folder: Path, name: str) -> str:
    """Make a key of minisign that is used here and nowhere else; return its public half."""
    words = ["minisign", "-G", "-W", "-p", str(folder / f"{name}.pub"), "-s", str(folder / f"{name}.key")]
    subprocess.run(words, check=True, capture_output=True)
    return (folder / f"{name}.pub").read_text("utf-8").split("\n")[1]


@pytest.mark.slow
def test_signatures_of_minisign(two: Path, tmp_path: Path) -> None:
    pub, _ = key(tmp_path, "satu"), key(tmp_path, "lain")
    portals.register(tmp_path, f"{unit('satu', f'kunci: {pub}')}\n{unit('dua')}")
    one = of(gathered_of(two), "satu")
    assert (one.catatan.status, one.catatan.pesan) == ("gagal", ("Tanda tangannya (manifest.json.minisig) tidak ada.",))
    sign = ["minisign", "-S", "-m", str(site(two) / manifest.FILE), "-s"]
    subprocess.run([*sign, str(tmp_path / "lain.key")], check=True, capture_output=True)
    one = of(gathered_of(two), "satu")
    assert "dari kunci lain" in one.catatan.pesan[0]
    subprocess.run([*sign, str(tmp_path / "satu.key")], check=True, capture_output=True)
    one = of(gathered_of(two), "satu")
    assert (one.catatan.status, one.catatan.bertanda) == ("terbit", True)


@pytest.mark.slow
def test_signatures_of_ssh(two: Path, tmp_path: Path) -> None:
    for name in ("satu", "lain"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)], check=True)
    pub = (tmp_path / "satu.pub").read_text("utf-8").strip()
    portals.register(tmp_path, f"{unit('satu', f'kunci: {pub}')}\n{unit('dua')}")
    mark = site(two) / manifest.SSH
    for name, status in (("lain", "gagal"), ("satu", "terbit")):
        mark.unlink(missing_ok=True)
        words = ["ssh-keygen", "-q", "-Y", "sign", "-n", "lapkin", "-f", str(tmp_path / name)]
        subprocess.run([*words, str(site(two) / manifest.FILE)], check=True, capture_output=True)
        assert of(gathered_of(two), "satu").catatan.status == status


def test_the_lock_names_what_was_collected_of_whom_and_when(two: Path) -> None:
    gathered_of(two)
    told = json.loads((two.parent / "simpanan/kumpulan.json").read_bytes())
    data = (site(two) / "data/2030/tw1.json").read_bytes()
    total = manifest.of_bytes((site(two) / manifest.FILE).read_bytes()).sha256
    assert told["dikumpulkan"] == "2030-05-01"
    assert told["unit"][0]["kuartal"] == {
        TW1: {"sha256": manifest.of_bytes(data).sha256, "tanggal": "2030-05-01", "manifes": total}
    }
