import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importReadout } from "../../src/service/library/import-readout.ts";
import { openWorkplace } from "../../src/service/library/workplace.ts";
import { sampleReadout } from "../fixtures/sample-readout.ts";
import { addMember, makePerson, makeProject, password, startLibraryServer, type LibraryServer } from "../support/library-server.ts";
import { axe, buildWorkbench } from "../support/workbench.ts";
import { launchBrowser } from "./browser.ts";
import { until, untilSaved } from "./until.ts";

let server: LibraryServer;
let browser: Browser;
let project: string;
let documentId: string;
const folder = mkdtempSync(join(tmpdir(), "sign-in-"));

beforeAll(async () => {
  await buildWorkbench(join(folder, "web"));
  server = await startLibraryServer({ flags: { accounts: true }, webFolder: join(folder, "web") });
  project = await makeProject(server.app, "Rivers");
  for (const name of ["ada", "ben"]) await addMember(server.app, project, await makePerson(server.app, name), "coder");
  ({ documentId } = await importReadout(openWorkplace(server.app.store, { project }), { readout: sampleReadout }));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

async function signIn(name: string, secret = password): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${server.address}/read/${documentId}`);
  await page.getByLabel("E-mail address").fill(`${name}@example.org`);
  await page.getByLabel("Password").fill(secret);
  await page.keyboard.press("Enter");
  return page;
}

describe("signing in", () => {
  it("refuses a wrong password in words, and leads on to the address that was asked for", async () => {
    const page = await signIn("ada", "not the password");
    await until(() => page.locator(".field-error").count()).toBe(1);
    expect(await axe(page)).toEqual([]);
    await page.getByLabel("Password").fill(password);
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-card]");
    expect(page.url()).toContain(`/p/${project}/read/${documentId}`);
    await page.context().close();
  });

  it("shows each person the other's work under the other's name", async () => {
    const [ada, ben] = [await signIn("ada"), await signIn("ben")];
    for (const page of [ada, ben]) await page.waitForSelector("[data-card]");
    await ada.keyboard.press("s");
    // The types of the new statement arrive by a request of their own.
    await ada.locator(".read-selection").getByRole("button").nth(3).waitFor();
    await ada.keyboard.press("4");
    const id = await ada.locator(".read-card-form").getAttribute("data-card");
    await ada.waitForSelector(".read-form");
    await ada.keyboard.press("Enter");
    const card = ben.locator(`[data-card="${id}"]`);
    await until(() => card.count()).toBe(1);
    await card.click();
    await until(() => card.textContent()).toContain("coded by ada");
    await ada.context().close();
    await ben.context().close();
  });

  it("keeps what was done when the session ended, and saves it after signing in again", async () => {
    const page = await signIn("ben");
    await page.waitForSelector("[data-card]");
    const before = Number.parseInt((await page.locator(".read-toolbar [role=status]").textContent()) ?? "", 10);
    await page.context().clearCookies();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await until(() =>
      page
        .locator(".frame-banner")
        .allTextContents()
        .then((all) => all.join(" ")),
    ).toContain("session has ended");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByLabel("E-mail address").fill("ben@example.org");
    await page.getByLabel("Password").fill(password);
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-card]");
    await untilSaved(page);
    await until(() => page.locator(".read-toolbar [role=status]").textContent()).toContain(`${before + 1} of`);
    await page.context().close();
  });
});
