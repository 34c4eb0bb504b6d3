"""Fetching pages and posting their forms as a browser without script does."""

import re
import urllib.error
import urllib.parse
import urllib.request


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def fetch(url, data=None, **headers):
    """Status, headers and text; redirects are not followed."""
    if data is not None:
        headers["Sec-Fetch-Site"] = "same-origin"
        data = data if isinstance(data, bytes) else urllib.parse.urlencode(data).encode()
    request = urllib.request.Request(url, data, {name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.build_opener(NoRedirect).open(request, timeout=30) as response:
            return response.status, response.headers, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


def action(page, text):
    """The `_action` of the form that has the text."""
    form = next(part for part in page.split("<form")[1:] if text in part and "_action" in part)
    return re.search(r'name="_action" value="([^"]*)"', form)[1]
