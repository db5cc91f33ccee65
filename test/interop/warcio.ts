import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listSources } from "../../packages/reader/src/sources/archive/list-sources.ts";
import { readSource } from "../../packages/reader/src/sources/read-source.ts";

/* Web archives that warcio made, listed and read. */

const python = process.env["RAPPORTEUR_PYTHON"] ?? "python3";
const folder = mkdtempSync(join(tmpdir(), "rapporteur-warcio-"));
const paths = ["packed.warc.gz", "plain.warc"].map((name) => join(folder, name));
const words = "Ministers of 🌍 will meet in Rémi’s town on Tuesday";

try {
  execFileSync(python, [fileURLToPath(new URL("programs/warcio_made.py", import.meta.url)), ...paths]);
  for (const path of paths) {
    const urls: (string | null)[] = [];
    const notes: string[] = [];
    for await (const one of listSources(path)) {
      assert.equal(one.error, undefined);
      if (one.bytes === undefined) {
        notes.push(one.note);
        continue;
      }
      const { document, warnings } = await readSource(one.bytes, { name: one.name, isBounded: true });
      assert.ok(document.text.includes(words), one.name);
      assert.ok(warnings.some(({ code }) => code === "page-archived"));
      urls.push(document.metadata.url);
    }
    assert.deepEqual(urls, ["https://a.example/plain", "https://a.example/chunked", "https://a.example/raw"]);
    assert.deepEqual(notes, [
      "of the web archive are not read as documents: 1 other records, 1 answers that are not pages (pictures, scripts, data), 1 revisits of pages",
    ]);
  }
  process.stdout.write("warcio: 3 pages of each of 2 archives read, the rest counted\n");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
