import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { englishModelPath, languageModel } from "./language-model.ts";

const folder = mkdtempSync(join(tmpdir(), "rapporteur-model-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("languageModel", () => {
  it("reads the shipped model once and knows its digest", () => {
    const model = languageModel();
    expect(model.sha256).toBe(createHash("sha256").update(readFileSync(englishModelPath)).digest("hex"));
    expect(languageModel()).toBe(model);
  });

  it("says which file is missing and how to restore it", () => {
    const path = join(folder, "none.rapmodel");
    expect(() => languageModel(path)).toThrow(
      expect.objectContaining({ code: "RAP_NLP_MODEL_MISSING", message: expect.stringMatching(/none\.rapmodel.*git checkout/u) }),
    );
  });

  it("says which file is damaged and how to restore it", () => {
    const path = join(folder, "cut.rapmodel");
    writeFileSync(path, readFileSync(englishModelPath).subarray(0, 1000));
    expect(() => languageModel(path)).toThrow(
      expect.objectContaining({ code: "RAP_NLP_MODEL_CORRUPT", message: expect.stringMatching(/cut\.rapmodel.*git checkout/u) }),
    );
  });
});
