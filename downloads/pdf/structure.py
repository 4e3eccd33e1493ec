"""Names of the parts of a tagged PDF: Chromium counts them anew in each print, so they are counted here in the order of the document."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf


def elements(root: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Yield every element of a structure tree in the order of the document."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Dictionary) and node.get("/Type") != "/OBJR" and node.get("/Type") != "/MCR":
            if "/S" in node:
                yield node
            below = node.get("/K")
            kids = list(below) if isinstance(below, pikepdf.Array) else [below] if isinstance(below, pikepdf.Dictionary) else []
            waiting += [kid for kid in reversed(kids) if isinstance(kid, pikepdf.Dictionary)]


def renumber(pdf: pikepdf.Pdf) -> None:
    """Give the named elements of a file new names, and lead to them what led to the old ones."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    every = list(elements(root))
    names = {bytes(one.ID): f"part{place:08d}" for place, one in enumerate((one for one in every if "/ID" in one), 1)}
    known: dict[str, pikepdf.Object] = {}
    for one in every:
        if "/ID" in one:
            new = names[bytes(one.ID)]
            one.ID = pikepdf.String(new)
            known[new] = one
        given = one.get("/A")
        for attributes in list(given) if isinstance(given, pikepdf.Array) else [given]:
            if isinstance(attributes, pikepdf.Dictionary) and "/Headers" in attributes:
                attributes.Headers = pikepdf.Array([pikepdf.String(names[bytes(head)]) for head in attributes.Headers])
    if "/IDTree" in root:
        listed = [entry for name in sorted(known) for entry in (pikepdf.String(name), known[name])]
        root.IDTree = pdf.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(listed)))
