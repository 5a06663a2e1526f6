"""Commands that write to content/ or beside it: init, new, form, import, terima, tanggapan, foto, publish, correct.

In: words of the command line. Out: files, written whole or not at all. Each imports what it needs when it runs, so that
no command waits for the libraries of another.
"""

from datetime import date
from pathlib import Path

import click

from generator.addresses.periods import FOLDERS
from generator.commands import spoken
from generator.commands.options import BOOK, CLASH, CONTENT, DAY, NOT_WRITTEN, SITE, YES, command, day
from generator.forms.spare_rows import MOST_SPARE, SPARE


@command(help="Memulai kantor baru dalam folder kosong: delapan pertanyaan, lalu semua berkas pertamanya.")
@click.argument("folder", type=spoken.FolderName())
@click.option("--portal", is_flag=True, help="Memulai portal banyak unit, bukan kantor.")
@click.option("--nama-resmi", help="Nama resmi kantor.")
@click.option("--nama", help="Nama pendek kantor untuk kepala halaman; bawaan nama resminya.")
@click.option("--kode", help="Kode kantor dalam data terbuka; bawaan dari namanya.")
@click.option("--induk", help="Instansi induk.")
@click.option("--kepala", help="Nama kepala kantor.")
@click.option("--jabatan", help="Jabatan kepala kantor.")
@click.option("--alamat", help="Alamat kantor.")
@click.option("--surel", help="Alamat surel kantor.")
@click.option("--situs", help="Alamat situs kantor.")
@click.option("--aturan", help="Aturan penilaian: kode atau nomornya dalam daftar.")
@click.option("--tahun", help="Tahun rencana pertama; bawaan tahun ini.")
@click.option("--periode", help="Laporannya per apa: triwulan, semester, tahunan, atau bulanan; bawaan triwulan.")
def init(folder: Path, portal: bool, **answers: str | None) -> None:
    """Write the first files of an office or a portal, from what is asked or given as options."""
    from generator.commands import init as starting
    from generator.commands import terminal

    with terminal.reported(folder / "content", kept=NOT_WRITTEN):
        click.echo("\n".join((starting.portal if portal else starting.office)(folder, answers)))


@command(help="Menyiapkan berkas laporan baru (lapkin new 2024/tw2) atau tahun baru (lapkin new 2025).")
@click.argument("nama")
@click.option(
    "--perubahan",
    default=None,
    type=click.Choice(FOLDERS),
    metavar="TW",
    help="Perubahan perjanjian kinerja tahun itu, berlaku sejak periode ini: lapkin new 2024 --perubahan tw3",
)
@CONTENT
def new(nama: str, perubahan: str | None, content: Path) -> None:
    """Write the files of a new quarter or year, as a draft that passes the check; or the plan of a year as it is
    revised from a quarter on, with the head of that document left to fill in."""
    from generator.commands import new as writing
    from generator.commands import terminal

    with terminal.reported(content):
        click.echo("\n".join(str(file) for file in writing.new(content, nama, perubahan or "")))


@command(help="Membuat buku kerja Excel untuk mengisi sebuah laporan, misalnya: lapkin form 2024/tw2")
@click.argument("kuartal")
@CONTENT
@click.option("--out", default=None, type=spoken.BookName(), help="Berkas hasil, berakhiran .xlsx.")
@click.option("--dari", default=None, type=click.Path(path_type=Path), help="Buku kerja lama yang isiannya dibawa.")
@click.option(
    "--baris", default=SPARE, type=click.IntRange(1, MOST_SPARE), help=f"Baris kosong tiap daftar; bawaan {SPARE}."
)
@click.option("--bagi", is_flag=True, help="Satu buku kerja tiap penanggung jawab, dan satu yang bersama.")
def form(kuartal: str, content: Path, out: Path | None, dari: Path | None, baris: int, bagi: bool) -> None:
    """Write the workbook of a quarter, or one for each who answers for indicators; never over a file that is there."""
    from generator.commands import form_command, terminal

    if bagi and dari:
        raise click.UsageError("--dari membawa isian satu buku kerja: jalankan tanpa --bagi.")
    with terminal.reported(content):
        if bagi:
            form_command.divided(content, kuartal, out, baris)
        else:
            form_command.written(content, kuartal, out, dari, baris)


@command("import", help="Memindahkan isian buku kerja ke berkas YAML, sesudah menunjukkan perubahannya.")
@click.argument("berkas", type=click.Path(path_type=Path), required=False)
@CONTENT
@YES
@click.option("--batalkan", is_flag=True, help="Kembalikan berkas seperti sebelum impor terakhir.")
@CLASH
@click.option("--apa", help="Apa yang dikoreksi, bila laporannya sudah terbit.")
@click.option("--alasan", help="Mengapa dikoreksi.")
@click.option("--disetujui", help="Siapa yang menyetujui (nama dan jabatan).")
@click.option("--tanggal", default=None, type=DAY, help="Tanggal koreksi; bawaan hari ini.")
def import_(
    berkas: Path | None,
    content: Path,
    ya: bool,
    batalkan: bool,
    bentrok: str | None,
    tanggal: date | None,
    **words: str | None,
) -> None:
    """Turn a filled-in workbook into YAML, or take over a file that was sent; nothing where anything is wrong."""
    from generator.commands import import_command, parcel, parcel_command, taking_back, terminal

    with terminal.reported(content, kept=NOT_WRITTEN):
        if batalkan:
            click.echo(taking_back.imported(content))
        elif berkas is None:
            raise click.UsageError("Sebut buku kerjanya, misalnya lapkin import isian-2024-tw2.xlsx.")
        else:
            said = import_command.ImportOrder(bentrok or "", ya, words, day(tanggal))
            taking = parcel_command if parcel.is_one(berkas) else import_command
            taking.imported(content, berkas, said)


@command(help="Mengimpor buku kerja yang diunggah ke folder masuk/ sebuah cabang; dijalankan pipeline forge.")
@CONTENT
@click.option("--cabang", default="", metavar="NAMA", help="Cabang yang memuat unggahannya.")
@click.option("--ke", default="", metavar="NAMA", help="Cabang yang menerima hasilnya; bawaan cabang itu juga.")
@click.option("--repo", default="", envvar="LAPKIN_REPO", metavar="ALAMAT", help="Repositorinya; bawaan origin.")
@click.option("--jawaban", default=None, type=click.Path(path_type=Path), help="Berkas Markdown untuk jawabannya.")
@click.option("--buku", default=None, type=spoken.FolderName(), help="Folder untuk buku kerja tiap laporan.")
def terima(content: Path, cabang: str, ke: str, repo: str, jawaban: Path | None, buku: Path | None) -> None:
    """Take over what was uploaded to a branch, answer, and write the workbooks of what is there then."""
    from generator.commands import terminal
    from generator.commands.incoming import branch

    with terminal.reported(content, kept=NOT_WRITTEN):
        branch.run(content, branch.Cabang(cabang, ke or cabang, repo), day(None), jawaban, buku)


@command(help="Membaca komentar dan perubahan pada dokumen Word yang sudah direviu.")
@click.argument("berkas", type=click.Path(path_type=Path))
@CONTENT
@click.option("--ya", is_flag=True, help="Ambil perubahan kalimat ke berkas YAML; angka tidak pernah diambil.")
def tanggapan(berkas: Path, content: Path, ya: bool) -> None:
    """List what a reviewed document says, with file and line; take changed prose over only when told to."""
    from generator.commands import review, terminal

    with terminal.reported(content, kept=NOT_WRITTEN):
        for line in review.answered(content, berkas, ya):
            click.echo(line)


@command(help="Menyiapkan foto untuk highlight: ditegakkan, tanpa lokasi dan data kamera, bernama rapi.")
@click.argument("berkas", type=click.Path(path_type=Path))
@CONTENT
@click.option(
    "--kuartal",
    default="",
    help="Laporan yang memuat foto, bila berkasnya belum ada di folder foto.",
)
@click.option("--teks", default=None, help="Keterangan foto: siapa, apa, dan di mana.")
def foto(berkas: Path, content: Path, kuartal: str, teks: str | None) -> None:
    """Clean, turn and rename a photo, ask for its text, and tell what to type; the original is kept."""
    from generator.commands import photo as photo_command
    from generator.commands import terminal

    with terminal.reported(content):
        photo = photo_command.ready(content, berkas, kuartal)
        while photo_command.asks(content, photo) and not photo_command.describes(teks or ""):
            if teks is not None:
                click.echo(f'"{teks}" tidak menjelaskan foto kepada yang tidak melihatnya.', err=True)
            teks = click.prompt("Keterangan foto (siapa, apa, dan di mana, satu kalimat)")
        said = photo_command.to_type(content, photo, teks or "")
        click.echo("\n".join([*photo_command.written(content, photo), *said]))


@command(help="Mencatat sebuah laporan sebagai terbit; sesudah itu perubahan perlu koreksi.")
@click.argument("kuartal")
@CONTENT
@BOOK
@CLASH
@YES
@click.option("--tanggal", default=None, type=DAY, help="Tanggal data dihitung; bawaan hari ini.")
@click.option("--ulang", default="", metavar="ALASAN", help="Kunci ulang, sebelum situs diumumkan; alasannya dicatat.")
@SITE
def publish(
    kuartal: str,
    content: Path,
    dari: Path | None,
    bentrok: str | None,
    ya: bool,
    tanggal: date | None,
    ulang: str,
    site: Path,
) -> None:
    """Write the record of a published quarter, and first what a workbook changes."""
    from generator.commands import import_command, terminal

    with terminal.reported(content, kept=NOT_WRITTEN):
        said = import_command.ImportOrder(bentrok or "", ya, {}, day(tanggal), site, ulang.strip())
        import_command.published(content, kuartal, dari, said)


@command(help="Mencatat koreksi atas laporan yang sudah terbit; angka sebelum dan sesudahnya diisi sendiri.")
@click.argument("kuartal")
@CONTENT
@BOOK
@CLASH
@YES
@click.option("--apa", help="Apa yang dikoreksi.")
@click.option("--alasan", help="Mengapa dikoreksi.")
@click.option("--disetujui", help="Siapa yang menyetujui (nama dan jabatan).")
@click.option("--tanggal", default=None, type=DAY, help="Tanggal koreksi; bawaan hari ini.")
@click.option("--ringan", is_flag=True, help="Ralat kalimat, tanpa perubahan angka atau fakta.")
@click.option("--pembanding", is_flag=True, help="Ambil juga pembanding yang lebih baru daripada terbitan.")
@SITE
def correct(
    kuartal: str,
    content: Path,
    dari: Path | None,
    bentrok: str | None,
    ya: bool,
    tanggal: date | None,
    ringan: bool,
    pembanding: bool,
    site: Path,
    **words: str | None,
) -> None:
    """Append a correction with every figure and fact that changed, in YAML or in a workbook."""
    from generator.commands import import_command, terminal

    if dari and pembanding:
        raise click.UsageError("--pembanding dicatat tersendiri: jalankan sekali lagi tanpa --dari.")
    with terminal.reported(content, kept=NOT_WRITTEN):
        said = import_command.ImportOrder(
            bentrok or "", ya, words, day(tanggal), site, ringan=ringan, pembanding=pembanding
        )
        import_command.corrected(content, kuartal, dari, said)
