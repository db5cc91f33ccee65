import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeManual } from "../../support/manual.ts";
import { stepsAsMarkdown } from "./page-as-markdown.ts";
import { readSteps } from "./read-steps.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "manual-"));
  writeManual(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the steps on a page of the written manual", () => {
  it.each(["first-page", "coalitions", "forecasts", "causes", "publish"])("of %s are those of its source", (name) => {
    const [html, markdown] = [`${folder}/learn/${name}.html`, `${root}docs/learn/${name}.md`].map((path) => readFileSync(path, "utf8"));
    const steps = readSteps(name, stepsAsMarkdown(html ?? "")).map(({ step }) => step);
    expect(steps).toEqual(readSteps(name, markdown ?? "").map(({ step }) => step));
    expect(steps.length).toBeGreaterThan(8);
  });

  it("leave out what is no ordered list", () => {
    const html =
      "<ul><li>Click <strong>No</strong>.</li></ul><ol>\n<li><p>Click <strong>A &amp; B</strong>. Press <code>j</code>.</p></li>\n</ol><p>Text</p>";
    expect(stepsAsMarkdown(html)).toBe("1. Click **A & B**. Press `j`.\n");
  });
});
