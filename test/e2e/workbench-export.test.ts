import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listFormats } from "../../packages/app/src/formats/list-formats.ts";
import { faultsInAnyLook } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

let bench: Workbench;
beforeEach(async () => {
  bench = await startWorkbench(debateReadouts());
});
afterEach(async () => bench?.close());

describe("exporting from the library", () => {
  it("offers every format that the server makes, says what it does not hold, and saves the file", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "library" });
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const made = listFormats().written.filter(({ isSlow }) => !isSlow);
    await until(() => page.getByLabel("What", { exact: true }).locator("option").count()).toBe(new Set(made.map(({ part }) => part)).size);
    await until(() => page.getByLabel("Format").locator("option").count()).toBe(made.filter(({ part }) => part === "statements").length);
    await page.getByLabel("Format").selectOption("tei");
    await page.getByText("The file does not hold: what is known of entities").waitFor();
    await page.getByLabel("Drafts too, not accepted statements alone").check();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the file" }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe("statements.tei.xml");
    expect(readFileSync(await file.path(), "utf8")).toContain("<TEI");
    await page.getByText("Saved statements.tei.xml.").waitFor();
    expect(await faultsInAnyLook(page)).toEqual([]);
    await page.context().close();
  });

  it("tells what can be imported", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "library" });
    await page.getByRole("button", { name: "Import files" }).first().click();
    await page.getByText("What can be imported").click();
    await page.getByText("REFI-QDA project (NVivo, MAXQDA, ATLAS.ti, QualCoder) (.qdpx, .qde)").waitFor();
    await page.getByText("LexisNexis; Factiva").waitFor();
    await page.context().close();
  });
});
