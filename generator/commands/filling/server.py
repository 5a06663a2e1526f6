"""The server of the editor: one process for a content folder, on the loopback, until it is stopped.

In: a content folder, a quarter, an address of this computer. Out: the address to open, with its key; requests answered.
"""

import ipaddress
import socketserver
import webbrowser
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import click

from generator.build import preview
from generator.commands import parcel, terminal
from generator.commands.filling import inputs, planned
from generator.commands.filling.door import Editor
from generator.site import preview_door, stopping
from generator.store.cache import Cache


class _Threaded(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    timeout = 60  # seconds that a browser may say nothing

    def log_message(self, *_: Any) -> None:
        """Say nothing: an officer reads what the command says."""


def run(content: Path, cache: Cache, quarter: str, address: str, opened: bool) -> None:
    """Serve the editor of a quarter, a plan, the office, or of all, until it is stopped."""
    quarter = planned.asked(content, quarter)
    if quarter and not planned.is_one(quarter):
        inputs.read(content, quarter)  # one that no plan knows is refused in words
    if far(address):
        terminal.stop([f"Alamat {address} bukan di komputer ini. Tulis misalnya --alamat 127.0.0.1:8010."], "")
    place = preview.place(address, terminal.aside)
    if place is None:
        terminal.stop([f"Alamat {address} tidak dapat dipakai. Tulis misalnya --alamat 127.0.0.1:8010."], "")
        return
    host, port = place
    server, editor = made(content, cache, quarter, host, port)
    parcel.noted(content)
    with server:
        where = f"http://{host}:{port}/?kunci={editor.kunci}"
        click.echo(f"Isian: {where}")
        click.echo("Biarkan jendela ini terbuka selama mengisi. Tekan Ctrl+C untuk berhenti.")
        if opened:
            webbrowser.open(where)
        with stopping.asked():
            try:
                server.serve_forever(poll_interval=0.2)
            except KeyboardInterrupt:
                click.echo("Isian dihentikan. Semua yang sudah tersimpan ada di berkas.")


def made(content: Path, cache: Cache, quarter: str, host: str, port: int) -> tuple[WSGIServer, Editor]:
    """Return a server that listens, and the editor behind it."""
    editor = Editor(content, cache, quarter)
    server = make_server(host, port, preview_door.guarded(editor, host), _Threaded, _Quiet)
    preview_door.strict(server)
    return server, editor


def far(address: str) -> bool:
    """Tell whether an address is not on the loopback: nobody else may reach the editor."""
    host = address.rpartition(":")[0].strip("[]") or "127.0.0.1"
    if host == "localhost":
        return False
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return True
