import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveReadouts, type ReadoutServer } from "../../packages/app/src/http/ports/serve-readouts.ts";
import { sampleReadout } from "../fixtures/sample-readout.ts";
import { faultsInAnyLook, openedAt } from "../support/looks.ts";
import { axe } from "../support/workbench.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
let server: ReadoutServer;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await serveReadouts([sampleReadout], { port: 0 });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(options: {
  width: number;
  theme: "light" | "dark";
  javaScriptEnabled?: boolean;
  path?: string;
}): Promise<{ page: Page; requests: string[]; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width: options.width, height: 900 },
    colorScheme: options.theme,
    javaScriptEnabled: options.javaScriptEnabled ?? true,
    bypassCSP: false,
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(server.address + (options.path ?? "readouts/ruritania-and-graustark-talk-will-it-last"));
  return { page, requests, complaints };
}

describe("the page of a readout in a real browser", () => {
  for (const width of openedAt) {
    it(`has no accessibility violation and no sideways scroll in either theme, opened at ${width} px`, { tags: "long" }, async () => {
      const { page } = await open({ width, theme: "light" });
      expect(await faultsInAnyLook(page)).toEqual([]);
      await page.context().close();
    });
  }

  it("asks its own origin only, and its policy blocks nothing of its own", async () => {
    const { page, requests, complaints } = await open({ width: 1440, theme: "light" });
    await page.waitForLoadState("networkidle");
    expect(requests.filter((url) => !url.startsWith(server.address) && !url.startsWith("data:"))).toEqual([]);
    expect(complaints).toEqual([]);
    const family = await page.evaluate(
      "document.fonts.check('16px \"Source Serif 4\"') && [...document.fonts].some((font) => font.status === 'loaded')",
    );
    expect(family).toBe(true);
    await page.context().close();
  });

  it("lights both ends of a statement on hover, without JavaScript", async () => {
    const { page } = await open({ width: 1440, theme: "light", javaScriptEnabled: false });
    const words = page.locator(".text .s1").first();
    // The browser's own global, which this side's types do not know.
    const background = (element: object): string =>
      (globalThis as unknown as { getComputedStyle: (of: object) => { backgroundColor: string } }).getComputedStyle(element).backgroundColor;
    const colour = async (): Promise<string> => words.evaluate(background);
    const before = await colour();
    await page.hover("#c1");
    await expect.poll(colour).not.toBe(before);
    await page.context().close();
  });

  it("puts each card level with its paragraph on a wide screen and under it on a phone", { tags: "long" }, async () => {
    const wide = await open({ width: 1440, theme: "light" });
    const [text, card] = [
      await wide.page.locator("p.text", { hasText: "Ruritania threatened" }).boundingBox(),
      await wide.page.locator("#c1").boundingBox(),
    ];
    expect(card?.x ?? 0).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
    expect(Math.abs((card?.y ?? 0) - (text?.y ?? 0))).toBeLessThan(10);
    const phone = await open({ width: 390, theme: "dark" });
    const [below, words] = [
      await phone.page.locator("#c1").boundingBox(),
      await phone.page.locator("p.text", { hasText: "Ruritania threatened" }).boundingBox(),
    ];
    expect(below?.y ?? 0).toBeGreaterThanOrEqual((words?.y ?? 0) + (words?.height ?? 0));
    await wide.page.context().close();
    await phone.page.context().close();
  });

  it("leads from a ledger line to its words", async () => {
    const { page } = await open({ width: 1024, theme: "light" });
    await page.locator("#forecasts a.quote").first().click();
    expect(page.url()).toMatch(/#t2$/);
    await expect.poll(async () => page.locator("#t2").isVisible()).toBe(true);
    await page.context().close();
  });

  it("lists the readouts at / and answers to this machine's names only", { tags: "long" }, async () => {
    const { page } = await open({ width: 1024, theme: "dark", path: "" });
    expect(await axe(page)).toEqual([]);
    await page.getByRole("link", { name: "Ruritania and Graustark talk" }).click();
    expect(await page.locator("h1").textContent()).toContain("Ruritania and Graustark");
    await page.context().close();
    const { port } = new URL(server.address);
    const { request } = await import("node:http");
    const status = await new Promise((resolve) => {
      request({ host: "127.0.0.1", port, path: "/", headers: { host: "evil.example" } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(421);
  });
});
