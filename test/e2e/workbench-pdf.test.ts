import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setLines, writePdf } from "../../packages/reader/src/sources/pdf/pdf-writer-for-tests.ts";
import { faultsInAnyLook } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { until } from "./until.ts";

let bench: Workbench;
let documentId = "";

const page = (title: string, ...paragraphs: readonly string[]) => [
  { text: title, x: 60, y: 70, size: 18, bold: true },
  ...paragraphs.flatMap((words, at) => setLines(words, { x: 60, y: 120 + at * 120, width: 460, size: 11 })),
];

/** Two pages by an invented expert. */
const report = writePdf({
  pages: [
    page(
      "The harbour in winter",
      "By Ada Lind. The harbour office closed the northern gate on Monday. Norway threatened Sweden with tolls, and the ferry companies wait for an answer from the coast guard.",
      "High fuel prices caused the quarrel. Nobody expects the quarrel to end before the ice does.",
    ),
    page("What comes next", "Norway will probably leave the ferry pact by the end of 2031. Higher tolls lead to smuggling along the whole coast."),
  ],
});

async function bring(bytes: Uint8Array, name: string): Promise<string> {
  const { csrf } = (await (await fetch(`${bench.address}/api/session`)).json()) as { csrf: string };
  const headers = { "content-type": "application/octet-stream", "x-csrf-token": csrf };
  const reply = await fetch(`${bench.address}/api/projects/main/documents?name=${name}`, { method: "POST", body: Buffer.from(bytes), headers });
  return ((await reply.json()) as { documentId: string }).documentId;
}

beforeAll(async () => {
  bench = await startWorkbench();
  documentId = await bring(report, "harbour.pdf");
});
afterAll(async () => bench?.close());

const inked = (shown: Page): Promise<boolean> =>
  shown.evaluate(`(() => {
    const canvas = document.querySelector(".read-pdf canvas");
    if (canvas === null || canvas.width < 100) return false;
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < data.length; at += 4) if (data[at] < 100) return true;
    return false;
  })()`);

describe("the page of the PDF beside the text", () => {
  it("is opened by key, follows the statement, and marks its passage", async () => {
    const { page: shown, complaints, requests } = await bench.open({ path: `read/${documentId}` });
    await shown.locator(".read-text").waitFor();
    await shown.keyboard.press("p");
    const panel = shown.getByRole("region", { name: "Page of the PDF" });
    await until(() => panel.getByRole("status").textContent()).toBe("Page 1 of 2");
    await until(() => inked(shown)).toBe(true);
    await shown.locator(".read-mark", { hasText: "leave the ferry pact" }).first().click();
    await until(() => panel.getByRole("status").textContent()).toBe("Page 2 of 2");
    await until(() => panel.locator("rect").count()).toBeGreaterThan(0);
    const box = await panel.locator("rect").first().boundingBox();
    const leaf = await panel.locator(".read-pdf-leaf").boundingBox();
    // The first line of the paragraph of the second page: 120 of 842 points from the top, within a line.
    expect(Math.abs((box!.y + box!.height / 2 - leaf!.y) / leaf!.height - 120 / 842)).toBeLessThan(0.02);
    expect(shown.url()).toContain("pdf=");
    expect(await faultsInAnyLook(shown)).toEqual([]);
    // On a small laptop the text keeps a measure to read in, and the chosen card is in sight.
    await shown.setViewportSize({ width: 1024, height: 800 });
    await until(async () => (await shown.locator(".read-text").boundingBox())?.width).toBeGreaterThan(440);
    await until(() => shown.locator(".read-card[data-active]").isVisible()).toBe(true);
    const card = await shown.locator(".read-card[data-active]").boundingBox();
    expect(card!.y + card!.height).toBeLessThanOrEqual(801);
    await shown.setViewportSize({ width: 1440, height: 900 });
    await panel.getByRole("button", { name: "Page before" }).click();
    await until(() => panel.getByRole("status").textContent()).toBe("Page 1 of 2");
    await panel.getByRole("button", { name: "Close the page" }).click();
    await until(() => panel.count()).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !/^(?:data|blob):/.test(url) && !url.startsWith(`${bench.address}/`))).toEqual([]);
    await shown.context().close();
  });

  it("is not offered where no PDF is kept", { tags: "long" }, async () => {
    const id = await bring(new TextEncoder().encode("# Notes\n\nBy Ada Lind. Norway will probably leave the pact by 2031.\n"), "notes.md");
    const { page: shown } = await bench.open({ path: `read/${id}?pdf=1` });
    await shown.locator(".read-text").waitFor();
    expect([await shown.getByRole("button", { name: /PDF page/ }).count(), await shown.locator(".read-pdf").count()]).toEqual([0, 0]);
    await shown.context().close();
  });

  it("runs no script of a file, asks nobody, and says so where a page cannot be drawn", async () => {
    const hostile = Buffer.from(
      Buffer.from(report).toString("latin1").replace("/Type /Catalog", "/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
      "latin1",
    );
    const { page: shown, complaints, requests } = await bench.open({ path: `read/${documentId}?pdf=1` });
    await until(() => inked(shown)).toBe(true);
    let given: Buffer = hostile;
    await shown.route("**/original", (route) => route.fulfill({ body: given, contentType: "application/pdf" }));
    const dialogs: string[] = [];
    shown.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    for (const words of ["Page 1 of 2", null]) {
      given = words === null ? Buffer.from("%PDF-1.7\nnothing of a file") : hostile;
      await shown.keyboard.press("p");
      await until(() => shown.locator(".read-pdf").count()).toBe(0);
      await shown.keyboard.press("p");
      if (words === null) await until(() => shown.locator(".read-pdf-failed").textContent()).toContain("cannot be drawn");
      else await until(() => shown.locator(".read-pdf [role=status]").textContent()).toBe(words);
    }
    expect([dialogs, complaints]).toEqual([[], []]);
    expect(requests.filter((url) => !/^(?:data|blob):/.test(url) && !url.startsWith(`${bench.address}/`))).toEqual([]);
    await shown.context().close();
  });
});
