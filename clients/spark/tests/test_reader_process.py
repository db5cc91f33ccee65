import os
import signal
import unittest

from cluster import COMMAND, processes
from rapporteur_spark.reader_process import read_documents
from rapporteur_spark.schema import VARIABLES

READ = [*COMMAND, "read", "--jsonl", "-", "--rows", "statements", "--workers", "1"]
WORDS = "China warned Japan on Monday that it would answer in kind."


class ReaderProcessTest(unittest.TestCase):
    def test_gives_one_answer_a_document_in_order(self):
        documents = [{"id": "a", "text": WORDS}, {"id": "b", "text": None}, {"id": "c", "text": WORDS}]
        answers = list(read_documents(documents, READ))
        self.assertEqual([answer.id for answer in answers], ["a", "b", "c"])
        self.assertEqual(answers[1].closing["code"], "RAP_EXCHANGE_JSON")
        self.assertGreater(len(answers[0].statements), 0)
        for name in answers[0].statements[0]["values"]:
            self.assertIn(name, VARIABLES)

    def test_reads_on_in_a_new_process_where_one_dies(self):
        def documents():
            for at in range(8):
                if at == 5:
                    for pid in processes("--jsonl"):
                        os.kill(pid, signal.SIGKILL)
                yield {"id": f"d{at}", "text": f"{WORDS} {at}."}

        answers = list(read_documents(documents(), READ))
        self.assertEqual([answer.id for answer in answers], [f"d{at}" for at in range(8)])
        self.assertTrue(all("code" not in answer.closing for answer in answers))

    def test_gives_up_a_document_that_ends_the_process_twice(self):
        answers = list(read_documents([{"id": "a", "text": WORDS}], ["false"]))
        self.assertEqual([(answer.id, answer.closing["code"]) for answer in answers], [("a", "RAP_READER_DIED")])


if __name__ == "__main__":
    unittest.main()
