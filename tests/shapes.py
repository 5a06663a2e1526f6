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
    "- {m} be\n    - ~~~ { L }\n      bf\n      ~~~\n    1. ``` { L }\n       bg\n       ```",
    "1. {m} bh\n\n    ~~~ { L }\n    bi\n    ~~~\n\n        <script>canary('{m}')</script>",
    "- [x] {m} bj {: L }\n- [ ] bk",
    "::: { L }\n{m} bl\n:::",
    "::: generator.commands.cli\n    options:\n      heading: {m} bm",
    "/// html | div#i{m}.c{m}[onclick=canary()]\n{m} bn\n///",
    "/// details | {m} bo\n    attrs: {class: c{m}, id: i{m}, onclick: canary()}\n\nbp\n///",
    "--8<-- \"mkdocs.yml\"\n{m} bq",
    ";--8<--\n-8<- \"mkdocs.yml:1:3\"\n{m} br\n--8<--\nmkdocs.yml\n--8<--",
    "{!mkdocs.yml!} {m} bs",
    "=={m} bt=={: L } ^^{m} bu^^{: L } ~~{m} bv~~{: L } ^{m}^{: L } ~{m}~{: L }",
    "{++{m} bw++}{--bx--}{~~by~>bz~~}{==ca==}{>>{m} cb<<}{: L }",
    "$${m} \\href{javascript:canary()}{cc}$$ $\\text{{m} cd}$ \\(\\class{c{m}}{ce}\\)",
    "\\[{m} cf\\] \\begin{align} {m} \\end{align}\n\n$$\n{m} cg\n$$",
    "``` math\n{m} ch\n```\n\n``` mermaid\ngraph LR\n  A[{m}] --> B\n  click A \"javascript:canary()\"\n```",
    "+[NPSS]: {m} ci\n+[a]: {m} \"onmouseover=\"canary('{m}')".replace("+", "*"),
    "[^{m}]:\n    ~~~ { L }\n    cj\n    ~~~\n\n{m} ck[^{m}][^1]\n\n[^1]: {m} cl",
    ":material-{m}:{ L } :octicons-heart-fill-24:{ L title=\"{m} cm\" } :fontawesome-brands-x: :+1: :smile:",
    "[{m} cn](#x){ .md-button L } <https://contoh.example/{m}>{ L }",
    "<https://contoh.example/{m}?a=\"onmouseover=canary('{m}')> <mailto:{m}> <{m}@>",
    "https://contoh.example/{m}\"onmouseover=canary('{m}') @{m} #{m} contoh/{m}#1 www.{m}.example",
    '=== "{m} co"\n\n    === "cp"\n\n        ~~~ { L }\n        cq\n        ~~~\n\n===+ "{m} cr"\n    cs',
    "!!! danger+ inline end \"{m} ct\"\n    cu\n???+ tip \"{m} cv\" { L }\n    ~~~ { L }\n    cw\n    ~~~",
    "{m} cx\n:   {m} cy\n\n    ~~~ { L }\n    cz\n    ~~~\n:   <div onclick=canary()>da</div>",
    "[=75% \"{m} db\"]{: L }\n++ctrl+alt+\"{m}\"++ (c) (tm) +/- --> 1/2",
    "{m} dc\n{ L }\n{{ L }}{m}".replace("{{ L }}", "{:: L :}"),
    "> [!WARNING] {m} dd\n> <img src=x onerror=canary('{m}')>\n\n>>> {m} de {: L }",
    "{m} df<br/>\n<details open ontoggle=canary('{m}')><summary>dg</summary></details><svg onload=canary('{m}')>",
    "[dh]: <javascript:canary('{m}')> \"{m}\"\n[dh] [dh][] ![{m}][dh] [{m} di]\n\n[{m} di]: x",
)  # fmt: skip
EACH = 4
LONGEST = 900  # letters of a text: more than a line may hold would be refused


def mark(number: int) -> str:
    return f"m{number}x"


def chosen(number: int, seed: int) -> list[str]:
    """Return the shapes of one text; over the fields and seeds every shape comes first somewhere."""
    first = SHAPES[(number + 13 * seed) % len(SHAPES)]
    others = Random(1000 * seed + number).sample(SHAPES, EACH - 1)
    return [shape.replace(" L ", f" {LIST} ").replace("{m}", mark(number)) for shape in (first, *others)]


def text(number: int, seed: int) -> str:
    """Return the text of one field: as many of its shapes as a line may hold."""
    found = chosen(number, seed)
    while len("\n\n".join(found)) > LONGEST:
        found.pop()
    return "\n\n".join(found)
