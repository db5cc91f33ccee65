"""Tables, networks and analyses of a Rapporteur library."""

from .client import Client, RapporteurError
from .graphs import to_networkx
from .tables import Tables, accepted, passage, read_tables

__all__ = ["Client", "RapporteurError", "Tables", "accepted", "passage", "read_tables", "to_networkx"]
