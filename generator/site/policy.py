"""The Content-Security-Policy, with hashes of the inline scripts that the built pages hold; header files for servers.

In: the inline scripts of pages. Out: the policy of a page as `<meta>`, and the same with the other headers for servers.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from generator.pages.environment import environment
from generator.site.built_page import BuiltPage

FIRST = '<meta charset="utf-8">'
# Nothing is allowed but what the site itself serves; `data:` are icons in style sheets.
RULES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("manifest-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
)
FILES = {"_headers": "_headers", "server/nginx.conf": "nginx.conf", "server/apache.conf": "apache.conf"}
DENIED = [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "usb",
    "xr-spatial-tracking",
]


def policy(scripts: Iterable[str]) -> str:
    """Return the policy under which these inline scripts run, and no others."""
    marks = sorted({f"'sha256-{b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts})
    return "; ".join(" ".join((name, value, *(marks if name == "script-src" else ()))) for name, value in RULES)


def guarded(html: str, page: BuiltPage) -> str:
    """Return a page with its policy in the head, before anything that loads or runs."""
    if FIRST not in html:
        raise AssertionError("the theme no longer starts the head with the character set")
    return html.replace(FIRST, f"{FIRST}{_filled('kebijakan.html', {'kebijakan': Markup(policy(page.scripts))})}", 1)


def headers(pages: Iterable[BuiltPage]) -> Mapping[str, str]:
    """Return the response headers of the whole site: what a `<meta>` can say and what only a server can."""
    whole = policy({script for page in pages for script in page.scripts})
    return {
        "Content-Security-Policy": f"{whole}; frame-ancestors 'none'",
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in DENIED),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def files(pages: Iterable[BuiltPage]) -> Iterator[tuple[str, str]]:
    """Yield the ready header files for servers, by path in the site."""
    found = {name: Markup(value) for name, value in headers(pages).items()}  # written here, not by officers
    for path, template in FILES.items():
        yield path, f"{_filled(template, {'kepala': found})}\n"


def _filled(template: str, values: Mapping[str, object]) -> str:
    return environment().get_template(template).render(values)
