"""The field for a signature: signing adds to the file, keeps what two standards ask, and a changed byte is found."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import page as validator
import pypdfium2
import pytest
from asn1crypto import keys, x509
from click.testing import CliRunner
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from generator.build import document, document_files, emit, pipeline, workers
from generator.commands.cli import main
from generator.document import signature_field
from generator.store.cache import Cache
from tests import support, synthetic
from tests.support import Once

pytestmark = [pytest.mark.slow, pytest.mark.untraced]
SIGNER = "tempat_terbit: Kota Rekaan\npenandatangan: {nama: Nama Rekaan, jabatan: Kepala Balai Contoh}\n"
REVIEWED = "reviu: {oleh: Tim Rekaan, tanggal: 2030-04-05, nomor: R-1/2030}\n"


def office(folder: Path) -> Path:
    """Write a made-up office that somebody signs for."""
    synthetic.write(folder, groups=1)
    report = folder / "2030/tw1/laporan.yaml"
    report.write_text(report.read_text("utf-8") + SIGNER + REVIEWED, "utf-8")
    return folder


@pytest.fixture(scope="module")
def built(once: Once, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the document of a made-up office that somebody signs."""

    def make(file: Path) -> None:
        computed = pipeline.compute(office(tmp_path_factory.mktemp("kantor") / "isi"))
        made = document.made(computed.triwulan[-1])
        file.write_bytes(support.pdf(made))

    return once("ditandatangani.pdf", make).read_bytes()


def _certificate() -> tuple[x509.Certificate, keys.PrivateKeyInfo]:
    """Return a certificate of nobody, and its key."""
    key = rsa.generate_private_key(65537, 2048)
    name = certificates.Name([certificates.NameAttribute(NameOID.COMMON_NAME, "Nama Rekaan (uji)")])
    day = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
    made = certificates.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(7).not_valid_before(day).not_valid_after(day + datetime.timedelta(365))
    made = made.add_extension(certificates.BasicConstraints(ca=True, path_length=None), critical=True)
    used = certificates.KeyUsage(True, True, False, False, False, True, False, False, False)
    signed = made.add_extension(used, critical=True).sign(key, hashes.SHA256())
    encoded = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return (
        x509.Certificate.load(signed.public_bytes(serialization.Encoding.DER)),
        keys.PrivateKeyInfo.load(encoded),
    )


class _Additions(IncrementalPdfFileWriter):
    """What is added to a file, without a new description of it: its own would no longer name the standards."""

    def _update_meta(self) -> None:
        pass


@pytest.fixture(scope="module")
def signed(built: bytes) -> tuple[bytes, x509.Certificate]:
    """Return the document as signed, and who signed it."""
    return sign(built)


def sign(built: bytes) -> tuple[bytes, x509.Certificate]:
    """Return a document as signed, and who signed it."""
    certificate, key = _certificate()
    signer = signers.SimpleSigner(certificate, key, SimpleCertificateStore())
    meta = signers.PdfSignatureMetadata(field_name=signature_field.NAME)
    out = io.BytesIO()
    signing = signers.PdfSigner(meta, signer, stamp_style=StaticStampStyle(border_width=0))
    apart(signing.sign_pdf, _Additions(io.BytesIO(built)), output=out)
    return out.getvalue(), certificate


def apart(call: Callable[..., Any], *given: object, **named: object) -> Any:
    """Return what a call returns that starts an event loop: in a thread of its own, as this one may have a browser's."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(call, *given, **named).result()


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_the_empty_field_is_what_the_standard_asks(built: bytes, profile: str) -> None:
    report = validator.validate_pdf_bytes(built, profile=profile)
    assert report.is_compliant, [(f.rule_id, f.message) for f in report.failures]


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_a_signature_leaves_it_so(signed: tuple[bytes, x509.Certificate], profile: str) -> None:
    report = validator.validate_pdf_bytes(signed[0], profile=profile)
    assert report.is_compliant, [(f.rule_id, f.message) for f in report.failures]


def test_what_was_built_begins_what_is_signed(built: bytes, signed: tuple[bytes, x509.Certificate]) -> None:
    assert signed[0].startswith(built)
    assert _intact(*signed)


@pytest.mark.parametrize("place", [200, 5_000, -6_000])
def test_a_changed_byte_is_found(signed: tuple[bytes, x509.Certificate], place: int) -> None:
    data = bytearray(signed[0])
    data[place] ^= 1
    try:
        intact = _intact(bytes(data), signed[1])
    except Exception:  # noqa: BLE001 - a file that cannot be read is not intact either
        intact = False
    assert not intact


def _intact(data: bytes, certificate: x509.Certificate) -> bool:
    reader = PdfFileReader(io.BytesIO(data))
    (field,) = reader.embedded_signatures
    day = datetime.datetime(2030, 5, 1, tzinfo=datetime.UTC)
    status = apart(validate_pdf_signature, field, ValidationContext(trust_roots=[certificate], moment=day))
    return bool(status.intact and status.valid and status.coverage.name == "ENTIRE_FILE")


def test_the_signed_file_is_published_beside_it_and_told_apart_from_a_changed_one(tmp_path: Path) -> None:
    folder, site, cache = office(tmp_path / "isi"), tmp_path / "situs", Cache(tmp_path / "simpanan")
    own, there = folder / "2030/tw1/laporan-ttd.pdf", site / "2030/tw1"

    def build() -> str:
        said: list[str] = []
        report = document_files.offered(pipeline.compute(folder))
        assert emit.site(report, site, cache, workers.Inline(), say=said.append) == []
        return "\n".join(said)

    assert build() == ""
    assert not (there / "laporan-ttd.pdf").exists()
    data, _ = sign((there / "laporan.pdf").read_bytes())
    own.write_bytes(data)
    assert build() == ""
    assert (there / "laporan-ttd.pdf").read_bytes() == data
    page = (there / "index.html").read_text("utf-8")
    assert "Yang ditandatangani adalah laporan-ttd.pdf. Awal laporan-ttd.pdf sama bita demi bita" in page
    assert "ditandatangani oleh Nama Rekaan (uji) pada " in page
    tampered = bytearray(data)
    tampered[5_000] ^= 1
    for other in (bytes(tampered), data[: len(data) // 3]):
        own.write_bytes(other)
        assert "isi/2030/tw1/laporan-ttd.pdf" in (said := build())
        assert "ttd-berbeda" in said
        assert "tidak berawal dengan laporan.pdf" in (there / "index.html").read_text("utf-8")
    for name in ("laporan.pdf", "laporan-ttd.pdf"):
        kept = (there / name).read_bytes()
        (there / name).write_bytes(kept[:-9] + b"X" + kept[-8:])
        done = CliRunner().invoke(main, ["verify", str(site)])
        assert done.exit_code == 1 and f"2030/tw1/{name}" in done.output
        (there / name).write_bytes(kept)


@pytest.mark.parametrize("data", [b"", b"<html>", b"\xff\xd8\xff foto"])
def test_what_is_no_pdf_is_refused_as_signed_file(tmp_path: Path, data: bytes) -> None:
    folder = office(tmp_path / "isi")
    (folder / "2030/tw1/laporan-ttd.pdf").write_bytes(data)
    done = CliRunner().invoke(main, ["check", "--content", str(folder)])
    assert done.exit_code == 1
    assert "isi/2030/tw1/laporan-ttd.pdf" in done.output and "ttd-bukan-pdf" in done.output


def test_the_statement_of_review_follows_the_page_of_the_signature(built: bytes, tmp_path: Path) -> None:
    said = "Laporan ini telah direviu oleh Tim Rekaan pada 5 April 2030, pernyataan nomor R-1/2030."
    pages = pypdfium2.PdfDocument(built)
    texts = [" ".join(pages[n].get_textpage().get_text_range().split()) for n in range(3)]
    assert ["Lembar pengesahan" in text for text in texts] == [False, True, False]
    assert f"Pernyataan telah direviu Laporan Balai Besar Contoh di Kota Rekaan {said}" in texts[2]
    word = support.word(document.made(pipeline.compute(office(tmp_path / "isi")).triwulan[0]))
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        assert said in archive.read("word/document.xml").decode()
