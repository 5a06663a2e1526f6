"""Each release names the one before, and whoever knows a newer one sees that a site is old. The office is made up."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from generator.build import pipeline
from generator.figures import releases
from generator.site import manifest, release_memory
from generator.site import release as release_site
from tests.figures.test_seals import (
    IKU3,
    LIST,
    LOCK,
    NOTES,
    chained,
    committed,
    correct,
    dropped,
    edit,
    git,
    remove,
    run,
)
from tests.support import BUILD

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.figures.test_seals"]


def site(folder: Path, target: Path) -> Path:
    """Write the least of a site: its front page, and a manifest that says what a build of this content would."""
    report = pipeline.compute(folder, held=False)
    target.mkdir(parents=True, exist_ok=True)
    (target / "index.html").write_text("<title>Contoh</title>", "utf-8")
    told = release_site.told(report.content, report.hasil)
    listed = manifest.of_folder(target)
    listed.pop(manifest.FILE, None)
    (target / manifest.FILE).write_bytes(manifest.written(listed, "HEAD", told))
    return target


def verify(folder: Path, place: Path, *words: str) -> Result:
    return run(folder, "verify", str(place), "--cache", str(folder.parent / "simpanan"), *words)


def release(place: Path) -> dict[str, Any]:
    return dict(json.loads((place / manifest.FILE).read_bytes())["release"])


@pytest.fixture
def old(office: Path, tmp_path: Path) -> Path:
    """Return the site of the office, which is then corrected once more."""
    place = site(office, tmp_path / "situs")
    edit(IKU3, "realisasi: 45", "realisasi: 46")(office)
    assert correct(office, "2030-08-02").exit_code == 0
    return place


def test_a_manifest_names_the_one_before_and_every_record(office: Path, old: Path, tmp_path: Path) -> None:
    """The sums are worked out here from the files, by their own words."""
    new = release(site(office, tmp_path / "baru"))
    before = release(old)
    assert (before["number"], new["number"]) == (4, 5)
    assert new["previous"] == {"entry": before["entry"], "manifest": manifest.of_folder(old)[manifest.FILE].sha256}
    assert new["chain"] == before["chain"]
    assert new["locks"].keys() == {"2030/tw1", "2030/tw2"}
    assert new["corrections"] != before["corrections"]
    assert new["locks"] == before["locks"]


def test_a_manifest_is_the_same_every_time_and_says_nothing_of_drafts(office: Path, tmp_path: Path) -> None:
    one, two = site(office, tmp_path / "a"), site(office, tmp_path / "b")
    assert (one / manifest.FILE).read_bytes() == (two / manifest.FILE).read_bytes()
    remove(LIST, NOTES, LOCK, "2030/tw2/kunci.yaml")(office)
    assert json.loads((site(office, tmp_path / "c") / manifest.FILE).read_bytes())["release"] is None


def test_what_another_site_says_of_its_release_is_never_trusted(tmp_path: Path) -> None:
    """Whatever stands in the place of a release is read, or the manifest is none."""
    spoken = {"office": "a", "number": 1}
    for odd in (
        *([], "x", 7, {"office": 1}, {**spoken, "number": "x"}, {**spoken, "locks": [1]}, {**spoken, "number": -3}),
        *({**spoken, "number": "9" * 5000}, {**spoken, "number": 10**9}, {**spoken, "locks": {"\x1b[2J": "a"}}),
        *({**spoken, "number": 1e999}, {**spoken, "previous": 3}),
    ):
        data = json.loads(manifest.written({}, "HEAD")) | {"release": odd}
        try:
            manifest.read(json.dumps(data).encode())
        except manifest.BukanManifest:
            continue
        assert not odd


def test_a_walk_through_all_releases(office: Path, tmp_path: Path) -> None:
    place = site(office, tmp_path / "situs")
    done = verify(office, place, "--riwayat")
    assert done.exit_code == 0, done.output
    for said in (
        "Terbitan 1, 20 April 2030, terbitnya 2030/tw1: awal rantai.",
        "Terbitan 2, 18 Juli 2030, terbitnya 2030/tw2: melanjutkan terbitan 1.",
        "Terbitan 3, 2 Mei 2030, koreksi 2030/tw1: melanjutkan terbitan 2.",
        "Situs: terbitan 4, 2 kunci: yang terbaru, dan sama dengan yang tercatat.",
        "Riwayat utuh",
    ):
        assert said in done.output


TORN: list[tuple[str, Callable[[Path], object], str]] = [
    ("entry removed", dropped(LIST, 1), "TERPUTUS, bukan lanjutan terbitan 1."),
    ("entry changed", edit(LIST, "2030-05-02", "2030-05-03"), "Terbitan 3, 3 Mei 2030, koreksi 2030/tw1: TERPUTUS, isinya"),
    ("all written anew", chained, "dari daftar lain, yang dimulai dari butir lain"),
    ("list deleted", remove(LIST), "[kunci-tak-tercatat]"),
    ("lock deleted", remove(LOCK), "[kunci-hilang]"),
    ("quarter deleted", remove("2030/tw1"), "[kuartal-hilang]"),
    ("correction edited", edit(NOTES, "Salah hitung.", "Lain."), "[koreksi-diubah]"),
    ("figure changed", edit(IKU3, "realisasi: 45", "realisasi: 44"), "[terbit-berubah]"),
    ("last entry removed", dropped(LIST, 3), "isi ini baru sampai terbitan 3: lebih lama"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "change", "said"), TORN, ids=[row[0] for row in TORN])
def test_a_walk_says_where_the_chain_breaks(
    office: Path, tmp_path: Path, what: str, change: Callable[[Path], object], said: str
) -> None:
    place = site(office, tmp_path / "situs")
    change(office)
    done = verify(office, place, "--riwayat")
    assert done.exit_code == 1, f"{what}: {done.output}"
    assert said in done.output, done.output
    assert "Riwayat tidak utuh" in done.output


OTHER = "0" * 64
# What a site says of its release, changed: by key, with what the walk finds.
FORGED: list[tuple[str, dict[str, Any], str]] = [
    ("no release", {}, "Manifes situs itu tidak memuat terbitan"),
    ("before anything was listed", {"number": 0, "entry": None, "chain": None}, "tidak memuat terbitan, padahal sudah ada terbitan 4"),
    ("nothing listed, nothing locked", {"number": 0, "entry": None, "locks": {}}, "tidak memuat terbitan, padahal sudah ada terbitan 4"),
    ("a later release", {"number": 5}, "isi ini baru sampai terbitan 4"),
    ("an older number, this entry", {"number": 3}, "Terbitan 3 situs itu lain"),
    ("another entry of this number", {"entry": OTHER}, "Terbitan 4 situs itu lain"),
    ("another chain", {"chain": OTHER}, "dari daftar lain"),
    ("another office", {"office": "balai-lain\x1b[2J"}, "dari kantor lain: balai-lain\\x1b[2J."),
    ("a lock left out", {"locks": {}}, "kunci 2030/tw1 dan kunci 2030/tw2 lain dari yang tercatat"),
    ("a lock more", {"locks+": {"2030/tw3": OTHER}}, "kunci 2030/tw3 lain"),
    ("another lock", {"locks+": {"2030/tw2": OTHER}}, "kunci 2030/tw2 lain"),
    ("no corrections", {"corrections": None}, "koreksi lain dari yang tercatat"),
    ("other corrections", {"corrections": OTHER}, "koreksi lain dari yang tercatat"),
    ("another release before", {"previous": {"entry": OTHER, "manifest": None}}, "terbitan sebelumnya lain"),
    ("none before", {"previous": None}, "terbitan sebelumnya lain"),
    ("another site before", {"previous+": {"manifest": OTHER}}, "terbitan sebelumnya lain"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "change", "said"), FORGED, ids=[row[0] for row in FORGED])
def test_a_walk_says_what_a_site_claims_otherwise(
    office: Path, tmp_path: Path, what: str, change: dict[str, Any], said: str
) -> None:
    place = site(office, tmp_path / "situs")
    data = json.loads((place / manifest.FILE).read_bytes())
    for key, value in change.items():
        data["release"][key.rstrip("+")] = {**data["release"][key[:-1]], **value} if key.endswith("+") else value
    if not change:
        data["release"] = None
    (place / manifest.FILE).write_text(json.dumps(data), "utf-8")
    done = verify(office, place, "--riwayat")
    assert (done.exit_code, said in done.output) == (1, True), f"{what}: {done.output}"
    assert "\x1b" not in done.output


def test_an_old_site_is_a_finding_where_the_content_knows_more(office: Path, old: Path) -> None:
    for words in ((), ("--riwayat",)):
        done = verify(office, old, *words)
        assert done.exit_code == 1, done.output
        assert "memuat terbitan 4, padahal sudah ada terbitan 5: koreksi 2030/tw1 pada 2 Agustus 2030" in done.output
    assert verify(office, site(office, old)).exit_code == 0


def test_an_old_site_is_a_finding_where_a_newer_manifest_was_kept(office: Path, old: Path, tmp_path: Path) -> None:
    kept = tmp_path / "disimpan.json"
    shutil.copy(site(office, tmp_path / "baru") / manifest.FILE, kept)
    elsewhere = tmp_path / "lain" / "isi"
    done = verify(elsewhere, old, "--riwayat", "--manifest", str(kept))
    assert (done.exit_code, "manifes yang diketahui memuat terbitan 5" in done.output) == (1, True)
    newest = site(office, tmp_path / "baru")
    shutil.copy(old / manifest.FILE, kept)
    done = verify(elsewhere, newest, "--riwayat", "--manifest", str(kept))
    assert (done.exit_code, "melanjutkan terbitan 4, dan menyebut manifes" in done.output) == (0, True), done.output


def test_another_list_of_another_office_says_nothing(office: Path, tmp_path: Path) -> None:
    place = site(office, tmp_path / "situs")
    edit("unit.yaml", "kode: balai-contoh", "kode: balai-lain")(office)
    assert "terbitan" not in verify(office, place).output


def test_content_that_is_older_than_the_site_is_not_built_over_it(office: Path, old: Path, tmp_path: Path) -> None:
    """Outside git, too: the site that stands there remembers. Nothing of it is touched."""
    newest = site(office, tmp_path / "baru")
    before = (newest / manifest.FILE).read_bytes()
    for change, said in (
        (remove(LIST, NOTES, LOCK, "2030/tw2/kunci.yaml"), "terbitan.yaml tidak ada atau kosong"),
        (dropped(LIST, 4), "lebih lama"),
        (chained, "dari daftar lain"),
    ):
        copy = shutil.copytree(office, tmp_path / said.split()[0] / "isi")
        edit(IKU3, "realisasi: 46", "realisasi: 45")(copy) if change is chained else None
        change(copy)
        assert said in release_site.stray(release_site.of(newest)[0], release_memory.listed(copy))
    copy = shutil.copytree(office, tmp_path / "kosong" / "isi")
    remove(LIST, NOTES, LOCK, "2030/tw2/kunci.yaml")(copy)
    done = run(copy, *BUILD, "--site", str(newest))
    assert (done.exit_code, "Kembalikan terbitan.yaml" in done.output) == (1, True), done.output
    assert (newest / manifest.FILE).read_bytes() == before


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen")
def test_an_old_signed_site_is_a_finding_for_who_saw_a_newer_one(office: Path, old: Path, tmp_path: Path) -> None:
    """The checker has no content: it remembers what was signed and shown before."""
    key, signers, nobody = tmp_path / "kunci", tmp_path / "penandatangan.txt", tmp_path / "lain" / "isi"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    public = key.with_suffix(".pub").read_text("utf-8").split()
    signers.write_text(f'petugas@example.go.id namespaces="lapkin" {public[0]} {public[1]}\n', "utf-8")

    def signed(place: Path) -> None:
        (place / manifest.SSH).unlink(missing_ok=True)
        words = ["ssh-keygen", "-q", "-Y", "sign", "-n", "lapkin", "-f", str(key), str(place / manifest.FILE)]
        subprocess.run(words, check=True, capture_output=True)

    signed(old)
    kept = shutil.copytree(old, tmp_path / "lama")
    words = ("--penandatangan", str(signers))
    assert verify(nobody, old, *words).exit_code == 0
    assert verify(nobody, old, *words).exit_code == 0
    signed(site(office, old))
    assert verify(nobody, old, *words).exit_code == 0
    shutil.rmtree(old)
    shutil.copytree(kept, old)
    done = verify(nobody, old, *words)
    assert (done.exit_code, "Manifes ini sah, tetapi lebih lama" in done.output) == (1, True), done.output
    done = verify(nobody, old, *words, "--riwayat")
    assert (done.exit_code, "lebih lama" in done.output) == (1, True), done.output


def test_two_manifests_of_one_number_are_a_finding(office: Path, tmp_path: Path) -> None:
    """Both were signed; a site of the same release that was built anew is none."""
    place, day = site(office, tmp_path / "situs"), date(2030, 8, 1)
    assert [*release_memory.seen(tmp_path, "s", manifest.read((place / manifest.FILE).read_bytes()), day)] == []
    data = json.loads((place / manifest.FILE).read_bytes())
    again = manifest.read(json.dumps({**data, "commit": None, "clean": None, "tools": {}}).encode())
    assert [*release_memory.seen(tmp_path, "s", again, day)] == []
    data["release"]["entry"] = OTHER
    for _ in range(2):
        (said,) = release_memory.seen(tmp_path, "s", manifest.read(json.dumps(data).encode()), day)
        assert "terbitan 4 di dalamnya lain dari yang terlihat pada 1 Agustus 2030" in said
    assert [*release_memory.seen(tmp_path, "s", again, day)] == []


def test_a_spoiled_note_of_the_checker_is_no_traceback(office: Path, tmp_path: Path) -> None:
    found = manifest.read((site(office, tmp_path / "situs") / manifest.FILE).read_bytes())
    for spoiled in ("", "{}", "[1]", '[{"manifes": 1}]', '[{"manifes": "a", "nomor": "x", "terlihat": "y"}]', "\0"):
        assert list(release_memory.seen(tmp_path, "s", found, date(2030, 8, 1))) == []
        (note,) = (tmp_path / "riwayat").glob("*.json")
        note.write_text(spoiled, "utf-8")


def test_sums_do_not_depend_on_layout(office: Path) -> None:
    before = [releases.of_correction(k) for k in pipeline.compute(office).content.koreksi]
    edit(NOTES, "alasan: Salah hitung.", "alasan: >-\n      Salah\n      hitung.")(office)
    assert [releases.of_correction(k) for k in pipeline.compute(office).content.koreksi] == before


def test_a_site_of_before_there_was_a_list_is_old(office: Path, tmp_path: Path) -> None:
    """Its manifest names no release, but a commit that the content knows, and that is not its newest."""
    place = site(office, tmp_path / "situs")
    names = (LIST, NOTES, LOCK, "2030/tw2/kunci.yaml")
    kept = {name: (office / name).read_bytes() for name in names}
    remove(*names)(office)
    committed(office)
    first = git(office, "rev-parse", "HEAD").strip()
    for name, data in kept.items():
        (office / name).write_bytes(data)
    listed = {name: found for name, found in manifest.of_folder(place).items() if name != manifest.FILE}
    (place / manifest.FILE).write_bytes(manifest.written(listed, first))
    assert verify(office, place).exit_code == 0  # nothing newer was committed
    committed(office, "terbit")
    done = verify(office, place)
    assert (done.exit_code, "sebelum terbitannya dicatat" in done.output) == (1, True), done.output


def test_a_list_that_was_never_written_is_made_by_publish(office: Path) -> None:
    """As after a command that was stopped between a record and its entry."""
    remove(LIST)(office)
    assert "[kunci-tak-tercatat]" in run(office, "check").output
    assert run(office, "publish", "2030/tw1").exit_code == 0
    assert run(office, "check").exit_code == 0
