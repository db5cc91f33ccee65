import { afterAll, beforeAll, expect, it } from "vitest";
import { isLong } from "../support/effort.ts";
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

it("a table is shown before it comes in, and what is said of its columns is kept for the next one", { tags: "long" }, async () => {
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
  if (isLong) {
    await give("again.csv");
    await until(() => page.getByLabel("Zitat", { exact: true }).inputValue()).toBe("quote");
  }
  await page.context().close();
});

it("of several tables each is laid out in its own way", { tags: "long" }, async () => {
  const { page } = await bench.open({ path: "library" });
  const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  // The same names of columns, which mean something else in each.
  const files = [
    csv("first.csv", "Ort,Name,Satz\nSitzung,Zoll,Der Zoll sinkt\n"),
    csv("second.csv", "Name,Satz,Ort\nAnsprache,Steuer,Die Steuer bleibt\n"),
  ];
  const parts = [
    { name: "first.csv", go: "Next table", said: { Ort: "document", Name: "concept", Satz: "words of the passage" } },
    { name: "second.csv", go: "Import files: second.csv", said: { Name: "document", Satz: "concept", Ort: "words of the passage" } },
  ];
  await page.getByRole("button", { name: "Import files" }).first().click();
  await page.locator("input[type=file]").setInputFiles(files);
  for (const [at, { name, go, said }] of parts.entries()) {
    await page.getByRole("dialog", { name: `How ${name} is read` }).waitFor();
    await page.getByText(`Table ${at + 1} of 2.`).waitFor();
    for (const [column, part] of Object.entries(said)) {
      await page.getByLabel(column, { exact: true }).selectOption({ label: part });
      await until(() => page.getByLabel(column, { exact: true }).locator("option:checked").textContent()).toBe(part);
    }
    await page.getByRole("button", { name: go }).click();
  }
  await until(() => page.getByText("1 statements of 1 new documents imported").count()).toBeGreaterThanOrEqual(2);
  const listed = await page.evaluate("fetch('/api/projects/main/statements?limit=500').then((answer) => answer.text())");
  for (const quote of ["Der Zoll sinkt", "Die Steuer bleibt"]) expect(listed).toContain(`"quote":"${quote}"`);
  await page.context().close();
});
