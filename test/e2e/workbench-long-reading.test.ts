import { afterAll, beforeAll, expect, it } from "vitest";
import { faultsInAnyLook } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { until } from "./until.ts";

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench();
});
afterAll(async () => bench?.close());

it("a long document says what share of it is read, and can be stopped", { tags: "long" }, async () => {
  const { page } = await bench.open({ path: "library" });
  // What the server answers while a text is read for minutes.
  const counts = { total: 1, doneCount: 0, failedCount: 0, partDone: 0 };
  const now = { id: "jlong", kind: "import", state: "running", ...counts, createdAt: "2031-05-05T10:00:00.000Z", finishedAt: null, result: null };
  const asked: string[] = [];
  await page.route(/\/api\/projects\/main\/documents\?/, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    asked.push(new URL(route.request().url()).searchParams.get("asJob") ?? "");
    return route.fulfill({ json: { documentId: null, jobId: "jlong", wasKnown: false, warnings: [] } });
  });
  await page.route(/\/jobs\/jlong\/steps/, (route) => {
    now.state = "cancelled";
    return route.fulfill({ json: now });
  });
  await page.route(/\/jobs\/jlong$/, (route) => route.fulfill({ json: now }));
  await page.getByRole("button", { name: "Import files" }).first().click();
  const buffer = Buffer.from("Talks will probably resume by March. ".repeat(3000));
  await page.locator("input[type=file]").setInputFiles({ name: "long.txt", mimeType: "text/plain", buffer });
  const line = page.getByRole("region", { name: "Imports" }).getByRole("listitem");
  await line.getByText("0 of 1 done").waitFor();
  expect(asked).toEqual(["true"]);
  now.partDone = 0.42;
  await line.getByText("42 % read").or(line.getByText("42% read")).waitFor();
  expect(await line.getByRole("progressbar").getAttribute("value")).toBe("0.42");
  expect(await faultsInAnyLook(page)).toEqual([]);
  await line.getByRole("button", { name: "Stop" }).click();
  await line.getByText("stopped").waitFor();
  await until(() => line.getByRole("progressbar").count()).toBe(0);
  await page.context().close();
});
