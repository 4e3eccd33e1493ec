"""The section of an explorable on a page."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from json import dumps
from typing import Any

from ..declaration import Declaration
from ..javascript.bundle import starting_state
from .notes import notes

OFF = '<p class="tlx-off">This model stands still, because its script does not run here. Picture, sentence and table show how it starts.</p>'
"""What is said where nothing moves; the style sheet shows it there alone."""


def render_section(declaration: Declaration, state: Mapping[str, Any], name: str) -> str:
    """Return the `<section>` of an explorable, with its starting state drawn; it reads and prints without a script, which only brings it to life.

    Parameters
    ----------
    declaration
        The explorable.
    state
        Its starting state; defaults for what is not given. Errors as in `Model.validated_inputs`.
    name
        Id of the section, and prefix in the address.
    """
    inputs = declaration.model.validated_inputs(state)
    given = {key: value for key, value in inputs.items() if value != declaration.model.defaults[key]}
    asks = " tlx-asking" if declaration.prediction and not given else ""
    data = f"""data-explorable="{declaration.name}" data-state="{escape(dumps(given))}" data-spec='{escape(declaration.json(), quote=False).replace("'", "&#39;")}'"""
    return "\n".join(
        [
            f'<section class="tlx{asks}" id="{escape(name)}" {data} aria-labelledby="{escape(name)}-title">',
            _heading(declaration, name),
            OFF,
            starting_state(declaration, given, name),
            notes(declaration),
            "</section>",
        ]
    )


def render_frame(declaration: Declaration, name: str) -> str:
    """Return the section without charts and controls, for live Jupyter, where the module adds them."""
    return f'<section class="tlx" aria-labelledby="{escape(name)}-title">{_heading(declaration, name)}<div class="tlx-place"></div>{notes(declaration, live=True)}</section>'


def _heading(declaration: Declaration, name: str) -> str:
    return f'<p class="tlx-title" id="{escape(name)}-title">{escape(declaration.title)}</p><p class="tlx-lead">{escape(declaration.lead)}</p>'
