import { afterAll, beforeAll, expect, it } from "vitest";
import { faultsInAnyLook } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { until } from "./until.ts";

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench();
});
afterAll(async () => bench?.close());

const table =
  "Datum;Quelle;Akteur;Konzept;Zustimmung;Zitat\n05.05.2031;Debatte;Ada Lund;Maut;ja;Wir senken die Maut\n06.05.2031;Debatte;Bo Varn;Maut;nein;Die Maut bleibt\n";

it("a table is shown before it comes in, and what is said of its columns is kept for the next one", async () => {
  const { page } = await bench.open({ path: "library" });
  const give = async (name: string): Promise<void> => {
    await page.getByRole("button", { name: "Import files" }).first().click();
    await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(table) });
    await page
      .getByRole("dialog", { name: `How ${name} is read` })
      .getByText("2 statements")
      .waitFor();
  };
  await give("codes.csv");
  await page.getByText("No column is read as the words of the passages.").waitFor();
  for (const [column, part] of [
    ["Datum", "date"],
    ["Quelle", "document"],
    ["Akteur", "person who speaks"],
    ["Konzept", "concept"],
    ["Zustimmung", "agreement"],
    ["Zitat", "words of the passage"],
  ] as const) {
    await page.getByLabel(column, { exact: true }).selectOption({ label: part });
    await until(() => page.getByLabel(column, { exact: true }).inputValue()).not.toBe("");
  }
  await until(() => page.getByText("No column is read as the words of the passages.").count()).toBe(0);
  expect(await faultsInAnyLook(page)).toEqual([]);
  await page.getByRole("button", { name: "Import files: codes.csv" }).click();
  await page.getByText("2 statements of 1 new documents imported").waitFor();
  await give("again.csv");
  await until(() => page.getByLabel("Zitat", { exact: true }).inputValue()).toBe("quote");
  await page.context().close();
});
