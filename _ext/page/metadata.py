"""What a page says of itself to machines: address, Highwire tags, Open Graph, schema.org; and how it is cited.

Addresses are complete where ``html_baseurl`` is set; without it a page names none, since it does not know where it is.
"""

from __future__ import annotations

import html
import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from docutils import nodes

from _ext.evidence.days import day
from _ext.evidence.places import FOLDER
from _ext.output import pictures
from _ext.output.stamps import stamps_of
from _ext.page.edition import edition

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PICTURES = "_static/cards"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
FORM = "error-in-the-text.yml"
"""The form, below ``.github/ISSUE_TEMPLATE``, that a reader fills in; its fields ``page`` and ``edition`` are filled in already."""

BIBTEX_SPECIAL = re.compile(r"([&%$#_])")


def picture_of(pagename: str) -> str:
    """The picture that is shown where a page is shared."""
    return f"{PICTURES}/{pagename.replace('/', '-')}.png"


def tags(page: dict[str, str], base: str) -> list[tuple[str, str, str]]:
    """Meta tags as kind of name, name and content.

    Examples
    --------
    >>> page = {"name": "chapters/a", "title": "Heat", "about": "What heat does.", "picture": "_static/cards/chapters-a.png", "kind": "Chapter"}
    >>> [value for _, name, value in tags(page, "https://book.example/") if name in ("citation_title", "og:url")]
    ['Heat', 'https://book.example/chapters/a.html']
    """
    book = edition()
    found = [("name", "citation_title", page["title"])]
    found += [("name", "citation_author", author) for author in book.authors]
    found += [("name", "citation_publication_date", book.released.replace("-", "/")), ("name", "citation_language", "en")]
    found += [("name", "citation_inbook_title", book.title)] if page["kind"] != "Book" else []
    found += [("property", "og:type", "book" if page["kind"] == "Book" else "article"), ("property", "og:title", page["title"])]
    found += [("property", "og:site_name", book.title.partition(":")[0]), ("property", "og:locale", "en_GB")]
    found += [("property", "og:description", page["about"])] if page["about"] else []
    found += [("property", "og:image", f"{base or '../' * page['name'].count('/')}{page['picture']}"), ("property", "og:image:alt", page["title"])]
    found += [("property", "og:image:width", "1200"), ("property", "og:image:height", "630"), ("name", "twitter:card", "summary_large_image")]
    if base:
        address = f"{base}{page['name']}.html"
        found += [("name", "citation_public_url", address), ("name", "citation_fulltext_html_url", address), ("property", "og:url", address)]
    return found


def linked_data(page: dict[str, str], base: str) -> str:
    """A page as schema.org says it, as JSON that may stand in a script."""
    book = edition()
    authors = [{"@type": "Organization", "name": name} for name in book.authors]
    common = {"inLanguage": "en-GB", "license": LICENCE, "isAccessibleForFree": True, "author": authors, "datePublished": book.released, "version": book.version}
    learning = {"learningResourceType": "textbook", "educationalLevel": "postgraduate", "audience": {"@type": "EducationalAudience", "educationalRole": "student"}}
    whole = {"@type": ["Book", "LearningResource"], "name": book.title, "bookFormat": "https://schema.org/EBook", "keywords": ", ".join(book.keywords)} | common | learning
    if page["kind"] == "Book":
        told: dict[str, Any] = whole
    else:
        told = {"@type": [page["kind"], "LearningResource"], "name": page["title"], "isPartOf": {"@type": "Book", "name": book.title}} | common | learning
    if page["about"]:
        told["description"] = page["about"]
    if base:
        told["url"] = f"{base}{page['name']}.html"
        told["image"] = f"{base}{page['picture']}"
    return json.dumps({"@context": "https://schema.org"} | told, ensure_ascii=False).replace("</", "<\\/")


def citation(page: dict[str, str], base: str) -> dict[str, str]:
    """How a page is cited: in words, as BibTeX and as RIS.

    Examples
    --------
    >>> page = {"name": "chapters/4-therapies/ablation", "title": "Ablation in practice", "about": "", "picture": "", "kind": "Chapter"}
    >>> citation(page, "")["key"]
    'tolerantliver2026ablation'
    >>> print(citation(page, "")["ris"].splitlines()[0])
    TY  - CHAP
    """
    book, title = edition(), page["title"]
    short = re.sub(r"[^a-z0-9]", "", page["name"].rpartition("/")[2])
    address = f"{base}{page['name']}.html" if base else ""
    author = " and ".join(f"{{{name}}}" for name in book.authors)
    key = f"tolerantliver{book.year}{short}"
    whole = page["kind"] == "Book"
    fields = {"author": author, "title": f"{{{title}}}"} | ({} if whole else {"booktitle": f"{{{book.title}}}"})
    fields |= {"year": book.year, "edition": f"Version {book.version}"} | ({"url": address} if address else {})
    escaped = {name: value if name == "url" else BIBTEX_SPECIAL.sub(r"\\\1", value) for name, value in fields.items()}
    inside = ",\n".join(f"  {name} = {{{value}}}" for name, value in escaped.items())
    ris = ["TY  - BOOK" if whole else "TY  - CHAP", *(f"AU  - {name}" for name in book.authors), f"TI  - {title}"]
    ris += ([] if whole else [f"T2  - {book.title}"]) + [f"PY  - {book.year}", f"DA  - {book.released.replace('-', '/')}", f"ET  - Version {book.version}"]
    ris += ([f"UR  - {address}"] if address else []) + ["LA  - en", "ER  - "]
    words = f"{', '.join(book.authors)}. " + (f"{book.title}. " if whole else f"{title}. In: {book.title}. ")
    words += f"Version {book.version}, {book.year}." + (f" {address}" if address else "")
    return {"key": key, "words": words, "bibtex": f"@{'book' if whole else 'incollection'}{{{key},\n{inside}\n}}\n", "ris": "\n".join(ris) + "\n"}


def report_address(repository: str, page: dict[str, str]) -> str:
    """Where an error of a page is reported; empty where the book has no public repository.

    Examples
    --------
    >>> report_address("https://host.example/group/book", {"name": "chapters/a", "title": "Heat"}).partition("?")[0]
    'https://host.example/group/book/issues/new'
    """
    if not repository:
        return ""
    asked = {"title": f"Error on the page {page['title']}", "template": FORM, "page": page["name"], "edition": edition().version}
    body = f"Page: {page['name']}\nEdition: {edition().version}\n\nWhat is wrong, and how do you know?\n"  # where a host knows no forms
    return f"{repository.rstrip('/')}/issues/new?{urlencode(asked | {'body': body})}"


def base_of(app: Sphinx) -> str:
    """The address of the site, with a slash at its end; empty where none is configured."""
    return f"{app.config.html_baseurl.rstrip('/')}/" if app.config.html_baseurl else ""


def note_description(app: Sphinx, doctree: nodes.document) -> None:
    """Note what a page says that it is about."""
    found = (meta.get("content", "") for meta in doctree.findall(nodes.meta) if meta.get("name") == "description")
    app.env.metadata[app.env.docname]["about"] = next(found, "")


def page_of(app: Sphinx, docname: str) -> dict[str, str]:
    """Name, title, description, picture and kind of a page."""
    noted = app.env.metadata.get(docname, {})
    home, chapter = docname == app.config.root_doc, "chapter" in noted or "/7-cases/" in docname
    title = edition().title if home else app.env.titles[docname].astext()
    return {"name": docname, "title": title, "about": noted.get("about", ""), "picture": picture_of(docname), "kind": "Book" if home else "Chapter" if chapter else "WebPage"}


def describe(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Tell the template what a page says of itself; pages without a document of their own say nothing."""
    if app.builder.name != "html" or templatename != "page.html":
        return
    base, page = base_of(app), page_of(app, pagename)
    context["canonical"] = f"{base}{pagename}.html" if base else ""
    context["machine_tags"] = tags(page, base)
    context["linked_data"] = linked_data(page, base)
    context["cite_page"] = citation(page, base) | {"file": f"{FOLDER}/cite/{pagename.replace('/', '-')}", "released": day(date.fromisoformat(edition().released))}
    context["report"] = report_address(app.config.book_repository, page)


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write what belongs to all pages: citation and picture of each, and the map of the site where its address is known."""
    if exception is not None or app.builder.name != "html":
        return
    out, base, names = Path(app.outdir), base_of(app), sorted(app.env.found_docs)
    folder = out / FOLDER / "cite"
    folder.mkdir(parents=True, exist_ok=True)
    pages = [page_of(app, name) for name in names]
    shared = [(page["picture"], page["title"].partition(":")[0] if page["kind"] == "Book" else page["title"], page["about"]) for page in pages]
    drawn, store = [out / name for name, _, _ in shared], Path(app.doctreedir) / "cards"
    stamps_of(app).make("pictures", pictures.key(shared, app.config.project), lambda: pictures.write(shared, app.config.project, out, store), *drawn)
    for name, page in zip(names, pages, strict=True):
        cited = citation(page, base)
        for kind in ("bibtex", "ris"):
            (folder / f"{name.replace('/', '-')}.{kind[:3]}").write_text(cited[kind], encoding="utf-8")
    if base:
        lines = "".join(f"<url><loc>{html.escape(f'{base}{name}.html')}</loc></url>\n" for name in names)
        text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
        (out / "sitemap.xml").write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> None:
    app.add_config_value("book_repository", "", "html")
    app.connect("doctree-read", note_description)
    app.connect("html-page-context", describe)
    app.connect("build-finished", write_files)
