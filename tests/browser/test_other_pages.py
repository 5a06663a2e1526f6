"""Pages that the real site does not show: an address that is not there, a draft and what it lacks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Browser

from generator.commands.cli import main
from tests.browser.conftest import Quiet, served
from tests.browser.test_site import BROKEN, visit
from tests.support import CONTENT

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class Missing(Quiet):
    """Serves a site whose addresses that are not there give its own page, as web servers do."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the page for what is not found."""
        data = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site with an empty draft of the next quarter."""
    folder = tmp_path_factory.mktemp("draf")
    shutil.copytree(CONTENT, folder / "content")
    words = ["--content", str(folder / "content")]
    for command in (["new", "2024/tw2"], ["build", "--site", str(folder / "site"), "--draf"]):
        done = CliRunner().invoke(main, [*command, *words])
        assert done.exit_code == 0, done.output
    yield from served(folder / "site", Missing)


@pytest.mark.parametrize(
    "page",
    ["2024/tw2/", "2024/tw2/kelengkapan/", "2024/tw2/capaian/", "2024/tw2/iku/3/", "2024/tidak-ada/sama/sekali/"],
)
def test_page(browser: Browser, drafts: str, page: str) -> None:
    tab, wrong = visit(browser, drafts, page, (360, 780), reduced_motion="reduce")
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        faults = Axe().run(tab, options=BROKEN).response["violations"]
        assert [f"{f['id']}: {n['html'][:120]}" for f in faults for n in f["nodes"]] == []
    assert tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    if "tidak-ada" in page:
        assert wrong.pop(0) == f"404: {drafts}{page}"
        wrong = [w for w in wrong if "status of 404" not in w]
        tab.get_by_role("main").get_by_role("link", name="Arsip", exact=True).click()
        tab.wait_for_url("**/arsip/")
    assert wrong == []
    tab.context.close()
