"""The client against a server of this checkout."""

import re
import subprocess
import unittest

from fixture import COMMAND, made, said
from rapporteur import Client, RapporteurError, read_tables


class Server(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        words = ["serve", "--library", str(made() / "study.rapporteur"), "--port", "0"]
        cls.process = subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, text=True)
        address = None
        while address is None:
            line = cls.process.stdout.readline()
            if line == "":
                raise RuntimeError("the server ended")
            address = re.search(r"http://[\d.:]+", line)
        cls.client = Client(address.group())

    @classmethod
    def tearDownClass(cls):
        cls.process.terminate()
        cls.process.wait(30)
        cls.process.stdout.close()

    def test_tables_are_those_of_the_folder(self):
        ours, folder = self.client.tables(), read_tables(made() / "tables")
        self.assertEqual(list(ours), list(folder))
        for name in folder:
            self.assertTrue(ours[name].equals(folder[name]), name)

    def test_an_analysis_is_that_of_the_command(self):
        report = self.client.analyse("network", type="twomode", variable1="organization")
        self.assertEqual(report["result"]["data"], said("network.json")["result"])
        drafts = self.client.analyse("relations", drafts=True, level="person")
        self.assertEqual(drafts["result"], said("relations.json"))

    def test_what_is_refused_says_why(self):
        with self.assertRaises(RapporteurError) as refused:
            self.client.analyse("network", thing=1)
        self.assertEqual(refused.exception.code, "RAP_LIBRARY_OPTION")
        with self.assertRaisesRegex(RapporteurError, "name one project"):
            Client(self.client.url, project="none").tables()
        with self.assertRaisesRegex(RapporteurError, "cannot be reached"):
            Client("http://127.0.0.1:9").projects()


if __name__ == "__main__":
    unittest.main()
