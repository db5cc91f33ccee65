"""Rapporteur on Apache Spark: coding of corpora, and networks of the statements that come of it."""

from .coding import Coded, code
from .entities import link_entities
from .networks import networks

__all__ = ["Coded", "code", "link_entities", "networks"]
