"""Networks against those of the command."""

import re
import unittest

from fixture import Names, made, said
from rapporteur import read_tables, to_networkx

try:
    import networkx
except ImportError:
    networkx = None


@unittest.skipIf(networkx is None, "there is no networkx here: pip install networkx")
class Graphs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tables = read_tables(made() / "tables")

    def test_affiliation_has_the_weights_of_the_command(self):
        result = said("network.json")["result"]
        graph = to_networkx(self.tables, variable1="organization")
        expected = {
            (actor, concept): value
            for actor, line in zip(result["rows"], result["values"])
            for concept, value in zip(result["columns"], line)
            if value != 0
        }
        # The command tells a name from others of its column, tables from all names.
        plain = lambda name: re.sub(r" \([a-z]+:[^)]*\)$", "", name)
        found = {(plain(actor), concept): weight for actor, concept, weight in graph.edges(data="weight") if weight != 0}
        self.assertEqual(found, expected)
        self.assertTrue(networkx.is_bipartite(graph))
        self.assertEqual(graph.nodes["carbon tax"], {"bipartite": 1, "entity": "concept:carbon-tax", "type": "concept"})

    def test_relations_and_causes_have_an_edge_a_statement(self):
        records = said("records.json")["statement"]
        names = Names()
        graph = to_networkx(self.tables, "relations", reviews=("accepted", "draft"))
        acts = {one["id"] for one in said("relations.json")["acts"]}
        self.assertEqual({key for _, _, key in graph.edges(keys=True)}, acts)
        causes = to_networkx(self.tables, "causes")
        expected = {
            one["id"]: (names.label(one["values"]["cause"]), names.label(one["values"]["effect"]), one["values"].get("sign"))
            for one in records
            if one["type"] == "cause" and one["review"] == "accepted"
        }
        self.assertEqual({key: (cause, effect, sign) for cause, effect, key, sign in causes.edges(keys=True, data="sign")}, expected)

    def test_what_is_not_there_is_named(self):
        with self.assertRaisesRegex(ValueError, "no column thing; they have"):
            to_networkx(self.tables, variable1="thing")
        with self.assertRaisesRegex(ValueError, "no kind 'thing'"):
            to_networkx(self.tables, "thing")


if __name__ == "__main__":
    unittest.main()
