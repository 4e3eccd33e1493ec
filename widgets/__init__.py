"""Models that the reader moves by hand: `explorable("y90")`."""

from __future__ import annotations

from .declaration import Declaration
from .widget import Explorable, explorable

__all__ = ["Explorable", "declarations", "explorable"]


def declarations() -> dict[str, Declaration]:
    """Every explorable by name. A new one is declared in its own module and named here."""
    from .barrier import BARRIER
    from .blood import BLOOD
    from .fractionation import FRACTIONATION
    from .heat import HEAT
    from .ice import ICE
    from .network import NETWORK
    from .schedule import SCHEDULE
    from .small_trials import SMALL_TRIALS
    from .subgroup import SUBGROUP
    from .y90 import Y90

    every = [Y90, FRACTIONATION, BLOOD, HEAT, ICE, BARRIER, SCHEDULE, SMALL_TRIALS, SUBGROUP, NETWORK]
    return {declaration.name: declaration for declaration in every}
