"""What a text quotes, which is not said by the office: the text without it.

In: a text. Out: the text without what stands between quotation marks. Each sign is looked at once.
"""

import re
from functools import lru_cache

LONGEST = 3000  # signs of a quotation between two different marks: one that is never closed is none
MARKS = re.compile('["“]')


@lru_cache(maxsize=256)  # several checks ask for the same text
def unquoted(text: str) -> str:
    """Return a text without its quotations."""
    found, at, ends = [], 0, {'"': 0, "“": 0}
    while mark := MARKS.search(text, at):
        start, sign = mark.start(), mark[0]
        end = ends[sign] if ends[sign] > start else text.find('"' if sign == '"' else "”", start + 1)
        ends[sign] = end if end >= 0 else len(text)
        quoted = 0 < end < len(text) and (sign == '"' or end - start <= LONGEST + 1)
        found.append(text[at:start] if quoted else text[at : start + 1])
        at = end + 1 if quoted else start + 1
    return "".join([*found, text[at:]])
