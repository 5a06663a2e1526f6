"""Generated texts that are markup for some engine, each with a mark of its own: what lands of it is known by the mark.

`text(number, seed)` is one for a field: some shapes under each other, the first at its very start. Nothing is real.
"""

from __future__ import annotations

from random import Random

LIST = '.c{m} #i{m} onfocus=canary("{m}") onmouseover=canary("{m}") autofocus=1 tabindex=1 hidden=1'
# What an engine's extension could take for its own. `L` is a list of attributes.
SHAPES = (
    "~~~ { L }\n{m} a\n~~~",
    "``` { L }\n{m} b\n```",
    "~~~~js { L }\n{m} c\n~~~~",
    "``` html hl_lines=1 { L }\n<img src=x onerror=canary('{m}')>\n```",
    "{m} d\n{: L }",
    "# {m} e {: L }",
    "### {m} f { L } ###",
    "{m} g {: L }\n=====",
    "{m} h\n-----\n{: L }",
    "> {m} i {: L }\n> ~~~ { L }\n> j\n> ~~~",
    "| {m} k | l {: L } |\n|---|---|\n| m | n {: L } |",
    "{m} o | p\n--- | ---\nq | <img src=x onerror=canary('{m}')>",
    "_{m} r_{: L }",
    "`{m} s`{: L }",
    "[{m} t](javascript:canary('{m}')){: L }",
    "[{m} u][r{m}]\n\n[r{m}]: javascript:canary('{m}') 'v'",
    "![{m} w](x\"onerror=\"canary('{m}')){: L }",
    "<javascript:canary('{m}')>",
    "[[{m} x]]",
    "[[{m} y|javascript:canary()]]{: L }",
    "z[^{m}]\n\n[^{m}]: <img src=x onerror=canary('{m}')> {: L }",
    "+[Indikator]: {m}\" onmouseover=\"canary('{m}')".replace("+", "*"),
    "!!! note \"{m} aa\" { L }\n    <script>canary('{m}')</script>",
    "??? note \"{m} ab\"\n    ~~~ { L }\n    ac\n    ~~~",
    '=== "{m} ad"\n    <div onclick=canary()>ae</div>',
    "<div markdown=\"1\" class=\"c{m}\" onclick=\"canary('{m}')\">\n\n_af_{: L }\n\n</div>",
    "<p id=i{m} class=c{m} onmouseover=canary('{m}')>ag",
    "<pre><code class=\"c{m}\">{m} ah</code></pre>",
    "<script>canary('{m}')</script>",
    "</p></li></ul></td></table></section><img src=x onerror=canary('{m}')>",
    "<style>*{display:none}</style>{m} ai",
    "<!-- {m} aj\n\n--><script>canary('{m}')</script>",
    "<?php {m} ak ?><![CDATA[<script>canary('{m}')</script>]]>",
    "&lt;img src=x onerror=canary('{m}')&gt;",
    "&#60;script&#62;canary('{m}')&#60;/script&#62;",
    "&quot; onmouseover=&quot;canary('{m}')",
    "\" autofocus onfocus=\"canary('{m}')\" class=\"c{m}\" x=\"",
    "\\<script>canary('{m}')\\</script>",
    "\\`\\`\\` { L }\n{m} al",
    "    <script>canary('{m}')</script>",
    "\t~~~ { L }\n\t{m} am\n\t~~~",
    "{% raw %}{m} an{% endraw %}{# ao #}{% include 'mkdocs.yml' %}",
    "---\ntitle: {m} ap\n---\n<script>canary('{m}')</script>",
    "[TOC]\n{m} aq\n[[TOC]]",
    "__{m} ar__ ==as== ^^at^^ ~~au~~ H~2~O :smile: ++ctrl++ $$av$$",
    "{m} aw\n:   ax {: L }\n:   ~~~ { L }\n    ay\n    ~~~",
    "az  \n{m} ba\\\nbb<br onmouseover=canary('{m}')>",
    "\u200e{m} bc".replace("\u200e", "\u00a0~~~\u00a0{ .c{m} }\n"),
    "<a name={m}>bd</a>&nbsp;&{m};",
)  # fmt: skip
EACH = 4


def mark(number: int) -> str:
    return f"m{number}x"


def chosen(number: int, seed: int) -> list[str]:
    """Return the shapes of one text; over the fields and seeds every shape comes first somewhere."""
    first = SHAPES[(number + 13 * seed) % len(SHAPES)]
    others = Random(1000 * seed + number).sample(SHAPES, EACH - 1)
    return [shape.replace(" L ", f" {LIST} ").replace("{m}", mark(number)) for shape in (first, *others)]


def text(number: int, seed: int) -> str:
    """Return the text of one field."""
    return "\n\n".join(chosen(number, seed))
