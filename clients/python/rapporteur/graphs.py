"""Networks of statements as networkx graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pandas as pd

from .tables import Tables

if TYPE_CHECKING:
    import networkx as nx

Kind = Literal["affiliation", "relations", "causes"]


def to_networkx(
    tables: Tables,
    kind: Kind = "affiliation",
    *,
    variable1: str = "speaker",
    variable2: str = "concept",
    qualifier: str | None = "agreement",
    statement_type: str | None = None,
    reviews: tuple[str, ...] = ("accepted",),
) -> nx.Graph:
    """A network of the statements.

    `affiliation`: who takes which side on what. A Graph of two kinds of nodes (`bipartite` 0 and 1); each edge has `weight`, `agree` and `disagree`.
    One statement a document, actor, concept and side counts, and `weight` is agreements less disagreements, as in `rapporteur network --type twomode`;
    without a qualifier it is their number. An edge may have the weight 0: as many for as against.

    `relations`: who does what to whom. A MultiDiGraph with an edge a statement: `action`, `weight`, `date`, `statement`.

    `causes`: what is said to cause what. A MultiDiGraph with an edge a statement: `sign`, `strength`, `speaker`, `statement`.

    Nodes are named; `entity` and `type` say which entity a node is.

    :param reviews: states that count: accepted ones unless told.
    """
    statements = tables["statements"]
    counted = statements[statements["review"].isin(reviews)]
    if kind == "affiliation":
        if statement_type is not None:
            counted = counted[counted["statement_type"] == statement_type]
        graph = _affiliation(counted, variable1, variable2, qualifier)
    elif kind == "relations":
        graph = _edges(counted[counted["statement_type"] == "relation"], "source", "target", ["action", "weight", "date"])
    elif kind == "causes":
        graph = _edges(counted[counted["statement_type"] == "cause"], "cause", "effect", ["sign", "strength", "speaker"])
    else:
        raise ValueError(f"there is no kind {kind!r}; there are affiliation, relations and causes")
    return _with_entities(graph, tables)


def _affiliation(statements: pd.DataFrame, variable1: str, variable2: str, qualifier: str | None) -> nx.Graph:
    import networkx as nx

    columns = [variable1, variable2, *([] if qualifier is None else [qualifier])]
    for column in columns:
        if column not in statements:
            raise ValueError(f"statements have no column {column}; they have {', '.join(statements.columns)}")
    # A statement without one of the values says nothing here; an empty name is no actor.
    complete = statements.dropna(subset=columns)
    complete = complete[(complete[variable1] != "") & (complete[variable2] != "")]
    once = complete.drop_duplicates(["document_id", *columns])
    graph = nx.Graph()
    actors = sorted(once[variable1].unique())
    graph.add_nodes_from(actors, bipartite=0)
    # A name that stands on both sides is two nodes.
    names = {concept: f"{concept} ({variable2})" if concept in graph else concept for concept in sorted(once[variable2].unique())}
    graph.add_nodes_from(names.values(), bipartite=1)
    for (actor, concept), group in once.groupby([variable1, variable2], sort=True):
        agree = len(group) if qualifier is None else int(group[qualifier].astype(bool).sum())
        disagree = len(group) - agree
        graph.add_edge(actor, names[concept], weight=agree - disagree, agree=agree, disagree=disagree)
    return graph


def _edges(statements: pd.DataFrame, source: str, target: str, attributes: list[str]) -> nx.MultiDiGraph:
    import networkx as nx

    graph = nx.MultiDiGraph()
    complete = statements.dropna(subset=[source, target])
    for row in complete[["statement_id", source, target, *attributes]].to_dict("records"):
        about = {name: None if pd.isna(row[name]) else row[name] for name in attributes}
        graph.add_edge(row[source], row[target], key=row["statement_id"], statement=row["statement_id"], **about)
    return graph


def _with_entities(graph: nx.Graph, tables: Tables) -> nx.Graph:
    links = tables["statement_entities"].dropna(subset=["entity_id"]).drop_duplicates("entity")
    for name, entity, kind in links[["entity", "entity_id", "entity_type"]].itertuples(index=False):
        if name in graph:
            graph.nodes[name].update(entity=entity, type=kind)
    return graph
