"""The editor without a browser: who gets in, what is written, what is refused and why. The offices are made up."""

from __future__ import annotations

import io
import json
import posixpath
import re
import threading
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from generator.commands import sending, world
from generator.commands.cli import main
from generator.commands.filling import inputs, saving, views
from generator.commands.filling.door import LARGEST, Editor
from generator.commands.filling.office import Office
from generator.commands.filling.server import far
from generator.commands.filling.typed import Change
from generator.content.load import load
from generator.forms import values as cell_values
from generator.forms.cells import LONGEST, Isian
from generator.problems.problem import Keys
from generator.site import preview_door
from generator.store.cache import Cache
from generator.yaml.kinds import Kind, canonical
from tests.synthetic import write

pytestmark = pytest.mark.slow

QUARTER = "2030/tw2"
MEASURE = "2030/tw2/iku/03.yaml"


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)])


@dataclass
class Browser:
    """What a browser does: it keeps a cookie, and names where it comes from."""

    editor: Editor
    head: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, body: object = None, **head: Any) -> tuple[int, str, dict[str, str]]:
        data = json.dumps(body).encode() if body is not None else b""
        where, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": "GET" if body is None else "POST",
            "PATH_INFO": where,
            "QUERY_STRING": query,
            "SERVER_PORT": "8010",
            "HTTP_HOST": "127.0.0.1:8010",
            "HTTP_ORIGIN": "http://127.0.0.1:8010",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(data)),
            "wsgi.input": io.BytesIO(data),
            **self.head,
            **head,
        }
        begun: list[Any] = []
        said = b"".join(preview_door.guarded(self.editor, "127.0.0.1")(environ, lambda *words: begun.extend(words)))
        return int(begun[0].split()[0]), said.decode(), dict(begun[1])

    def enter(self) -> Browser:
        status, _, head = self.ask(f"/?kunci={self.editor.kunci}")
        assert (status, head["Location"]) == (303, f"/{QUARTER}")
        assert head["Set-Cookie"].endswith("; Path=/; HttpOnly; SameSite=Strict")
        self.head["HTTP_COOKIE"] = head["Set-Cookie"].partition(";")[0]
        return self

    def save(self, page: str, *changes: tuple[str, str]) -> dict[str, Any]:
        """Type into inputs by their labels, as they are shown now, and leave the last."""
        shown = inputs.read(self.editor.office.content, QUARTER).halaman[page].isian
        named = {k.label: k for k in shown.values()}
        return self.send(page, *(self.change(page, named[label].isian.jalur, text) for label, text in changes))

    def change(self, page: str, path: Keys, text: str) -> dict[str, Any]:
        """Return what a page that is opened now sends when an input is left: with what else its row says."""
        shown = inputs.read(self.editor.office.content, QUARTER).halaman[page].isian
        own = next(k for k in shown.values() if k.isian.jalur == path)
        around = {n: k.teks for n, k in shown.items() if k.butir and k is not own and own.butir.startswith(k.butir)}
        return {"nama": own.nama, "lama": own.teks, "baru": text, "sebaris": around}

    def save_at(self, page: str, path: Keys, text: str) -> dict[str, Any]:
        return self.send(page, self.change(page, path, text))

    def send(self, page: str, *sent: Any) -> dict[str, Any]:
        status, said, _ = self.ask(f"/{QUARTER}/{page}", {"isian": sent})
        assert status == 200, said
        found: dict[str, Any] = json.loads(said)
        return found


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = write(tmp_path / "isi", groups=1)
    assert run(folder, "new", QUARTER).exit_code == 0
    return folder


@pytest.fixture
def browser(content: Path) -> Browser:
    return Browser(Editor(content, Cache(None), QUARTER)).enter()


def label(browser: Browser, page: str, start: str) -> str:
    found = inputs.read(browser.editor.office.content, QUARTER).halaman[page].isian.values()
    return next(k.label for k in found if k.label.startswith(start))


def test_nobody_gets_in_without_the_key(content: Path) -> None:
    stranger = Browser(Editor(content, Cache(None), QUARTER))
    assert stranger.ask("/?kunci=")[0] == stranger.ask("/?kunci=salah")[0] == stranger.ask(f"/{QUARTER}")[0] == 403
    assert stranger.ask(f"/{QUARTER}/iku/3", [])[0] == 403
    assert stranger.ask(f"/{QUARTER}", HTTP_COOKIE="lapkin-isi-8010=salah")[0] == 403
    known = Browser(stranger.editor).enter()
    assert known.ask(f"/{QUARTER}")[0] == 200
    assert known.ask(f"/{QUARTER}", HTTP_HOST="jahat.example")[0] == 421
    _, _, head = known.ask(f"/{QUARTER}")
    assert "frame-ancestors 'none'" in head["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in head


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ({"HTTP_ORIGIN": "http://jahat.example"}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_ORIGIN": "http://127.0.0.1:8011"}, 403),
        ({"CONTENT_TYPE": "text/plain"}, 415),
        ({"CONTENT_LENGTH": str(LARGEST + 1)}, 413),
        ({"CONTENT_LENGTH": "-1"}, 413),
        ({"REQUEST_METHOD": "PUT"}, 405),
    ],
)
def test_a_page_of_the_web_writes_nothing(browser: Browser, head: dict[str, str], status: int) -> None:
    kolom = next(iter(inputs.read(browser.editor.office.content, QUARTER).halaman["iku/3"].isian.values()))
    sent = [{"nama": kolom.nama, "lama": "", "baru": "50"}]
    before = (browser.editor.office.content / MEASURE).read_bytes()
    assert browser.ask(f"/{QUARTER}/iku/3", {"isian": sent}, **head)[0] == status
    assert (browser.editor.office.content / MEASURE).read_bytes() == before


@pytest.mark.parametrize(
    "body", [7, "x", {}, [1], {"isian": 1}, {"isian": [1]}, {"isian": [{"nama": "i"}]}, {"isian": []}, None]
)
def test_what_is_no_change_is_refused(browser: Browser, body: object) -> None:
    found = browser.ask(f"/{QUARTER}/iku/3", body, REQUEST_METHOD="POST")
    assert found[0] in (200, 400)
    assert found[0] == 400 or json.loads(found[1])["tertulis"] == {}


@pytest.mark.parametrize(
    "path",
    [
        "/2031/tw1",
        "/../../etc/passwd",
        "/-/../door.py",
        "/2030/tw2/iku/99",
        "/2030/tw2/x",
        "/2030/tw5",
        "/2030/..",
        "/2030/tw2/../tw1",
    ],
)
def test_what_there_is_not(browser: Browser, path: str) -> None:
    assert browser.ask(path)[0] == 404


def test_pages_name_every_input_once(browser: Browser) -> None:
    tw = inputs.read(browser.editor.office.content, QUARTER)
    names = [n for page in tw.halaman.values() for n in page.isian]
    assert len(names) == len({*names}) > 150
    for address, page in tw.halaman.items():
        said = browser.ask(f"/{QUARTER}/{address}")[1]
        assert [n for n in page.isian if said.count(f'id="{n}"') != 1] == []


def test_a_number_is_read_as_an_indonesian_types_it(browser: Browser) -> None:
    found = browser.save("iku/3", ("Realisasi", "50,25"))
    assert [*found["tertulis"].values()] == ["50,25"]
    assert found["angka"]["realisasi-3"].startswith("50,25")
    text = (browser.editor.office.content / MEASURE).read_text("utf-8")
    assert "realisasi: 50.25\n" in text
    assert text.startswith("# ")  # comments stay


@pytest.mark.parametrize("typed", ["sekitar 50", "1.000", "12-5", "50%%"])
def test_what_cannot_be_meant_is_not_written(browser: Browser, typed: str) -> None:
    before = (browser.editor.office.content / MEASURE).read_bytes()
    found = browser.save("iku/3", ("Realisasi", typed))
    assert found["tertulis"] == {}
    (said,) = next(iter(found["salah"].values()))
    assert said.endswith(".")
    assert (browser.editor.office.content / MEASURE).read_bytes() == before


def test_a_fault_elsewhere_on_the_page_holds_nothing_back(browser: Browser) -> None:
    found = browser.save("iku/3", ("Realisasi", "x"), ("Perlu konfirmasi", "Contoh."))
    assert [*found["tertulis"].values()] == ["Contoh."]


def test_a_file_that_was_changed_underneath_is_not_written_over(browser: Browser) -> None:
    shown = inputs.read(browser.editor.office.content, QUARTER).halaman["iku/3"]
    kolom = next(k for k in shown.isian.values() if k.label == "Realisasi")
    assert browser.save("iku/3", ("Realisasi", "50"))["tertulis"]
    status, said, _ = browser.ask(f"/{QUARTER}/iku/3", {"isian": [{"nama": kolom.nama, "lama": "", "baru": "60"}]})
    assert (status, json.loads(said)["tertulis"]) == (200, {})
    assert "Di berkas kini: 50" in said
    assert "realisasi: 50\n" in (browser.editor.office.content / MEASURE).read_text("utf-8")


def test_what_was_saved_last_is_taken_back(browser: Browser) -> None:
    before = (browser.editor.office.content / MEASURE).read_bytes()
    assert browser.save("iku/3", ("Realisasi", "50"))["tertulis"]
    assert "Dibatalkan" in browser.ask(f"/{QUARTER}/urung", {})[1]
    assert (browser.editor.office.content / MEASURE).read_bytes() == before
    assert "Tidak ada" in browser.ask(f"/{QUARTER}/urung", {})[1]


def test_a_row_is_added_and_removed(browser: Browser) -> None:
    heads = label(browser, "iku/3", "Catatan 1")
    browser.save("iku/3", (heads, "Satu."))
    browser.save("iku/3", ("Catatan 2", "Dua."))
    assert "catatan:\n- Satu.\n- Dua." in (browser.editor.office.content / MEASURE).read_text("utf-8").replace(
        "  - ", "- "
    )
    browser.save("iku/3", ("Catatan 1", ""))
    text = (browser.editor.office.content / MEASURE).read_text("utf-8")
    assert "Satu." not in text
    assert "Dua." in text


ROWS = [("tindak_lanjut", n, key) for n in range(3) for key in ("rekomendasi", "tenggat")]


@pytest.fixture
def rows(browser: Browser) -> Browser:
    """Return a browser at a page that has three rows, all due alike."""
    for (_, n, key), text in zip(ROWS, ("A", "TW III", "B", "TW III", "C", "TW III"), strict=True):
        assert browser.save_at("iku/3", ("tindak_lanjut", n, key), text)["tertulis"]
    return browser


@pytest.mark.parametrize("key", ["tenggat", "selesai"])
def test_an_old_page_writes_into_no_row_but_its_own(rows: Browser, key: str) -> None:
    """The first row goes elsewhere; what an old page types into the second is not written into what was the third."""
    typed, new = rows.change("iku/3", ("tindak_lanjut", 1, key), "X"), ("tindak_lanjut", 3, "rekomendasi")
    late = rows.change("iku/3", new, "D")
    rows.send("iku/3", *(rows.change("iku/3", path, "") for path in ROWS[:2]))
    before = (rows.editor.office.content / MEASURE).read_bytes()
    for sent, words in ((typed, "bergeser"), (late, "tidak ada lagi")):
        found = rows.send("iku/3", sent)
        assert (found["tertulis"], found["galat"]) == ({}, [sent["nama"]])
        assert words in str(found["salah"])
    assert (rows.editor.office.content / MEASURE).read_bytes() == before
    assert rows.save_at("iku/3", ("tindak_lanjut", 0, key), "X")["tertulis"]
    item = inputs.read(rows.editor.office.content, QUARTER).pohon[MEASURE]
    assert [item.text(("tindak_lanjut", n, key)) for n in range(2)] == ["X", "TW III" if key == "tenggat" else ""]


def test_the_second_of_two_equal_rows_is_edited(rows: Browser) -> None:
    rows.save_at("iku/3", ("tindak_lanjut", 0, "rekomendasi"), "B")
    rows.save_at("iku/3", ("tindak_lanjut", 1, "tenggat"), "TW IV")
    item = inputs.read(rows.editor.office.content, QUARTER).pohon[MEASURE]
    assert [item.text(("tindak_lanjut", n, "tenggat")) for n in range(3)] == ["TW III", "TW IV", "TW III"]


def test_what_was_written_and_not_answered_is_no_conflict(rows: Browser) -> None:
    """The command is killed after it wrote: the browser sends the same again, and is told that it stands there."""
    once = [rows.change("iku/3", ("realisasi",), "50,25"), rows.change("iku/3", ("tindak_lanjut", 1, "tenggat"), "X")]
    once.append(rows.change("iku/3", ("tindak_lanjut", 1, "selesai"), "Ya"))
    first, text = rows.send("iku/3", *once), (rows.editor.office.content / MEASURE).read_bytes()
    assert rows.send("iku/3", *once)["tertulis"] == first["tertulis"]
    assert (rows.editor.office.content / MEASURE).read_bytes() == text
    assert "Dibatalkan" in rows.ask(f"/{QUARTER}/urung", {})[1]
    assert (rows.editor.office.content / MEASURE).read_bytes() != text


def test_what_keeps_an_input_from_being_saved_goes_on_being_said(browser: Browser) -> None:
    found = browser.save(
        "iku/3", ("Realisasi", "x"), ("Penyebab (ringkasan)", "{{ tidak.ada }}"), ("Perlu konfirmasi", "Contoh.")
    )
    assert [*found["tertulis"].values()] == ["Contoh."]
    assert len(found["galat"]) == 2
    assert all(name in found["salah"] for name in found["galat"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [("kata " * LONGEST, "Pendekkan"), ("a\u200bb", "U+200B"), ("\ufeffa", "U+FEFF"), ("a\x07", "U+0007")],
)
def test_what_a_file_cannot_keep_is_said_where_it_was_typed(browser: Browser, typed: str, said: str) -> None:
    found = browser.save("iku/3", ("Penyebab (ringkasan)", typed), ("Perlu konfirmasi", "Contoh."))
    assert [*found["tertulis"].values()] == ["Contoh."]
    (name,) = found["galat"]
    assert name
    assert said in str(found["salah"][name])


def test_what_was_saved_before_publication_is_not_taken_back_after_it(browser: Browser) -> None:
    folder = browser.editor.office.content
    browser.save("laporan", ("Status", "terbit"), ("Tanggal terbit (tahun-bulan-hari)", "2030-08-01"))
    browser.save("iku/3", ("Realisasi", "50"))
    assert json.loads(browser.ask(f"/{QUARTER}/terbitkan", {})[1])["terbit"] == "ya"
    assert "Tidak dapat dibatalkan" in browser.ask(f"/{QUARTER}/urung", {})[1]
    assert "dibatalkan di sana" in run(folder, "import", "--batalkan").output
    assert "realisasi: 50\n" in (folder / MEASURE).read_text("utf-8")
    assert run(folder, "check").exit_code == 0


def test_what_was_filled_in_is_sent(browser: Browser) -> None:
    content = browser.editor.office.content
    status, said, _ = browser.ask(f"/{QUARTER}/kirim", {"kalimat": "Mengisi"})
    file = content.parent / "kiriman-2030-tw2.zip"
    assert (status, file.is_file()) == (200, True)
    assert f"ditulis sebagai {file}" in json.loads(said)["kata"]
    assert browser.ask("/2030/tw4/kirim", {"kalimat": "Mengisi"})[0] == 404


def test_what_is_sent_keeps_nobody_waiting(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(*_: object) -> str:
        assert browser.ask(f"/{QUARTER}")[0] == 200
        return "Terkirim."

    monkeypatch.setattr(sending, "sent", slowly)
    assert "Terkirim." in browser.ask(f"/{QUARTER}/kirim", {})[1]


def test_a_quarter_that_is_only_planned_is_begun_by_what_is_typed(browser: Browser) -> None:
    folder = browser.editor.office.content
    assert browser.ask("/2030/tw3")[0] == 200
    assert not (folder / "2030/tw3").exists()
    kolom = next(k for k in inputs.read(folder, "2030/tw3").halaman["iku/3"].isian.values() if k.label == "Realisasi")
    sent = [{"nama": kolom.nama, "lama": "", "baru": "50"}]
    assert json.loads(browser.ask("/2030/tw3/iku/3", {"isian": sent})[1])["tertulis"] == {kolom.nama: "50"}
    assert run(folder, "check").exit_code == 0
    assert "Dibatalkan" in browser.ask("/2030/tw3/urung", {})[1]
    assert not (folder / "2030/tw3").exists()
    assert run(folder, "check").exit_code == 0


@pytest.mark.parametrize("other", ['x={"a": 1}', "a[1]=2", 'b="2|1:0|"', "bukan kue", "c=d e", "é=1", "="])
def test_cookies_of_other_programs_lock_nobody_out(browser: Browser, other: str) -> None:
    own = browser.head["HTTP_COOKIE"]
    for kept in (f"{other}; {own}", f"{own}; {other}", f"{own.partition('=')[0]}=lama; {own}"):
        assert browser.ask(f"/{QUARTER}", HTTP_COOKIE=kept)[0] == 200


def test_what_was_published_moves_by_a_correction_alone(content: Path) -> None:
    assert run(content, "publish", "2030/tw1", "--tanggal", "2030-11-01").exit_code == 0
    browser, name = Browser(Editor(content, Cache(None), QUARTER)).enter(), content / "2030/tw1/iku/03.yaml"
    before = name.read_bytes()
    kolom = next(k for k in inputs.read(content, "2030/tw1").halaman["iku/3"].isian.values() if k.label == "Realisasi")
    sent = [{"nama": kolom.nama, "lama": kolom.isian.teks, "baru": "49"}]
    found = json.loads(browser.ask("/2030/tw1/iku/3", {"isian": sent})[1])
    assert found["tertulis"] == {}
    assert "jawab tiga pertanyaan Koreksi" in str(found["salah"])
    assert name.read_bytes() == before


def test_a_correction_says_what_moves_then_is_recorded(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views.options, "day", lambda _: date(2030, 12, 1))
    assert run(content, "publish", "2030/tw1", "--tanggal", "2030-11-01").exit_code == 0
    browser, name = Browser(Editor(content, Cache(None), QUARTER)).enter(), content / "2030/tw1/iku/03.yaml"
    before = name.read_bytes()
    kolom = next(k for k in inputs.read(content, "2030/tw1").halaman["iku/3"].isian.values() if k.label == "Realisasi")
    sent = [{"nama": kolom.nama, "lama": kolom.isian.teks, "baru": "49"}]
    looked = json.loads(browser.ask("/2030/tw1/iku/3", {"isian": sent, "koreksi": True})[1])
    assert {"Realisasi IKU 3: 50 → 49", "Capaian IKU 3: 100,0 → 98,0"} <= {*looked["koreksi"]}, looked
    assert not re.search(r"iku\.|[0-9]\.[0-9]|_", str(looked["koreksi"])), looked
    assert name.read_bytes() == before
    words = {"apa": "Contoh", "alasan": "Salah ketik", "disetujui": ""}
    assert browser.ask("/2030/tw1/iku/3", {"isian": sent, "koreksi": words})[0] == 400
    found = browser.ask("/2030/tw1/iku/3", {"isian": sent, "koreksi": {**words, "disetujui": "Nama, Kepala"}})[1]
    assert json.loads(found)["tertulis"] == {kolom.nama: "49"}
    assert "Salah ketik" in (content / "koreksi.yaml").read_text("utf-8")
    assert run(content, "check").exit_code == 0


def test_what_keeps_a_quarter_from_being_published_is_said_once_with_its_pages(browser: Browser) -> None:
    """Warnings are not listed, so they hide no fault."""
    folder = browser.editor.office.content / QUARTER
    report = folder / "laporan.yaml"
    text = report.read_text("utf-8").replace("status: draf", "status: terbit\ntanggal_terbit: 2030-08-01\n#")
    report.write_text(text, "utf-8")
    for number in (3, 4):
        (folder / f"iku/{number:02d}.yaml").write_text(f"nomor: {number}\nrealisasi: 10\n", "utf-8")
    said = json.loads(browser.ask(f"/{QUARTER}/terbitkan", {})[1])["kata"].split("\n")
    assert said[0] == "Belum dicatat sebagai terbit."
    assert [line.count("tanpa penjelasan") for line in said] == [0, 1, 0], said
    assert all(line.endswith("(iku/3 dan iku/4)") for line in said[1:]), said
    assert "belum tersedia" not in str(said)


def test_a_quarter_is_published(browser: Browser) -> None:
    folder = browser.editor.office.content
    assert "masih draf" in browser.ask(f"/{QUARTER}/terbitkan", {})[1]
    assert not (folder / QUARTER / "kunci.yaml").exists()
    report = folder / QUARTER / "laporan.yaml"
    for text in ("status: terbit", "tanggal_terbit: 2030-08-01"):
        key = text.partition(":")[0]
        lines = [line for line in report.read_text("utf-8").splitlines() if not line.lstrip("# ").startswith(f"{key}:")]
        report.write_text("\n".join([*lines, text, ""]), "utf-8")
    said = json.loads(browser.ask(f"/{QUARTER}/terbitkan", {})[1])
    assert said.get("terbit") == "ya", said
    assert (folder / QUARTER / "kunci.yaml").exists()
    assert "Laporan ini sudah terbit" in browser.ask(f"/{QUARTER}")[1]


def test_a_photo_is_made_ready(browser: Browser) -> None:
    data = io.BytesIO()
    camera = Image.Exif()
    camera[0x010F] = "Kamera Rekaan"
    Image.new("RGB", (60, 40), "red").save(data, "JPEG", exif=camera)
    sent = {"CONTENT_TYPE": "application/octet-stream", "QUERY_STRING": "nama=..%2FFoto Saya.JPG"}
    head = {**sent, "REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(len(data.getvalue()))}
    found = json.loads(browser.ask(f"/{QUARTER}/foto", **{**head, "wsgi.input": io.BytesIO(data.getvalue())})[1])
    assert found == {"nama": "foto-saya.jpg"}
    kept = (browser.editor.office.content / QUARTER / "foto/foto-saya.jpg").read_bytes()
    assert kept[:2] == b"\xff\xd8"
    assert b"Kamera" not in kept
    assert (
        "Isi belum dapat dibuka" not in browser.ask(f"/{QUARTER}/highlight")[1]
    )  # no event names it yet: a suggestion
    assert browser.save("iku/3", ("Realisasi", "51"))["tertulis"]
    broken = browser.ask(f"/{QUARTER}/foto", **{**head, "wsgi.input": io.BytesIO(b"x"), "CONTENT_LENGTH": "1"})[1]
    assert "tidak dapat dibaca" in broken
    assert browser.ask(f"/{QUARTER}/foto", **{**head, "CONTENT_LENGTH": "20000001"})[0] == 413


def test_broken_content_is_told_and_mended_elsewhere(browser: Browser) -> None:
    (browser.editor.office.content / "2030/tw1/iku/04.yaml").write_text("nomor: [", "utf-8")
    status, said, _ = browser.ask(f"/{QUARTER}/iku/3")
    assert (status, "2030/tw1/iku/04.yaml" in said) == (200, True)


def test_a_full_disk_is_told(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving.journal, "commit", full)
    sent = browser.change("iku/3", ("realisasi",), "50")
    status, said, _ = browser.ask(f"/{QUARTER}/iku/3", {"isian": [sent]})
    assert (status, said) == (507, f"{world.ANSWERS[28][0]}.\n")


@pytest.mark.untraced
def test_a_quarter_typed_whole_says_what_its_files_say(tmp_path: Path) -> None:
    """The second quarter of an office is typed anew, page by page: the files then hold the same values."""
    known, empty = write(tmp_path / "ada" / "isi", quarters=2), write(tmp_path / "baru" / "isi", quarters=1)
    assert run(empty, "new", QUARTER).exit_code == 0
    wanted = inputs.read(known, QUARTER, 1)
    for address, page in wanted.halaman.items():
        tw = inputs.read(empty, QUARTER, 30)
        own = tw.halaman[address].isian
        changes = [
            Change(name, own[name].isian.teks, k.isian.teks)
            for name, k in page.isian.items()
            if k.isian.teks != own[name].isian.teks
        ]
        answer = saving.saved(Office(empty, Cache(None)), tw, tw.halaman[address], changes)
        assert answer.salah == {}, address
    (first, _), (second, _) = load(known), load(empty)
    assert first is not None
    assert second is not None
    for name, document in first.dokumen.items():
        if f"/{QUARTER}/" in name and "terbit" not in name:
            assert plain(second.dokumen[name].isi) == plain(document.isi), name


def plain(value: Any) -> Any:
    """Return values without what says nothing: an editor writes no empty key."""
    if isinstance(value, dict):
        return {key: found for key, one in value.items() if (found := plain(one)) not in (None, "", {}, [])}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return " ".join(value.split()) if isinstance(value, str) else value


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1:8010", False),
        ("localhost:1", False),
        ("[::1]:8010", False),
        ("0.0.0.0:8010", True),
        ("192.168.1.2:80", True),
        ("example.org:80", True),
    ],
)
def test_the_editor_listens_on_this_computer_alone(address: str, expected: bool) -> None:
    assert far(address) is expected


def test_the_command_refuses_in_words(content: Path) -> None:
    for words, said in (
        (["isi", "2031/tw1"], "2031"),
        (["isi", QUARTER, "--alamat", "0.0.0.0:8010"], "bukan di komputer ini"),
        (["isi", QUARTER, "--alamat", "127.0.0.1:x"], "tidak dapat dipakai"),
    ):
        done = CliRunner().invoke(main, [*words, "--content", str(content), "--jangan-buka"])
        assert (done.exit_code, said in done.output) == (1, True), done.output


def test_the_title_of_a_page_stands_once(browser: Browser) -> None:
    for address in inputs.read(browser.editor.office.content, QUARTER).halaman:
        title, *heads = re.findall(r"<h[1-3]>(.*?)</h[1-3]>", browser.ask(f"/{QUARTER}/{address}")[1])
        assert title not in heads, address


def test_the_quarter_before_stands_beside_and_is_never_sent(tmp_path: Path) -> None:
    """What stood in the quarter before is told under each input, words whole; saving writes none of it."""
    content = write(tmp_path / "isi", quarters=1)
    edited = content / "2030/tw1/iku/03.yaml"
    edited.write_text(f"{edited.read_text('utf-8')}perlu_konfirmasi: {'Kata rekaan. ' * 9}\n", "utf-8")
    assert run(content, "new", QUARTER).exit_code == 0
    browser = Browser(Editor(content, Cache(None), QUARTER)).enter()
    page = inputs.read(content, QUARTER).halaman["iku/3"]
    named = {k.label: k for k in page.isian.values()}
    assert (named["Realisasi"].isian.teks, named["Realisasi"].dahulu) == ("", "50")
    said = browser.ask(f"/{QUARTER}/iku/3")[1]
    assert "Triwulan I 2030: 50<" in said
    assert said.count("Kata rekaan. Kata rekaan.") >= 1
    browser.save("iku/3", ("Perlu konfirmasi", "Lain."))
    assert "rekaan" not in (content / MEASURE).read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        ("rupiah", "26_517_000", "26.517.000"),
        ("rupiah", "-2517000.50", "-2.517.000,50"),
        ("rupiah", "17_000", "17000"),
        ("angka", "96.60", "96,60"),
        ("angka", "belum dinilai", "belum dinilai"),
        ("teks", "1.5", "1.5"),
    ],
)
def test_what_is_shown_is_read_as_what_it_is(kind: Kind, text: str, shown: str) -> None:
    kolom = inputs.KotakIsian(Isian("a.yaml", ("x",), kind, text), "Contoh")
    assert kolom.teks == shown
    assert canonical(kind, cell_values.read(kind, shown)) == canonical(kind, text)


@pytest.mark.parametrize(("name", "kept"), [("\0a.jpg", "a.jpg"), ("..", "foto.jpg"), ("\U0001f600" * 100, "foto.jpg")])
def test_a_photo_of_any_name_gets_a_plain_one(browser: Browser, name: str, kept: str) -> None:
    data = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(data, "JPEG")
    sent = {"CONTENT_TYPE": "application/octet-stream", "QUERY_STRING": f"nama={quote(name)}", "REQUEST_METHOD": "POST"}
    more = {"CONTENT_LENGTH": str(len(data.getvalue())), "wsgi.input": io.BytesIO(data.getvalue())}
    assert json.loads(browser.ask(f"/{QUARTER}/foto", **{**sent, **more})[1]) == {"nama": kept}


def test_what_a_workbook_would_read_as_a_sign_stays_as_it_is_typed(browser: Browser) -> None:
    found = browser.save("iku/3", ("Perlu konfirmasi", "Berkas _x0041_ ada."))
    assert [*found["tertulis"].values()] == ["Berkas _x0041_ ada."]


def test_remedies_are_typed_as_they_are_said(browser: Browser) -> None:
    found = browser.save("anggaran", (label(browser, "anggaran", "Realisasi"), "Rp 1.000.000"))
    (said,) = next(iter(found["salah"].values()))
    assert "Ketik 1.000.000." in said


def test_who_sends_slowly_keeps_nobody_waiting(browser: Browser) -> None:
    begun, ended = threading.Event(), threading.Event()

    class Slow(io.BytesIO):
        def read(self, *_: Any) -> bytes:
            begun.set()
            assert ended.wait(60)
            return b"{}"

    slow = {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "2", "wsgi.input": Slow()}
    other = threading.Thread(target=browser.ask, args=(f"/{QUARTER}/iku/3",), kwargs=slow)
    other.start()
    assert begun.wait(60)
    answered = list[int]()
    asking = threading.Thread(target=lambda: answered.append(browser.ask(f"/{QUARTER}/iku/3")[0]))
    asking.start()
    asking.join(30)
    ended.set()
    other.join()
    assert answered == [200]


def test_the_page_of_the_site_is_looked_at(browser: Browser) -> None:
    where = f"/lihat/{QUARTER}/iku/3/"
    browser.save("iku/3", ("Realisasi", "61,7"))
    status, first, head = browser.ask(where)
    assert (status, head["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "61,7" in first
    browser.save("iku/3", ("Realisasi", "62,9"))
    assert "62,9" in browser.ask(where)[1]
    leads = {found for found in re.findall(r'(?:href|src)="(/[^"]*)"', first) if not found.startswith("/lihat/")}
    assert leads == set()
    style = next(found for found in re.findall(r'href="([^"]+\.css)"', first))
    assert browser.ask(posixpath.normpath(posixpath.join(where, style)))[2]["Content-Type"].startswith("text/css")
    (browser.editor.office.content / MEASURE).write_text("nomor: [", "utf-8")
    assert "iku/03.yaml" in browser.ask(where)[1]


@pytest.mark.parametrize(
    "path", ["/lihat/../unit.yaml", "/lihat/..%2f..%2funit.yaml", "/lihat//etc/passwd", "/lihat/x"]
)
def test_nothing_but_the_site_is_looked_at(browser: Browser, path: str) -> None:
    status, said, _ = browser.ask(path)
    assert (status, "Balai" in said or "404" in said) == (404, True)
    assert "kode: balai-contoh" not in said
    assert Browser(browser.editor).ask(path)[0] == 403


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("2030/07/17", "2030-07-17"),
        ("2030.7.5", "2030-07-05"),
        ("20300717", "2030-07-17"),
        ("2030 7 17", "2030-07-17"),
        ("17 Juli 2030", "17 Juli 2030"),
        ("17/07/2030", "17/07/2030"),
        ("05/07/2030", ""),
        ("2030/13/01", ""),
        ("2030/02/30", ""),
    ],
)
def test_a_day_is_read_as_it_is_typed_where_it_can_mean_one_alone(browser: Browser, typed: str, stands: str) -> None:
    said = browser.save("laporan", ("Tanggal tanda tangan (bila lain)", typed))
    assert [*said["tertulis"].values()] == ([stands] if stands else [])
    assert bool(said["galat"]) != bool(stands)


def test_every_figure_that_prose_may_name_is_offered(browser: Browser) -> None:
    browser.save("iku/3", ("Realisasi", "61,7"))
    found = {one["alamat"]: one for one in json.loads(browser.ask(f"/{QUARTER}/angka")[1])["angka"]}
    assert (found["iku.3.realisasi"]["teks"], found["iku.3.realisasi"]["nama"]) == ("61,7", "Realisasi IKU 3")
    assert "npss" in found
    assert browser.ask("/2030/tw4/angka")[0] == browser.ask("/kantor/data/angka")[0] == 404
    assert Browser(browser.editor).ask(f"/{QUARTER}/angka")[0] == 403


def test_a_file_that_a_quarter_lacks_is_begun_by_what_is_typed(browser: Browser) -> None:
    folder = browser.editor.office.content / QUARTER
    for place in (folder, folder.parent / "tw1"):  # nor is there one before it to carry over
        (place / "anggaran.yaml").unlink()
    said = browser.save("anggaran", ("Sumber", "Contoh"))
    assert (said["salah"].get(""), [*said["tertulis"].values()]) == (None, ["Contoh"])
    assert (folder / "anggaran.yaml").read_text("utf-8") == "sumber: Contoh\n"
    assert "Dibatalkan" in browser.ask(f"/{QUARTER}/urung", {})[1]
    assert not (folder / "anggaran.yaml").exists()
