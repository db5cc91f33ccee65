"""The first look of the README, as it is printed there."""

import io
import os
import re
import unittest
from contextlib import redirect_stdout
from pathlib import Path

from fixture import made

try:
    import networkx  # noqa: F401
except ImportError:
    networkx = None

README = Path(__file__).resolve().parents[1] / "README.md"


@unittest.skipUnless(networkx, "there is no networkx")
class Readme(unittest.TestCase):
    def test_the_first_look_runs_and_shows_people_concepts_and_words(self):
        blocks = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
        (first,) = [block for block in blocks if "varn-tables" in block]
        before, printed, names = os.getcwd(), io.StringIO(), {}
        os.chdir(made())
        try:
            with redirect_stdout(printed):
                exec(compile(first, str(README), "exec"), names)
        finally:
            os.chdir(before)
        positions, graph = names["positions"], names["graph"]
        self.assertGreater(len(positions), 20)
        ties = [line for line in printed.getvalue().splitlines() if re.search(r" [+-] ", line)]
        self.assertEqual(len(ties), graph.number_of_edges())
        self.assertEqual({line.split(" + ")[0].split(" - ")[0] for line in ties} - set(positions["speaker"]) - set(positions["organization"]), set())


if __name__ == "__main__":
    unittest.main()
