"""Files of content/ changed in place, and comments put behind what was: a file that cannot be changed so is a problem.

In: a file's name, its text, and what changes. Out: the new text.
"""

from collections.abc import Mapping, Sequence

from generator.problems.problem import ContentError, Keys, Place, Problem
from generator.yaml.edit import Order, edited
from generator.yaml.expected import Tangled
from generator.yaml.layout import Layout
from generator.yaml.writing import Baru


def changed(name: str, text: str, changes: Mapping[Keys, Baru], removed: Sequence[Keys], order: Order) -> str:
    """Return a file's text with values set and parts taken away, as `edited` does; refuse one where more would move."""
    try:
        return edited(text, changes, removed, order)
    except Tangled as error:
        where = ".".join(map(str, error.args[0]))
        wrong = "Susunan berkas ini tidak dapat diubah otomatis tanpa menyentuh yang lain."
        remedy = "Sejajarkan catatan (#) di sekitarnya dengan isiannya, atau ubah nilai ini dengan tangan, lalu ulangi."
        raise ContentError([Problem(Place(name, 0), "isian-susunan", where, wrong, remedy)]) from error


def noted(text: str, notes: Mapping[Keys, str]) -> str:
    """Return a text with a comment behind each of some keys, before any that stands there."""
    layout = Layout(text)
    for at, words in sorted(((layout.free(path), words) for path, words in notes.items()), reverse=True):
        text = f"{text[:at]} # {words}{text[at:]}"
    return text
