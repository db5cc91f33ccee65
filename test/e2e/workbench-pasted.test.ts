import { afterAll, beforeAll, expect, it } from "vitest";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { until } from "./until.ts";

const pasted = `The tolls on the Arn: what next?

Ada Lind, fellow at the Harbour Institute

The river toll is right. Joint patrols are right, and the council should go on with them for another year.
`;

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench();
});
afterAll(async () => bench?.close());

it("a text that was copied somewhere is pasted and imported, under its first line", { tags: "long" }, async () => {
  const { page } = await bench.open({ path: "library" });
  await page.getByRole("button", { name: "Import files" }).first().click();
  const field = page.getByLabel("Or paste the addresses of pages, one a line, or a whole text");
  await field.fill("The tolls on the Arn");
  await page.getByText("Not an address that begins with http:// or https://").waitFor();
  await field.fill(pasted);
  await page.getByText("Its first line becomes its title.").waitFor();
  expect(await page.getByText("Not an address").count()).toBe(0);
  await field.fill(pasted.repeat(20));
  const button = page.getByRole("button", { name: "Import the pasted text" });
  expect((await button.boundingBox())?.y).toBeLessThan(900);
  await field.fill(pasted);
  await button.click();
  await until(() => page.locator(".table-body .table-row").allTextContents()).toContainEqual(
    expect.stringContaining("The tolls on the Arn: what next?"),
  );
  await page.context().close();
});
