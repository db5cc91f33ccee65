import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { pageFrom } from "../pages/page-for-tests.ts";
import { readPage } from "../pages/read-page.ts";
import { readText } from "../sources/plain/read-text.ts";
import { pageVoices, voiceModelPath, voicesFor } from "./page-voices.ts";

const folder = mkdtempSync(join(tmpdir(), "voices-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("is read for English pages and for those whose language cannot be told, once", () => {
  const voices = voicesFor(pageFrom("The port is closed.", { language: "en-GB" }));
  expect(voices).not.toBeNull();
  expect(voicesFor(pageFrom("Oslo", { language: "und" }))?.model).toBe(voices?.model);
  expect(voicesFor(pageFrom("Havnen er stengt.", { language: "nb" }))).toBeNull();
  expect(pageVoices().model).toBe(voices?.model);
});

it("is refused where the file is not there, or damaged", () => {
  const missing = join(folder, "missing.rapmodel");
  expect(() => pageVoices(missing)).toThrow(expect.objectContaining({ code: "RAP_NLP_MODEL_MISSING", details: { path: missing } }));
  const cut = join(folder, "cut.rapmodel");
  writeFileSync(cut, readFileSync(voiceModelPath).subarray(0, 100_000));
  expect(() => pageVoices(cut)).toThrow(expect.objectContaining({ code: "RAP_NLP_MODEL_CORRUPT" }));
});

it("keeps what the encoder has read of a page for that page alone", () => {
  const [first, second] = [pageVoices(), pageVoices()];
  expect(first.started).not.toBe(second.started);
});

it("lets signed letters to an editor stand as their signatures part them", () => {
  const { document } = readText(
    "Letters to the editor\n\nSIR – Your leader on Orvik asks who will pay for the silt. The answer is the ratepayer, as Ines Tallet said in these pages last week.\n\nAda Lund\nTallinn\n\n" +
      "SIR – I sailed with Captain Bertil Aas for nine years. He would have laughed at your chart.\n\nPer Holm\nRavnsund\n\n" +
      "SIR – How many pilots does it take to move a buoy? None, says the ministry: the buoy moves by itself.\n\nRuaridh MacVey\nStromness, Orkney",
  );
  const found = readPage(document, pageVoices()).reading.sections.map(
    ({ people, bodyStart, bodyEnd }) => `${people[0]?.name}: ${document.text.slice(bodyStart, bodyEnd).slice(-14)}`,
  );
  expect(found).toEqual(["Ada Lund: ges last week.", "Per Holm: at your chart.", "Ruaridh MacVey: ves by itself."]);
});
