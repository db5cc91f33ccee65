import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptInvitation, invite } from "../../packages/app/src/access/accounts-invitations.ts";
import { codeOfStep, stepAt } from "../../packages/app/src/access/totp.ts";
import { importReadout } from "../../packages/app/src/documents/import-readout.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import { sampleReadout } from "../fixtures/sample-readout.ts";
import { addMember, makePerson, makeProject, password, startLibraryServer, type LibraryServer } from "../support/library-server.ts";
import { faultsByAxe } from "../support/looks.ts";
import { axe, builtWorkbench, openPages, type OpenPages } from "../support/workbench.ts";
import { launchBrowser, themes } from "./browser.ts";
import { until, untilSaved } from "./until.ts";

let server: LibraryServer;
let browser: Browser;
let pages: OpenPages;
let project: string;
let documentId: string;

beforeAll(async () => {
  server = await startLibraryServer({ flags: { accounts: true }, webFolder: await builtWorkbench() });
  project = await makeProject(server.app, "Rivers");
  for (const name of ["ada", "ben", "eli", "fia"]) await addMember(server.app, project, await makePerson(server.app, name), "coder");
  await addMember(server.app, project, await makePerson(server.app, "cem", true), "admin");
  ({ documentId } = await importReadout(openWorkplace(server.app.store, { project }), { readout: sampleReadout }));
  browser = await launchBrowser();
  pages = openPages(browser, server.address);
});
afterAll(async () => {
  await pages?.close();
  await browser?.close();
  await server?.end();
});

async function signIn(name: string, secret = password, path = `read/${documentId}`): Promise<Page> {
  const { page } = await pages.open({ at: `${server.address}/${path}` });
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

  for (const theme of themes) {
    it(`leads from an invitation to a member with its role, ${theme}`, { tags: "long" }, async () => {
      const admin = await signIn("cem", password, "settings/people");
      const form = admin.locator(".settings-form", { has: admin.getByRole("heading", { name: "Invite somebody" }) });
      await form.getByLabel("Role").selectOption("reader");
      await form.getByRole("button", { name: "Make a link" }).click();
      const link = new URL(await admin.getByLabel("Send this link; it is shown once").inputValue(), server.address);
      await admin.context().close();

      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: theme });
      const guest = await context.newPage();
      await guest.goto(link.href);
      await guest.getByRole("heading", { name: "Join this library" }).waitFor();
      expect(await faultsByAxe(guest)).toEqual([]);
      // The first field has the focus, and the keys lead on.
      await guest.keyboard.type(`Dora ${theme}`);
      await guest.keyboard.press("Tab");
      await guest.keyboard.type(`dora-${theme}@example.org`);
      await guest.keyboard.press("Tab");
      await guest.keyboard.type("short");
      await guest.keyboard.press("Enter");
      await until(() => guest.getByRole("heading", { name: "Join this library" }).count()).toBe(1);
      await guest.getByLabel("Password").fill(password);
      await guest.keyboard.press("Enter");
      await guest.getByRole("heading", { name: "Start", exact: true }).waitFor();
      expect(guest.url()).toBe(`${server.address}/p/${project}/start`);
      const members = await server.app.store.accounts.members(project);
      const account = await server.app.store.accounts.byEmail(`dora-${theme}@example.org`);
      expect(account?.account.name).toBe(`Dora ${theme}`);
      expect(members.find((member) => member.account === account?.account.id)?.role).toBe("reader");
      // A reader reads: nothing to import with.
      await guest.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: "Library" }).click();
      await guest.getByRole("heading", { name: "Library", exact: true }).waitFor();
      await until(() => guest.getByRole("button", { name: "Import files" }).count()).toBe(0);
      await context.close();
    });
  }

  it("sets up an authenticator app, asks for its code, and ends another session", { tags: "long" }, async () => {
    const page = await signIn("eli", password, "settings/account");
    await page.getByRole("heading", { name: "Where you are signed in" }).waitFor();
    await page.getByLabel("Your password").fill(password);
    await page.getByRole("button", { name: "Set up" }).click();
    await page.getByLabel("The secret").waitFor();
    const account = await server.app.store.accounts.byEmail("eli@example.org");
    const factor = await server.app.store.accounts.secondFactor(account?.account.id ?? "");
    await page.getByLabel("The code that the app shows now").fill(codeOfStep(Buffer.from(factor?.secret ?? "", "hex"), stepAt(Date.now())));
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByText("Recovery codes left: 10").waitFor();
    const [recovery = ""] = await page.locator(".settings-section code").allTextContents();
    expect(await faultsByAxe(page)).toEqual([]);

    const other = await signIn("eli", password, "settings/account");
    await other.getByLabel("Code of your authenticator app").fill("0");
    await other.keyboard.press("Enter");
    await until(() => other.locator(".field-error").textContent()).toContain("wrong");
    expect(await faultsByAxe(other)).toEqual([]);
    await other.getByLabel("Code of your authenticator app").fill(recovery);
    await other.keyboard.press("Enter");
    await other.getByText("Recovery codes left: 9").waitFor();
    await other.getByRole("button", { name: "End: Chrome on Linux" }).click();
    await until(() => other.getByRole("button", { name: "End: Chrome on Linux" }).count()).toBe(0);
    await page.reload();
    await page.getByLabel("E-mail address").waitFor();
    await other.context().close();
    await page.context().close();
  });

  it("changes the password, and says why one is refused", { tags: "long" }, async () => {
    const page = await signIn("fia", password, "settings/account");
    const next = page.getByLabel("New password, of at least 12 characters");
    await page.getByLabel("Present password").fill(password);
    await next.fill("password1234");
    await page.getByRole("button", { name: "Change the password" }).click();
    await until(() => page.locator(".field-error").textContent()).toContain("common");
    expect(await faultsByAxe(page)).toEqual([]);
    await next.fill("four odd mugs sang");
    await page.getByRole("button", { name: "Change the password" }).click();
    await page.getByText("The password was changed").waitFor();
    await page.context().close();
    const again = await signIn("fia", "four odd mugs sang", "settings/account");
    await again.getByRole("heading", { name: "Change the password" }).waitFor();
    await again.context().close();
  });

  it("says in words why signing in with a provider failed, and only words of its own", { tags: "long" }, async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${server.address}/sign-in#RAP_ACCOUNT_PROVIDER_UNINVITED`);
    await page.getByRole("alert").getByText("nobody has invited your address").waitFor();
    await page.goto(`${server.address}/sign-in#<b>call+us`);
    await page.reload();
    await page.getByLabel("E-mail address").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    await page.context().close();
  });

  it("says in words that an invitation was used already", { tags: "long" }, async () => {
    const { url } = await invite(server.app, "local", { email: null, project, role: "coder", isAdministrator: false });
    const { hash } = new URL(url, server.address);
    const given = { token: hash.slice(1), name: "Emil", email: "emil@example.org", password, ip: "127.0.0.1" };
    await acceptInvitation(server.app, given);
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${server.address}/invitation${hash}`);
    await page.getByLabel("Name").fill("Finn");
    await page.getByLabel("E-mail address").fill("finn@example.org");
    await page.getByLabel("Password").fill(password);
    await page.keyboard.press("Enter");
    await until(() => page.locator(".field-error").textContent()).toContain("invitation");
    expect(await faultsByAxe(page)).toEqual([]);
    await page.context().close();
  });

  it("shows each person the other's work under the other's name", { tags: "long" }, async () => {
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

  it("keeps what was done when the session ended, and saves it after signing in again", { tags: "long" }, async () => {
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
