"""Whether the headers of an answer are those of a server of plain files: they can do what a changed page could.

In: what was asked for, the answer, what the site's own files for servers promise. Out: what is wrong, in Indonesian.
Headers of honest hosts (caches, compression, HSTS, dates, marks of a version) are no faults.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from posixpath import basename, splitext
from urllib.parse import unquote, urljoin, urlsplit

from generator.site.verification import untrusted
from generator.site.verification.proxy import PORTS
from generator.site.verification.wire import HttpAnswer

# What a browser runs or draws with script, and the types that make it so.
ACTIVE: Mapping[str, frozenset[str]] = {
    ".html": frozenset({"text/html"}),
    ".js": frozenset({"text/javascript", "application/javascript", "application/x-javascript"}),
    ".css": frozenset({"text/css"}),
    ".svg": frozenset({"image/svg+xml"}),
    ".xml": frozenset({"application/xml", "text/xml", "application/atom+xml", "application/rss+xml"}),
}
RUNS = re.compile(
    r"text/html|text/css|multipart/.*|.*javascript.*|.*ecmascript.*|.*[/+]xml|.*xsl.*|application/pdf|.*flash"
)
UTF8 = frozenset({"utf-8", "utf8"})
ITS_OWN = frozenset({".pdf"})  # types that are active, but are what such a file is
DOWNLOADED = frozenset(
    {".csv", ".json", ".jsonld", ".xlsx", ".docx", ".pptx", ".pdf", ".zip", ".odt", ".ods", ".odp", ".txt", ".xml"}
)
LOADS = frozenset({"preload", "modulepreload", "preconnect", "dns-prefetch"})  # what hosts copy from the page
LINK = re.compile(r"<[^<>]*>|\"[^\"]*\"|[^<>\",]+|.", re.S)
MOST = 5  # values of one header that are told
LONGEST = 4000  # signs of a header that are understood
RELATION = re.compile(r";\s*rel\s*=\s*\"?([^\";]*)", re.I)
FILENAME = re.compile(r"filename[*\w]*\s*=\s*\"?([^\";]*)", re.I)
# Cookies by which load balancers and shields of known makes keep a visitor on one machine; they are told, not faulted.
BALANCERS = re.compile(
    r"(__cf_bm|_cfuvid|__cflb|AWSALB\w*|AWSELB\w*|ak_bmsc|bm_\w{2}|_abck|acw_tc|sucuri_cloudproxy_uuid_\w+|BIGipServer[\w.~-]*|TS[0-9a-f]{6,}|incap_ses_\w+|visid_incap_\w+|nlbi_\w+|GCLB|ARRAffinity\w*)="
)
NEVER = (
    *("Refresh", "Location", "Service-Worker-Allowed", "X-Robots-Tag", "Content-Security-Policy-Report-Only"),
    *("Clear-Site-Data", "Onion-Location", "SourceMap", "X-SourceMap", "Set-Cookie2"),
)
SERVICE = re.compile(r"=\s*\"?([^\":,;]*):(\w+)")
OFF = re.compile(r"max-age\s*=\s*\"?0+\b", re.I)
POLICY = "Content-Security-Policy"
PROVES = (POLICY, "Permissions-Policy")  # no host sends our words by itself
# What hosts that do not read our files may say of the same, word by word: nothing that allows more than a page says.
HARMLESS = {
    "content-security-policy": (
        ";",
        re.compile(r"upgrade-insecure-requests|block-all-mixed-content|frame-ancestors\b.*"),
    ),
    "x-frame-options": (",", re.compile(r"deny|sameorigin")),
    "x-content-type-options": (",", re.compile(r"nosniff")),
    "referrer-policy": (
        ",",
        re.compile(
            r"no-referrer|no-referrer-when-downgrade|same-origin|(strict-)?origin|strict-origin-when-cross-origin"
        ),
    ),
    "permissions-policy": (",", re.compile(r"[a-z-]+=(\(\)|\(self\)|self)")),
    "cross-origin-opener-policy": (";", re.compile(r"same-origin|same-origin-allow-popups|unsafe-none|report-to=.*")),
}
PROMISED = re.compile(r'^\s*(?:Header always set |add_header )?([A-Z][A-Za-z-]+):? +"?([^"\n]+?)"?(?: always;)?$', re.M)


def promised(text: str) -> dict[str, str]:
    """Return the headers that a file of ours for servers promises."""
    return {name: value for name, value in PROMISED.findall(text) if name.lower() in HARMLESS}


def honoured(answer: HttpAnswer, promises: Mapping[str, str]) -> bool:
    """Return whether the server reads our files: an answer has the long words of ours that no host says by itself."""
    return any(promises.get(name) in answer.semua(name) for name in PROVES if name in promises)


def faults(name: str, url: str, answer: HttpAnswer, kept: Mapping[str, str], inside: frozenset[str]) -> Iterator[str]:
    """Yield what is wrong with the headers of a file of the site, asked for at an address.

    `kept` are the promises of a server that reads our files, or nothing; `inside` the addresses of all files.
    """
    yield from _type(name, answer)
    yield from _disposition(name, answer)
    yield from any_faults(url, answer, inside)
    yield from _promises(name, answer, kept)


def unchanged_faults(url: str, answer: HttpAnswer, kept: Mapping[str, str], inside: frozenset[str]) -> Iterator[str]:
    """Yield what is wrong with the headers of an answer without a body: they take the place of those that were kept."""
    yield from any_faults(url, answer, inside)
    yield from _promises("", answer, kept)


def any_faults(url: str, answer: HttpAnswer, inside: frozenset[str]) -> Iterator[str]:
    """Yield what is wrong with the headers of any answer that is no redirect."""
    for header in NEVER:
        yield from _said(header, answer.semua(header))
    strange = [v for v in answer.semua("Set-Cookie") if not BALANCERS.match(v)]
    yield from _said("Set-Cookie", [f"{v.partition(';')[0].partition('=')[0]}=…" for v in strange])
    yield from _said("Link", [v for v in answer.semua("Link") if not _is_known(url, v, inside)])
    here = {url, url.partition("?")[0], urljoin(url.partition("?")[0], "index.html")}
    yield from _said("Content-Location", [v for v in answer.semua("Content-Location") if urljoin(url, v) not in here])
    yield from _said("Alt-Svc", [v for v in answer.semua("Alt-Svc") if not _is_same_service(url, v)])
    yield from _said(
        "Strict-Transport-Security", [v for v in answer.semua("Strict-Transport-Security") if OFF.search(v)]
    )
    rules = answer.semua("Speculation-Rules")
    yield from _said("Speculation-Rules", [v for v in rules if not v.strip('" ').startswith("/cdn-cgi/")])


def cookies(answer: HttpAnswer) -> str:
    """Return the cookies that a browser would send back."""
    return "; ".join(value.partition(";")[0].strip() for value in answer.semua("Set-Cookie"))


def _is_same_service(url: str, value: str) -> bool:
    """Return whether other ways to connect lead to the same host and port."""
    ports = {str(urlsplit(url).port or PORTS[urlsplit(url).scheme]), "443"}
    return all(not host and port in ports for host, port in SERVICE.findall(value))


def _said(header: str, values: list[str]) -> Iterator[str]:
    for value in islice(dict.fromkeys(values), MOST):
        yield f"{header}: {untrusted.shown(value)}"


def _type(name: str, answer: HttpAnswer) -> Iterator[str]:
    """Yield a type that makes something else of a file: a script of a picture, a download of a page."""
    ending, values = splitext(name)[1].lower(), answer.semua("Content-Type")
    for value in ",".join(values).split(","):  # of several, browsers take the last
        kind, _, rest = value.partition(";")
        kind, strange = kind.strip().lower()[:100], not _charsets(rest) <= UTF8
        right = kind in ACTIVE[ending] if ending in ACTIVE else ending in ITS_OWN or not RUNS.fullmatch(kind)
        if not right or (strange and (ending in ACTIVE or kind.startswith("text/"))):
            yield f"Content-Type: {untrusted.shown(value.strip()) or 'tidak ada'}"
    if len({v.lower() for v in values}) > 1:
        yield f"Content-Type: {len(values)} kali, berlainan"


def _charsets(parameters: str) -> frozenset[str]:
    """Return every alphabet that is named: of one in quotes and another behind them, browsers see the other."""
    return frozenset(name.lower() for name in re.findall(r"charset\s*=\s*[\"']?([^\"';\s]+)", parameters, re.I))


def _disposition(name: str, answer: HttpAnswer) -> Iterator[str]:
    """Yield what turns a page into a download, or a download into another file."""
    for value in answer.semua("Content-Disposition"):
        named = [unquote(n.rpartition("''")[2]) for n in FILENAME.findall(value)]
        kind = value.partition(";")[0].strip().lower()
        plain = kind == "inline" or (kind == "attachment" and splitext(name)[1].lower() in DOWNLOADED)
        if not plain or any(n != basename(name) for n in named):
            yield f"Content-Disposition: {untrusted.shown(value)}"


def _links(value: str) -> list[tuple[str, str]]:
    """Return the targets of a Link with what is said of each."""
    found: list[tuple[str, str]] = []
    for part in LINK.findall(value):
        if part.startswith("<"):
            found.append((part[1:-1], ""))
        elif part != "," and part.strip():
            found[-1:] = [(found[-1][0], found[-1][1] + part)] if found else [("", part)]
    return found


def _is_known(url: str, value: str, inside: frozenset[str]) -> bool:
    """Return whether a Link says only what the page itself says: a file of the site to load, or its own address."""
    return len(value) <= LONGEST and all(_is_its_own(url, target, rest, inside) for target, rest in _links(value))


def _is_its_own(url: str, target: str, rest: str, inside: frozenset[str]) -> bool:
    whole, kinds = urljoin(url, target), {k.lower() for found in RELATION.findall(rest) for k in found.split()}
    if kinds == {"canonical"}:
        return whole in (url, url.removesuffix("index.html"))
    near = urlsplit(whole)[:2] == urlsplit(url)[:2] and not kinds & {"preload", "modulepreload"}
    return bool(kinds) and kinds <= LOADS and (whole in inside or near)


def _is_harmless(header: str, value: str) -> bool:
    between, word = HARMLESS[header]
    words = (w.strip().lower() for w in value.split(between) if w.strip())
    return len(value) <= LONGEST and all(word.fullmatch(w) for w in words)


def _promises(name: str, answer: HttpAnswer, kept: Mapping[str, str]) -> Iterator[str]:
    """Yield headers of safety that are not as promised, or, where nothing was promised, weaken what a page says."""
    for header in HARMLESS:
        values, promise = answer.semua(header), next((v for n, v in kept.items() if n.lower() == header), None)
        for value in values:
            if value != promise and (promise is not None or not _is_harmless(header, value)):
                yield f"{header.title()}: {untrusted.shown(value)}"
        if promise is not None and not values and name.endswith(".html"):
            yield f"{header.title()}: tidak dikirim, padahal untuk halaman lain ya"
