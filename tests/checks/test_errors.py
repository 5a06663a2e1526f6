"""Bad input: each fault in tests/cases/galat/ gives its place and a remedy, and a command that meets one its status 1."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.commands import publish
from generator.commands.cli import main
from generator.problems import rules
from tests.faults import FAULTS, GALAT, IKU3, KINDS, NAMES, Fault, broken, problems, read
from tests.synthetic import write

UNREADABLE, COMMANDS, PUBLISHED = read("tak-terbaca"), read("perintah"), read("terbit")
ELSEWHERE = read("di-tempat-lain")


def names(cases: list[dict[str, Any]]) -> list[str]:
    return [f"{n}-{case['aturan']}" for n, case in enumerate(cases, 1)]


def changed(folder: Path, case: Mapping[str, Any]) -> Path:
    """Do to a content folder what a case says, and return the folder."""
    if "salinan" in case:
        (folder / case["berkas"]).write_bytes((folder / case["salinan"]).read_bytes())
    elif "berkas" in case:
        broken(folder, case["berkas"], case.get("lama", ""), case["baru"])
    return folder


def test_every_file_of_cases_is_read() -> None:
    others = {"tak-terbaca", "perintah", "terbit", "di-tempat-lain"}
    assert {path.name for path in GALAT.iterdir()} == {f"{name}.yaml" for name in others | set(KINDS)}


@pytest.mark.parametrize("fault", FAULTS, ids=NAMES)
def test_fault(tmp_path: Path, fault: Fault) -> None:
    found = problems(broken(write(tmp_path / "isi", groups=fault.groups), fault.file, fault.old, fault.new))
    shown = [str(p) for p in found if p.code == fault.code]
    words = (fault.place, fault.wrong, fault.remedy)
    assert any(all(word in one for word in words) for one in shown), [str(p) for p in found]


@pytest.mark.parametrize("case", UNREADABLE, ids=names(UNREADABLE))
def test_unreadable_file(tmp_path: Path, case: Mapping[str, str]) -> None:
    folder, text = write(tmp_path / "isi"), case["isi"]
    data = (text + text[-1:] * (int(case.get("ulang", "1")) - 1)).encode("latin-1")
    (folder / IKU3).write_bytes(data)
    assert any(p.code == case["aturan"] and case["pesan"] in p.wrong + p.remedy for p in problems(folder))


@pytest.mark.slow
@pytest.mark.parametrize("case", COMMANDS, ids=names(COMMANDS))
def test_command_fault(tmp_path: Path, case: Mapping[str, Any]) -> None:
    folder = changed(write(tmp_path / "isi"), case)
    if "tanpa" in case:
        (tmp_path / case["tanpa"]).rename(tmp_path / "lain")
    done = CliRunner().invoke(main, [*case["perintah"], "--content", str(folder)])
    assert done.exit_code == 1
    assert f"[{case['aturan']}]" in done.output


@pytest.mark.slow
@pytest.mark.parametrize("case", PUBLISHED, ids=names(PUBLISHED))
def test_fault_of_what_is_published(tmp_path: Path, case: Mapping[str, Any]) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    publish.publish(folder, "2030/tw1", date(2030, 4, 11))
    found = problems(changed(folder, case))
    assert any(p.code == case["aturan"] and case["tempat"] in str(p.place) for p in found), found


def test_every_rule_has_a_case() -> None:
    listed = {fault.code for fault in FAULTS} | {case["aturan"] for case in (*UNREADABLE, *COMMANDS, *PUBLISHED)}
    named = {code for codes in ELSEWHERE.values() for code in codes}
    assert set(rules.known()) - listed - named == set()
    assert (listed | named) - set(rules.known()) == set()


def test_the_modules_that_break_other_rules_are_there() -> None:
    assert [name for name in ELSEWHERE if not (Path(__file__).parents[1] / f"{name}.py").is_file()] == []
