"""Reads the feeds of a site by feedparser and the linked data of its pages by rdflib. Argument: the folder of the site. Prints what was seen, as JSON."""
import json
import re
import sys
from pathlib import Path

folder = Path(sys.argv[1])
seen = {}

try:
    import feedparser

    seen["feeds"] = {}
    for path in sorted(folder.rglob("*.xml")):
        if not re.search(r"<(?:rss|feed)\b", path.read_text("utf-8")[:600]):
            continue
        feed = feedparser.parse(path.read_bytes())
        entries = feed.entries
        seen["feeds"][str(path.relative_to(folder))] = {
            "broken": str(feed.bozo_exception) if feed.bozo else None,
            "entries": len(entries),
            "dated": sum(1 for entry in entries if entry.get("published_parsed") or entry.get("updated_parsed")),
            "full": sum(1 for entry in entries if entry.get("content") or entry.get("summary")),
        }
except ImportError:
    seen.pop("feeds", None)

try:
    import rdflib

    graph = rdflib.Graph()
    for path in sorted(folder.rglob("*.html")):
        for text in re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', path.read_text("utf-8"), re.S):
            # The vocabulary is on the network: its terms are named without it.
            data = json.loads(text)
            for one in data if isinstance(data, list) else [data]:
                one["@context"] = {"@vocab": "https://schema.org/"}
                graph.parse(data=json.dumps(one), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    people = set(graph.subjects(rdflib.RDF.type, schema.Person))
    seen["people"] = {"all": len(people), "unnamed": [str(one) for one in people if graph.value(one, schema.name) is None], "triples": len(graph)}
except ImportError:
    pass

print(json.dumps(seen, ensure_ascii=False))
