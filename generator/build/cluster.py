"""Parts of a site made on a Dask cluster, whose computers share no disk with this one, only a cache at an address.

In: the address of a scheduler, that of the cache. Out: an `Executor` that sends parts away and puts their files into
the folder of the site as they come back. Orders travel through the shared cache, too: a scheduler is not made for a
megabyte a task.
"""

import gc
import logging
import multiprocessing
import pickle
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from distributed import Client
from distributed import Future as Away
from distributed.diagnostics.plugin import WorkerPlugin
from distributed.scheduler import KilledWorker

from generator.build import document_files, kept_parts, make_part
from generator.build.kept_parts import FinishedPart
from generator.build.make_part import PartOrder, Workplace
from generator.build.workers import Lost
from generator.site import place_files
from generator.store.cache import key, made_by
from generator.store.shared import SharedCache, StoreFault

PATIENCE = 30  # seconds to wait for a scheduler, and for its first worker
AGAIN = 3  # times that a part is tried on another worker when one dies
REST = "bagian di luar triwulan"  # how people call it
AT_ONCE = 4  # parts whose files are put in place at once
SAME = "Pasang versi yang sama di semua komputer."
REPEAT = "Ulangi perintahnya; bagian yang sudah jadi tidak dibuat lagi."
OWN = "Jalankan pekerja dengan DASK_DISTRIBUTED__WORKER__DAEMON=False."
GONE = (OSError, CancelledError, KilledWorker, TimeoutError)


class Unfit(Exception):
    """A worker that cannot be used; as text, which one and what to do."""


class Ready(WorkerPlugin):
    """What each worker does first, those that join later, too: it tells whether it is fit, and loads libraries."""

    name = "lapkin"

    def __init__(self) -> None:
        self.wanted = made_by()

    def setup(self, worker: Any) -> None:
        """Raise `Unfit` where the code is not that of who asks, and where documents cannot have their own process."""
        if made_by() != self.wanted:
            raise Unfit(f"Pekerja {worker.address} memakai lapkin, Python, atau pustaka dengan versi lain. {SAME}")
        if multiprocessing.current_process().daemon:
            raise Unfit(f"Pekerja {worker.address} tidak dapat memulai proses lain. {OWN}")
        gc.disable()  # as every worker of ours: `make_part` collects after a part
        make_part.ready()


def _hushed() -> None:
    """Keep the library from writing on the terminal what went wrong: `Lost` says it."""
    for name in [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


@contextmanager
def _lost() -> Iterator[None]:
    """Tell of a shared cache that cannot be used as of a cluster that is lost."""
    try:
        yield
    except StoreFault as error:
        raise Lost(f"{error} {REPEAT}") from error


class Cluster(Executor):
    """Has parts of a site made by workers elsewhere; it takes no other task."""

    def __init__(self, address: str, store: str) -> None:
        """Connect. Raises `Lost` where the cache, the scheduler or a worker does not answer, or one is unfit."""
        _hushed()
        self.store = SharedCache(store)
        with _lost():
            self.store.put(key("tanda"), b"")
        try:
            self.client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise Lost(f"Penjadwal Dask di {address} tidak menjawab. Jalankan dask scheduler di sana.") from error
        self.arriving = ThreadPoolExecutor(AT_ONCE)
        try:
            self.client.wait_for_workers(1, timeout=PATIENCE)
            self.client.register_plugin(Ready())
        except TimeoutError as error:
            self.shutdown()
            raise Lost(f"Penjadwal Dask di {address} belum mempunyai pekerja. Jalankan dask worker.") from error
        except Unfit as error:
            self.shutdown()
            raise Lost(str(error)) from error

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """Return the future of a task; that of a part is done when its files are in the folder of the site."""
        assert fn is make_part.made
        orders, place = args
        quarters = (tw for order in orders for tw in order.laporan.triwulan if tw.folder == order.folder)
        with _lost():
            for signed in (tw.kuartal.ttd for tw in quarters if tw.kuartal.ttd):
                self.store.put(document_files.signed_key(signed), signed.asal.read_bytes())
            name = key("pesanan", data := pickle.dumps((orders, place.setelan, place.waktu)))
            self.store.put(name, data)
        task = self.client.submit(made, name, self.store.address, key=name, pure=False, retries=AGAIN)
        return self.arriving.submit(self._arrived, task, name, orders, place)

    def _arrived(self, task: Away[Any], name: str, orders: Sequence[PartOrder], place: Workplace) -> list[FinishedPart]:
        named = ", ".join(order.folder or REST for order in orders)
        with _lost():
            try:
                done: list[FinishedPart] = task.result()
            except GONE as error:
                raise Lost(f"Kluster Dask hilang sebelum {named} selesai ({type(error).__name__}). {REPEAT}") from error
            return [self._placed(order, part, name, place) for order, part in zip(orders, done, strict=True)]

    def _placed(self, order: PartOrder, part: FinishedPart, name: str, place: Workplace) -> FinishedPart:
        """Put the files of a part into the folder of the site, and keep them here; one that has faults has none."""
        if part.cacat:
            return replace(part, fakta={})
        files = kept_parts.files(self.store, order.kunci or _rest(name), part, part.fakta)
        if lacking := [path for path in part.fakta if path not in files]:
            wrong = f"{order.folder or REST} dilaporkan selesai, tetapi {lacking[0]} tidak ada di {self.store.address}."
            raise Lost(f"{wrong} {REPEAT}")
        place_files.settled(place.lama, place.situs, part.fakta, files)
        if order.kunci:
            kept_parts.keep(place.cache, order.kunci, part, files)
        return part

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let go of the cluster, which others may use; what waits there is dropped with the last who wanted it."""
        self.client.close(timeout=1)  # type: ignore[no-untyped-call]
        self.arriving.shutdown(wait=wait, cancel_futures=cancel_futures)


def made(name: str, store: str) -> list[FinishedPart]:
    """Make the parts of an order that lies in a shared cache, and put their files there: the task of a worker."""
    cache = SharedCache(store)
    data = cache.get(name)
    if data is None:
        raise Lost(f"Pesanan {name} tidak ada di {store}, seperti yang dilihat pekerja.")
    orders, settings, epoch = pickle.loads(data)  # noqa: S301 - of our own, and whoever writes there runs our tasks anyway
    names = [order.kunci or _rest(name) for order in orders]
    kept = [part for own in names if (part := kept_parts.known(cache, own)) and cache.get(own)]
    if len(kept) == len(orders):  # made for somebody whose build did not end
        return kept
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        done = make_part.made(orders, Workplace(settings, epoch, base / "situs", base / "lama", base, cache))
        for part in (part for part in done if not part.folder):
            read = {path: (base / "situs" / path).read_bytes() for path in part.fakta}
            kept_parts.keep(cache, _rest(name), part, read)
        return done


def _rest(name: str) -> str:
    """Return the key of the rest of a site, all files of it, by the name of its order."""
    return key("sisa", name)
