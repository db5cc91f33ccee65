"""What a folder that somebody else sent, or a server that sends one elsewhere, may not do."""

import json
import tempfile
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pandas as pd
from rapporteur import Client, RapporteurError, read_tables
from rapporteur.tables import DICTIONARY, SCHEMA


class Strangers(unittest.TestCase):
    def test_a_dictionary_names_files_of_its_own_folder_alone(self):
        with tempfile.TemporaryDirectory() as place:
            secret = Path(place) / "secret.parquet"
            pd.DataFrame({"word": ["mine"]}).to_parquet(secret)
            folder = Path(place) / "tables"
            folder.mkdir()
            for file in (str(secret), "../secret.parquet", "..\\secret.parquet", "", "..", "\\\\host\\share\\x.parquet"):
                about = {"schema": SCHEMA, "tables": [{"name": "statements", "file": file, "columns": []}]}
                (folder / DICTIONARY).write_text(json.dumps(about), encoding="utf-8")
                with self.subTest(file), self.assertRaisesRegex(ValueError, "no file of this folder"):
                    read_tables(folder)

    def test_a_token_goes_to_the_server_that_was_named_alone(self):
        seen = []

        class Elsewhere(BaseHTTPRequestHandler):
            def do_GET(self):
                seen.append(self.headers.get("authorization"))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b'{"projects": []}')

            def log_message(self, *_):
                pass

        elsewhere = HTTPServer(("127.0.0.1", 0), Elsewhere)

        class Here(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(302)
                self.send_header("location", f"http://localhost:{elsewhere.server_port}{self.path}")
                self.end_headers()

            def log_message(self, *_):
                pass

        here = HTTPServer(("127.0.0.1", 0), Here)
        for server in (here, elsewhere):
            threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            with self.assertRaisesRegex(RapporteurError, "302"):
                Client(f"http://127.0.0.1:{here.server_port}", token="secret").projects()
            self.assertEqual(seen, [])
        finally:
            for server in (here, elsewhere):
                server.shutdown()
                server.server_close()


if __name__ == "__main__":
    unittest.main()
