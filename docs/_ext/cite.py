"""How to cite the registry: in this one place for the pages and for the README."""

import eucentralasia as eca

TITLE = "eucentralasia: the official dialogues between the European Union and Central Asia"
AUTHORS = "The eucentralasia maintainers"


def apa() -> str:
    """Return the reference in the style of the American Psychological Association."""
    version = eca.curated.version or ""
    return (
        f"{AUTHORS}. ({version[:4]}). *{TITLE}* (Data version {version}) [Data set and software]. CC BY 4.0."
    )


def bibtex() -> str:
    """Return the reference as an entry of BibTeX, with the digest of the data, which says which they were."""
    version = eca.curated.version or ""
    fields = {
        "author": f"{{{AUTHORS}}}",
        "title": TITLE,
        "year": version[:4],
        "version": version,
        "note": f"SHA-256 of the data: {eca.curated.digest}",
    }
    lines = "".join(f"  {name:7} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{eucentralasia-{version},\n{lines}}}"


def short() -> str:
    """Return the reference alone, and where the rest is: the digest changes with each correction."""
    return f"> {apa()}\n\nFor BibTeX and the digest of the data see [how to cite](docs/cite.md).\n"


def section() -> str:
    """Return both references, as a page shows them."""
    return f"> {apa()}\n\n```bibtex\n{bibtex()}\n```\n"
