"""What can be found: sections of the pages, terms, models, and rows of claims and works, each as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from lxml import html

from _ext.output.kept import of_each

LEFT_OUT_TAGS = ("script", "style", "svg", "form", "button", "pre")
LEFT_OUT = (
    "headerlink", "katex", "bibtex-citation", "read-mark", "visually-hidden", "chapter-head", "page-fold", "predict", "check", "evidence",
    "describe", "tlx", "data-page", "glossary", "short-forms", "citation-list",
)  # fmt: skip
"""Classes of what is no running text: navigation, questions with their answers, tables of works, and rows that are taken one by one."""

SKIPPED = {"Check yourself", "Evidence on this page", "Further reading"}
LISTS = re.compile(r"chapters/(?:front/reading-paths|back/(?:for-instructors|downloads))")
"""Pages that name what stands elsewhere."""

CLOSING = {"What is disputed, and why", "Key points", "What we do not know", "For the group", "What would change the decision"}
BLOCKS = {"p", "li", "dt", "dd", "figcaption", "caption", "tr", "pre", "summary", "h2", "h3", "h4", "div"}
CELLS = {"td", "th"}
SPACE = re.compile(r"[ \t\r\f\v\u00a0\n]+")

Document = dict[str, str]


def _without(element: html.HtmlElement, *classes: str) -> html.HtmlElement:
    """An element from which the parts of these classes are taken."""
    unwanted = set(classes)
    for part in [part for part in element.iterdescendants() if not unwanted.isdisjoint(part.get("class", "").split())]:
        if part.getparent() is not None:
            part.drop_tree()
    return element


def _lines(element: html.HtmlElement) -> str:
    """The text of an element, a line for each block and each row of a table."""
    parts: list[str] = []

    def walk(node: html.HtmlElement) -> None:
        if not isinstance(node.tag, str):
            return
        row = any(above.tag == "tr" for above in node.iterancestors())
        if node.tag in CELLS:
            parts.append(" · " if node.getprevious() is not None else "")
        elif node.tag in BLOCKS and not row:
            parts.append("\n")
        parts.append(SPACE.sub(" ", node.text or ""))
        for child in node:
            walk(child)
            parts.append(SPACE.sub(" ", child.tail or ""))
        if node.tag in BLOCKS and not row:
            parts.append("\n")

    walk(element)
    text = re.sub(r" ?\n ?", "\n", "".join(parts))
    text = re.sub(r" +([.,;:)])", r"\1", re.sub(r" {2,}", " ", text))
    return re.sub(r"\n{2,}", "\n", text).strip()


def _plain(element: html.HtmlElement) -> str:
    return SPACE.sub(" ", _lines(element).replace("\n", " ")).strip()


def _address(section: html.HtmlElement) -> str:
    """The label that an author gave a section, else the name made from its heading; which of them the section itself has differs between versions of Sphinx."""
    names = [span.get("id") for span in section.iterchildren("span") if span.get("id") and not (span.text or "").strip()]
    names.append(section.get("id", ""))
    return next((name for name in names if name.startswith("sec-")), names[0])


def _below(article: html.HtmlElement, tag: str, start: str) -> list[html.HtmlElement]:
    """The elements whose identity starts like this."""
    return [element for element in article.iter(tag) if element.get("id", "").startswith(start)]


def _part(document: html.HtmlElement) -> str:
    """The part of the book to which a page belongs, as the contents name it."""
    current = [link for link in document.iter("a") if link.get("aria-current") == "page"]
    lists = [above for link in current for above in link.iterancestors("ul")]
    caption = lists[-1].getprevious() if lists else None
    return "" if caption is None else _plain(caption)


def _rows(article: html.HtmlElement, url: str, page: str) -> Iterator[Document]:
    """Terms, short forms, claims and works of a page, which stand for themselves."""
    for name in _below(article, "dt", "term-"):
        title, meaning = _plain(_without(name, "headerlink")), _without(name.getnext(), "bibtex-citation")
        yield {"kind": "term", "title": title, "page": page, "url": f"{url}#{name.get('id')}", "lead": "", "text": _plain(meaning)}
    for group in article.find_class("short-forms"):
        for name in group.iter("dt"):
            yield {"kind": "short", "title": _plain(name), "page": page, "url": url, "lead": "", "text": _plain(name.getnext())}
    for row in _below(article, "tr", "claim-"):
        statement = row.find("th")
        for small in statement.findall("small"):
            small.drop_tree()
        text = _plain(statement)
        yield {"kind": "claim", "title": _cut(text), "page": page, "url": f"{url}#{row.get('id')}", "lead": "", "text": text}
    for item in _below(article, "li", "work-"):
        name, title = item.find(".//b"), item.find(".//cite")
        summary = item.findall("p")[2]
        yield {"kind": "work", "title": f"{_plain(name)} {_plain(title)}", "page": page, "url": f"{url}#{item.get('id')}", "lead": "", "text": _plain(summary)}


def _cut(text: str, length: int = 70) -> str:
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"


def _models(article: html.HtmlElement, url: str, page: str) -> Iterator[Document]:
    for model in article.find_class("tlx"):
        title, lead = model.find_class("tlx-title"), model.find_class("tlx-lead")
        if title:
            yield {"kind": "model", "title": _plain(title[0]), "page": page, "url": f"{url}#{model.get('id')}", "lead": "", "text": _plain(lead[0]) if lead else ""}


def of_page(text: str, url: str) -> list[Document]:
    r"""Everything on a page that can be found.

    Examples
    --------
    >>> page = '<main><article><section id="a"><h1>Ablation</h1><p>It kills.</p><section id="b"><span id="sec-b"></span><h2>Heat</h2><p>Above <b>60</b> °C.</p></section></section></article></main>'
    >>> [(found["kind"], found["title"], found["url"], found["text"]) for found in of_page(page, "a.html")]
    [('page', 'Ablation', 'a.html', 'It kills.'), ('section', 'Heat', 'a.html#sec-b', 'Above 60 °C.')]

    A section that begins with a smaller one is found with the text of that one:

    >>> inner = '<section id="c"><h3>Where</h3><p>At the tip.</p></section>'
    >>> [(found["title"], found["text"]) for found in of_page(page.replace("<p>Above <b>60</b> °C.</p>", inner), "a.html")][1:]
    [('Heat', 'At the tip.'), ('Where', 'At the tip.')]
    """
    document = html.fromstring(text)
    article = document.find(".//article")
    if article is None or (head := article.find(".//h1")) is None:
        return []
    page, belongs = _plain(_without(head, "headerlink")), _part(document)
    found = [*_rows(article, url, page), *_models(article, url, page)]
    _without(article, *LEFT_OUT)
    for part in list(article.iter(*LEFT_OUT_TAGS)):
        part.drop_tree()
    parts = []
    sections = [one for one in article.iter("section") if one.get("id")]
    divided = {one.get("id") for one in sections if one.find(".//section") is not None}
    for section in reversed(sections):  # the inner ones first, each taken out of the one around it
        heading = next((child for child in section if child.tag in ("h1", "h2", "h3", "h4")), None)
        if heading is None:
            continue
        title, first = _plain(heading), heading.tag == "h1"
        above = [] if first else [_plain(h) for outer in section.iterancestors("section") for h in outer if h.tag in ("h2", "h3")]
        address = _address(section)
        section.remove(heading)
        strong = [_plain(one) for one in section.iter("strong", "b", "th")]
        body = _lines(section)
        if not body and section.get("id") in divided and parts:
            body = parts[-1]["text"]  # a section that begins with a smaller one shows what that one begins with
        section.drop_tree()
        if title in SKIPPED or not body:
            continue
        kind = "page" if first else "model" if title.startswith("Explore") else "list" if LISTS.search(url) else "closing" if title in CLOSING else "case" if "/7-cases/" in url else "section"
        parts.append({"kind": kind, "title": title, "page": page, "url": url if first else f"{url}#{address}", "lead": " . ".join([belongs, *above, *strong]), "text": body})
    return [*found, *reversed(parts)]


def _authors(article: html.HtmlElement | None) -> dict[str, str]:
    """The authors of each work in a list of references, by key."""
    items = [] if article is None else [item for item in article.iter("li") if "citation" in (item.get("class") or "").split()]
    return {item.get("id"): _plain(item).partition(" (")[0] for item in items}


def _of_file(out: Path, path: Path) -> tuple[list[Document], dict[str, str]]:
    """What can be found on a page, and the authors of the works that it lists."""
    text = path.read_text(encoding="utf-8")
    authors = _authors(html.fromstring(text).find(".//article")) if 'class="citation-list"' in text else {}
    return of_page(text, path.relative_to(out).as_posix()), authors


def of_site(out: Path, pages: list[Path], store: Path, code: str) -> list[Document]:
    """Everything that can be found, in the order of the files; a work by any author that the references name.

    Parameters
    ----------
    out : Path
        Folder of the site.
    pages : list of Path
        Its pages.
    store : Path
        File in which is kept what was found: a page that has not changed is not read again.
    code : str
        Hash of what reads the pages.
    """
    read = of_each(partial(_of_file, out), pages, store, code)
    found = [document for documents, _ in read for document in documents]
    authors = {key: names for _, works in read for key, names in works.items()}
    for one in found:
        if one["kind"] == "work":
            one["text"] = f"{authors.get(one['url'].partition('#work-')[2], '')}\n{one['text']}".strip()
    return found
