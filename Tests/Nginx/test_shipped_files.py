"""The files that the repository ships, as `nginx -t` sees them."""

import pytest

from Support.nginx import FRONTS, SHIPPED, Nginx


@pytest.mark.parametrize("fronts", [[front] for front in FRONTS] + [FRONTS], ids=" ".join)
def test_nginx_takes_each_file_alone_and_all_together(fronts, tmp_path):
    assert "test is successful" in Nginx(tmp_path, [8080], public="/srv/facet/Public", fronts=fronts).check()


def test_nginx_takes_the_files_as_they_are(tmp_path):
    """Nothing is replaced but the port, which is another's."""
    nginx = Nginx(tmp_path, [8080], public="/srv/facet/Public")
    for path in SHIPPED.rglob("*.conf"):
        text = path.read_text().replace("listen 80;", f"listen 127.0.0.1:{nginx.port};")
        (tmp_path / "facet" / path.relative_to(SHIPPED)).write_text(text)
    assert "test is successful" in nginx.check()


def test_every_snippet_is_included_somewhere():
    text = "".join(path.read_text() for path in SHIPPED.rglob("*.conf"))
    for snippet in SHIPPED.glob("snippets/*.conf"):
        assert f"include facet/snippets/{snippet.name};" in text, snippet.name


def test_a_broken_file_is_noticed(tmp_path):
    with pytest.raises(AssertionError, match="unknown directive"):
        Nginx(tmp_path, [8080], public="/srv/facet/Public", replaced=[("gzip_vary on;", "gzip_varies on;")]).check()
