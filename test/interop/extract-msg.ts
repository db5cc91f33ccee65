import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeMsg } from "../../packages/reader/src/sources/msg/msg-writer-for-tests.ts";
import { readSource } from "../../packages/reader/src/sources/read-source.ts";

/* A message of Outlook, read by extract-msg; its compound file as extract-msg writes it, read by us. */

const python = process.env["RAPPORTEUR_PYTHON"] ?? "python3";
const folder = mkdtempSync(join(tmpdir(), "rapporteur-msg-"));
const [given, back] = [join(folder, "given.msg"), join(folder, "back.msg")];
const body =
  `Ministers of 🌍 will meet in Re\u0301mi’s town on Tuesday, and they are likely to agree on most of what was left open. ${"They may not. ".repeat(400)}`.trim();

try {
  const streams = { "001A001F": "IPM.Note", "0037001F": "Talks 🌍", "0042001F": "Zoë Lee", "0C1A001F": "Zoë Lee", "1000001F": body };
  writeFileSync(given, writeMsg({ streams, time: Date.UTC(2024, 2, 5, 10) }));
  const program = fileURLToPath(new URL("programs/extract_msg_there_and_back.py", import.meta.url));
  const said: Record<string, unknown> = JSON.parse(execFileSync(python, [program, given, back], { encoding: "utf8" }));
  assert.deepEqual([said["subject"], said["body"], said["attachments"]], ["Talks 🌍", body, 0]);
  assert.equal(new Date(String(said["date"])).toISOString(), "2024-03-05T10:00:00.000Z");
  for (const path of [given, back]) {
    const { format, document } = await readSource(readFileSync(path), { name: path, isBounded: true });
    const { title, authors, published } = document.metadata;
    assert.deepEqual([format, title, authors, published, document.text], ["msg", "Talks 🌍", ["Zoë Lee"], "2024-03-05", body]);
  }
  process.stdout.write("extract-msg: reads the message that the tests write, and we read the compound file that it writes\n");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
