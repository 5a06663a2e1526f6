"""Nothing in the package is dead: whatever has a name is used by the code, by a template, or by a library that calls it.

Vulture finds what no code names. Templates and tables of keys name attributes of values, too; what only others call is
listed here, each with who calls it. A name that is used again must leave the list.
"""

from __future__ import annotations

import re
from pathlib import Path

from vulture import Vulture

PACKAGE = Path(__file__).parent.parent / "generator"
TEMPLATES = ("*.md", "*.html", "*.js", "*.xml", "*.conf", "*.typ", "_headers")
OTHERS = {
    # mkdocs: the plugin by its entry point, its events and theirs, what it reads of a file, its logging and its theme
    "LapkinPlugin": "mkdocs",
    **dict.fromkeys(("on_config", "on_env", "on_files", "on_nav", "on_post_page"), "mkdocs"),
    **dict.fromkeys(("on_serve", "on_startup", "dirty", "edit_uri", "inclusion", "handlers"), "mkdocs"),
    "build_delay": "mkdocs",
    **dict.fromkeys(("list_templates", "bytecode_cache"), "jinja2"),
    "extendMarkdown": "markdown",
    **dict.fromkeys(("command_class", "list_commands"), "click"),
    **dict.fromkeys(("model_config", "_one_shape", "_own_constant", "_realised"), "pydantic"),
    "setup": "distributed",
    "memo": "copy",
    "unraisablehook": "python",
    **dict.fromkeys(("makefile", "readinto", "sock", "response_class"), "http.client"),
    **dict.fromkeys(
        ("error_content_type", "error_message_format", "daemon_threads", "log_message", "timeout"), "http.server"
    ),
    **dict.fromkeys(("StartElementHandler", "EndElementHandler"), "expat"),
    **dict.fromkeys(("CharacterDataHandler", "StartDoctypeDeclHandler", "buffer_text"), "expat"),
    "create_system": "zipfile",
    # openpyxl writes the attributes of cells, sheets and their printing
    **dict.fromkeys(
        ("alignment", "border", "quotePrefix", "sheet_state", "errorTitle", "showErrorMessage"), "openpyxl"
    ),
    **dict.fromkeys(("formatColumns", "formatRows", "showGridLines", "fitToHeight"), "openpyxl"),
    **dict.fromkeys(("orientation", "paperSize", "pageSetUpPr"), "openpyxl"),
    **dict.fromkeys(("page_margins", "print_title_rows", "oddFooter", "customHeight"), "openpyxl"),
}


def unused() -> dict[str, str]:
    """Return what no code of the package names, with its place."""
    vulture = Vulture()
    vulture.scavenge([str(PACKAGE)])
    found = vulture.get_unused_code(min_confidence=60)
    return {item.name: f"{Path(item.filename).name}:{item.first_lineno} {item.typ} {item.name}" for item in found}


def named_elsewhere() -> frozenset[str]:
    """Return the words of templates, and the texts in code that are one word: keys by which attributes are asked for."""
    files = [path for kind in TEMPLATES for path in PACKAGE.rglob(kind)]
    words = {word for path in files for word in re.findall(r"\w+", path.read_text("utf-8"))}
    code = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    return frozenset(words | {*re.findall(r"\"(\w+)\"", code)})


def test_nothing_is_dead_and_the_list_holds_nothing_that_is_used() -> None:
    found, named = unused(), named_elsewhere() | set(OTHERS)
    assert {place for name, place in found.items() if name not in named} == set()
    assert set(OTHERS) - set(found) == set()
