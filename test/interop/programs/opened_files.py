"""Reads graphs by networkx, igraph and a parser of spreadsheets. Arguments: the folder with the files. Prints what each program saw, as JSON."""
import json
import sys
from pathlib import Path

folder = Path(sys.argv[1])
seen = {}


def attempt(name, read):
    try:
        seen[name] = read()
    except Exception as problem:  # what the program says of our file is the result
        seen[name] = {"refused": f"{type(problem).__name__}: {problem}"}


def counts(graph):
    return {"nodes": graph.number_of_nodes(), "edges": graph.number_of_edges(), "directed": graph.is_directed()}


try:
    import networkx

    for path in sorted(folder.iterdir()):
        # visone's drawing has a key without a name, which networkx does not take: the plain file is for it.
        if path.suffix == ".graphml" and "visone" not in path.name:
            attempt(f"networkx {path.name}", lambda: {**counts(networkx.read_graphml(path)), "names": sorted(str(d.get("name", d.get("label"))) for _, d in networkx.read_graphml(path).nodes(data=True))})
        elif path.suffix == ".gexf" and "1.2" in path.name:
            attempt(f"networkx {path.name}", lambda: counts(networkx.read_gexf(path)))
        # Its reader of Pajek does not know two modes.
        elif path.suffix == ".net" and not path.name.startswith("network"):
            attempt(f"networkx {path.name}", lambda: counts(networkx.read_pajek(path)))
except ImportError:
    pass

try:
    import igraph

    for path in sorted(folder.iterdir()):
        if path.suffix in (".graphml", ".net"):
            def read():
                graph = igraph.Graph.Read(str(path), format="pajek" if path.suffix == ".net" else "graphml")
                found = {"nodes": graph.vcount(), "edges": graph.ecount(), "directed": graph.is_directed()}
                if path.suffix == ".graphml":
                    found["attributes"] = sorted(graph.vs.attributes())
                    found["types"] = sorted({type(value).__name__ for value in graph.vs["type"]}) if "type" in graph.vs.attributes() else []
                return found

            attempt(f"igraph {path.name}", read)
except ImportError:
    pass

try:
    import pandas

    for path in sorted(folder.glob("*.csv")):
        attempt(f"pandas {path.name}", lambda: {"rows": len(pandas.read_csv(path)), "columns": list(pandas.read_csv(path).columns)[:4]})
except ImportError:
    pass

try:
    import openpyxl

    for path in sorted(folder.glob("*.xlsx")):
        attempt(f"openpyxl {path.name}", lambda: {sheet.title: [sheet.max_row, sheet.max_column] for sheet in openpyxl.load_workbook(path)})
except ImportError:
    pass

try:
    import conllu

    for path in sorted(folder.glob("*.conllu")):
        attempt(f"conllu {path.name}", lambda: {"sentences": len(conllu.parse(path.read_text("utf-8"))), "trees": sum(1 for one in conllu.parse(path.read_text("utf-8")) if one.to_tree().token["head"] == 0)})
except ImportError:
    pass

try:
    import rdflib

    for path in sorted(folder.glob("*.jsonld")):
        # Contexts are on the network: every term becomes one of a vocabulary of this test.
        content = {**json.loads(path.read_text("utf-8")), "@context": {"@vocab": "urn:test:", "id": "@id", "type": "@type", "rapporteur": "urn:rapporteur:"}}
        attempt(f"rdflib {path.name}", lambda: {"triples": len(rdflib.Graph().parse(data=json.dumps(content), format="json-ld"))})
except ImportError:
    pass

print(json.dumps(seen, ensure_ascii=False))
