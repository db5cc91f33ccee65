"""Makes web archives by warcio: one of gzip members, one that is not packed. Arguments: where to write them."""
import gzip
import sys
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

packed_path, plain_path = sys.argv[1:]
page = (
    "<html><head><title>Talks</title></head><body><article><h1>Talks on the river</h1><p>Ministers of 🌍 will meet in Rémi’s town on Tuesday, "
    "and they are likely to agree on most of what was left open.</p></article></body></html>"
).encode()


def chunked(body):
    half = len(body) // 2
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:half], body[half:])) + b"0\r\n\r\n"


def write(path, is_packed):
    with open(path, "wb") as file:
        writer = WARCWriter(file, gzip=is_packed, warc_version="1.1")
        writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "warcio"}))
        answers = [
            ("https://a.example/plain", page, [("Content-Type", "text/html; charset=utf-8")]),
            ("https://a.example/chunked", chunked(gzip.compress(page)), [("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
            ("https://a.example/a.css", b"p {}", [("Content-Type", "text/css")]),
        ]
        for url, body, headers in answers:
            http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
            record = writer.create_warc_record(url, "response", payload=BytesIO(body), http_headers=http, warc_headers_dict={"WARC-Date": "2024-03-05T10:00:00Z"})
            writer.write_record(record)
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(writer.create_revisit_record("https://a.example/plain", "sha1:x", "https://a.example/plain", "2024-03-05T10:00:00Z", http_headers=http))
        writer.write_record(writer.create_warc_record("https://a.example/raw", "resource", payload=BytesIO(page), warc_content_type="text/html"))


write(packed_path, True)
write(plain_path, False)
