import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isLong } from "../support/effort.ts";
import { sampleReadout } from "../fixtures/sample-readout.ts";
import { addMember, makePerson, makeProject, password, startLibraryServer, type LibraryServer } from "../support/library-server.ts";
import { faultsByAxe, faultsInAnyLook, faultsOnTheWay, openedAt } from "../support/looks.ts";
import { builtWorkbench, openPages, startWorkbench, type OpenPages, type Workbench } from "../support/workbench.ts";
import { launchBrowser } from "./browser.ts";
import { until, untilSaved } from "./until.ts";

let bench: Workbench;
const sections = ["types", "codebook", "concepts", "highlights", "people", "tokens", "coders", "project", "care", "history"];

beforeAll(async () => {
  bench = await startWorkbench([sampleReadout]);
});
afterAll(async () => bench?.close());

async function open(section: string): Promise<Page> {
  const { page } = await bench.open({ path: `settings/${section}` });
  await page.waitForSelector(".settings-section h2");
  return page;
}

describe("the settings in a real browser", () => {
  for (const width of openedAt) {
    it(`every section has no accessibility violation and no sideways scroll in either theme, opened at ${width} px`, { tags: "long" }, async () => {
      const { page, complaints, requests } = await bench.open({ path: "settings", width });
      for (const section of isLong ? sections : sections.filter((_, at) => at % 4 === 0)) {
        await page.locator(`.settings-nav a[href$="/${section}"]`).click();
        await page.waitForSelector(`.settings-nav a[href$="/${section}"][aria-current]`);
        await until(() => page.locator(".loading").count()).toBe(0);
        expect([section, ...(await faultsInAnyLook(page))]).toEqual([section]);
      }
      expect(complaints).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(`${bench.address}/`) && !url.startsWith("data:"))).toEqual([]);
      await page.context().close();
    });
  }

  it("makes a statement type with a variable, refusing a bad name, and its codebook cannot carry markup", async () => {
    const page = await open("types");
    expect(await faultsOnTheWay(page)).toEqual([]);
    await page.getByRole("button", { name: "Add a statement type" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Demand");
    await page.getByLabel("Key").fill("Bad key");
    const save = page.getByRole("button", { name: "Save" });
    await until(() => save.isDisabled()).toBe(true);
    await until(() => page.getByRole("alert").first().textContent()).toContain("small letter");
    await page.getByLabel("Key").fill("demand");
    await page.getByRole("button", { name: "Add a variable" }).click();
    await page.getByLabel("Shown as").fill("Urgency");
    await page.getByLabel("Name in files").fill("urgency");
    await page.getByLabel("Choices, one a line").fill("low\nhigh");
    await page.getByLabel("Codebook (Markdown)").fill("# When\n**Only** if <img src=x onerror=alert(1)> said [so](javascript:alert(1)).");
    const preview = page.locator(".markdown");
    await until(() => preview.locator("strong").textContent()).toBe("Only");
    await until(() => preview.locator("img, a").count()).toBe(0);
    await save.click();
    await untilSaved(page);
    await page.reload();
    await page.getByRole("tab", { name: "Demand" }).click();
    await page.locator("summary", { hasText: "Urgency" }).click();
    await until(() => page.getByLabel("Choices, one a line").inputValue()).toBe("low\nhigh");
    await page.getByRole("button", { name: "Remove", exact: true }).last().click();
    await until(() => page.getByRole("tab", { name: "Demand" }).count()).toBe(0);
    await page.context().close();
  });

  it("puts a concept below another, with a rule whose matches are counted as it is typed", { tags: "long" }, async () => {
    const page = await open("concepts");
    await page.locator(".settings-entry").first().click();
    const name = await page.locator(".settings-form h3").first().textContent();
    await page.getByLabel("Part of").fill("River order");
    await page.locator(".entity-option", { hasText: "new concept" }).click();
    await page.getByRole("button", { name: "Add a rule" }).click();
    await page.getByLabel("Words or pattern").fill("truce");
    await until(() => page.locator(".settings-rule [role=status]").textContent()).toMatch(/^\d+ match(?:es)? in 1 document$/);
    await page.getByLabel("Kind", { exact: true }).last().selectOption({ label: "regular expression (RE2)" });
    await page.getByLabel("Words or pattern").fill("truce(");
    await until(() => page.locator(".settings-rule .field-error").count()).toBe(1);
    await page.getByLabel("Words or pattern").fill("tru[cs]e");
    await until(() => page.locator(".settings-rule [role=status]").textContent()).toMatch(/match/);
    await page.getByRole("button", { name: "Save" }).click();
    await untilSaved(page);
    await page.getByLabel("Find a concept or an actor").fill("River order");
    await page.locator(".settings-entry", { hasText: "River order" }).first().click();
    await until(() => page.locator(".settings-form h3").first().textContent()).toBe("River order");
    await page.locator(".settings-form .settings-entry", { hasText: name ?? "" }).waitFor();
    await page.context().close();
  });

  it("makes another project and opens it", async () => {
    const page = await open("project");
    await page.getByLabel("Name of the new project").fill("Second harbour");
    await page.getByRole("button", { name: "Create project" }).click();
    await until(() => new URL(page.url()).pathname).toMatch(/^\/p\/(?!main)[^/]+\/library$/);
    await page.context().close();
  });

  it("keeps a highlight and shows it to readers", { tags: "long" }, async () => {
    const page = await open("highlights");
    await page.getByRole("button", { name: "Add a highlight" }).click();
    await page.getByLabel("Name").fill("Truces");
    await page.getByLabel("Pattern").fill("truce");
    await until(() => page.locator(".settings-rule [role=status]").textContent()).toMatch(/match/);
    await page.getByRole("button", { name: "Save" }).click();
    await untilSaved(page);
    await page.goto(`${bench.address}/p/main/read/${bench.documents[0]}`);
    await page.getByText("Highlights").click();
    await page.getByLabel("Truces").waitFor();
    await page.context().close();
  });

  it("renames the project, undoes it from the history, and brings back what was removed", { tags: "long" }, async () => {
    const page = await open("project");
    await page.getByLabel("Name", { exact: true }).fill("Rivers");
    await page.getByRole("button", { name: "Save" }).click();
    await untilSaved(page);
    await page.getByRole("link", { name: "History" }).click();
    await page.locator(".settings-list > li", { hasText: "Changed the project" }).first().getByRole("button", { name: "What changed" }).click();
    const renaming = page.locator(".settings-list > li", { hasText: "→ Rivers" });
    await renaming.getByRole("button", { name: /^Undo/ }).click();
    await until(() => renaming.textContent()).toContain("undone by revision");

    await page.getByRole("link", { name: "Highlights" }).click();
    await page.getByRole("button", { name: "Add a highlight" }).click();
    await page.getByLabel("Name").last().fill("Short-lived");
    await page.getByLabel("Pattern").last().fill("x");
    await page.getByRole("button", { name: "Save" }).last().click();
    await untilSaved(page);
    await page.getByRole("button", { name: "Remove: Short-lived" }).click();
    await untilSaved(page);
    await page.getByRole("link", { name: "History" }).click();
    const removal = page.locator(".settings-list > li", { hasText: "Removed: Highlight “Short-lived”" }).first();
    await removal.getByRole("button", { name: "What changed" }).click();
    await removal.getByRole("button", { name: "Bring back: Short-lived" }).click();
    await until(() => page.locator(".frame-toasts").textContent()).toContain("Brought back: Short-lived");
    await page.getByRole("link", { name: "Highlights" }).click();
    await page.getByRole("button", { name: "Remove: Short-lived" }).waitFor();
    await page.context().close();
  });

  it("checks the library, backs it up and says which settings hold", async () => {
    const page = await open("care");
    await page.getByRole("button", { name: "Check the library" }).click();
    await page.getByText("Nothing is wrong.").waitFor();
    await page.getByRole("button", { name: "Back up now" }).click();
    await page.getByText("Written and verified").waitFor();
    await until(() => page.locator(".figure-table").textContent()).toContain("port");
    // All of them are in sight, not below the edge of a part that scrolls by itself.
    const hidden = ({ scrollHeight, clientHeight }: { scrollHeight: number; clientHeight: number }): number => scrollHeight - clientHeight;
    expect(await page.locator(".figure-scroll").evaluate(hidden)).toBe(0);
    await page.context().close();
  });
});

describe("people, rights and tokens of a server with accounts", () => {
  let server: LibraryServer;
  let browser: Browser;
  let pages: OpenPages;
  let project: string;

  beforeAll(async () => {
    server = await startLibraryServer({ flags: { accounts: true }, webFolder: await builtWorkbench() });
    project = await makeProject(server.app, "Rivers");
    await addMember(server.app, project, await makePerson(server.app, "ada", true), "admin");
    await addMember(server.app, project, await makePerson(server.app, "ben"), "reader");
    await makePerson(server.app, "cyd");
    await makePerson(server.app, "dee", true);
    browser = await launchBrowser();
    pages = openPages(browser, server.address);
  });
  afterAll(async () => {
    await pages?.close();
    await browser?.close();
    await server?.end();
  });

  async function signIn(name: string, section: string): Promise<Page> {
    const { page } = await pages.open({ at: `${server.address}/p/${project}/settings/${section}` });
    await page.getByLabel("E-mail address").fill(`${name}@example.org`);
    await page.getByLabel("Password").fill(password);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".settings-section h2");
    return page;
  }

  async function makeProjectOnScreen(page: Page, name: string): Promise<{ id: string }> {
    await page.getByRole("link", { name: "Project", exact: true }).click();
    await page.getByLabel("Name of the new project").fill(name);
    await page.getByRole("button", { name: "Create project" }).click();
    await until(() => new URL(page.url()).pathname).toMatch(/^\/p\/[^/]+\/library$/);
    return { id: new URL(page.url()).pathname.split("/")[2] ?? "" };
  }

  it("changes a role and rights, and makes an invitation", { tags: "long" }, async () => {
    const page = await signIn("ada", "people");
    await page.getByLabel("Role of ben").selectOption({ label: "coder" });
    await page.locator(".settings-line", { hasText: "ben" }).first().getByRole("button", { name: "Rights…" }).click();
    await page.getByRole("dialog").getByLabel("See statements").selectOption({ label: "their own" });
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Add to this project: cyd" }).click();
    await until(() => page.getByLabel("Role of cyd").count()).toBe(1);
    await page.getByRole("button", { name: "Make a link" }).click();
    // A whole address, with the server's name in it.
    await until(() => page.getByLabel("Send this link; it is shown once").inputValue()).toMatch(
      new RegExp(`^${server.address.replaceAll(".", "\\.")}/\\S*invitation#\\S{20,}$`),
    );
    expect(await faultsByAxe(page)).toEqual([]);
    await page.reload();
    await until(() => page.getByLabel("Role of ben").inputValue()).toBe("coder");
    await page.locator(".settings-line", { hasText: "ben" }).first().getByRole("button", { name: "Rights…" }).click();
    await until(() => page.getByRole("dialog").getByLabel("See statements").inputValue()).toBe("own");
    await page.context().close();
  });

  it("calls an administrator of the server so in a project too, and everybody else who is added a coder", { tags: "long" }, async () => {
    const page = await signIn("ada", "people");
    const { id } = await makeProjectOnScreen(page, "Bridges");
    await page.goto(`${server.address}/p/${id}/settings/people`);
    for (const [name, role] of [
      ["dee", "admin"],
      ["ben", "coder"],
    ] as const) {
      await page.getByRole("button", { name: `Add to this project: ${name}` }).click();
      await until(() => page.getByLabel(`Role of ${name}`).inputValue()).toBe(role);
    }
    await page.context().close();
  });

  it("shows a coder what they may not change", { tags: "long" }, async () => {
    const page = await signIn("ben", "types");
    await page.getByText("To change this takes the role of editor").waitFor();
    await until(() => page.getByLabel("Codebook (Markdown)").isDisabled()).toBe(true);
    await page.getByRole("link", { name: "Backup and care" }).click();
    await page.getByText("Only an administrator of this server can do this.").waitFor();
    await page.context().close();
  });

  it("says why long work was stopped, in both themes", async () => {
    const { store } = server.app;
    const labels = ["one.txt", "two <b>.txt", "three.txt"];
    const job = { id: "j-stopped", project, kind: "import", request: {}, createdBy: "gone", createdAt: "2031-01-01T00:00:00.000Z" };
    await store.jobs.add(
      job,
      labels.map((label) => ({ label, request: { task: "import", project } })),
    );
    await store.jobs.seal(job.id);
    const message = "Gil, who began it, may no longer do this in the project; begin it again as somebody who may";
    for (const unit of await store.jobs.claim({ worker: "w", kinds: ["import"], most: 2 }))
      await store.jobs.finish("w", unit, { failure: { code: "RAP_RIGHTS_AUTHOR", message, mayPass: false } });
    await store.jobs.steer(project, job.id, "cancel");
    const page = await signIn("ada", "coders");
    const line = page.locator(".settings-list > li", { hasText: "import: 0 of 3 done, 2 failed" });
    await until(() => line.locator(".note").allTextContents()).toEqual([`one.txt and 1 other: ${message}`]);
    expect(await line.locator(".settings-line").textContent()).toContain("stopped");
    expect(await faultsInAnyLook(page)).toEqual([]);
    await page.context().close();
  });

  it("makes a token whose secret is shown once, and revokes it", { tags: "long" }, async () => {
    const page = await signIn("ada", "tokens");
    await page.getByLabel("What it is for").fill("Notebook");
    await page.getByRole("button", { name: "Make a token" }).click();
    const secret = page.getByLabel("The secret; keep it now, it is not shown again");
    await until(() => secret.inputValue()).not.toBe("");
    const token = await secret.inputValue();
    const answer = () => fetch(`${server.address}/api/projects/${project}/statements`, { headers: { authorization: `Bearer ${token}` } });
    expect((await answer()).status).toBe(200);
    await page.getByRole("button", { name: "Revoke: Notebook" }).click();
    await until(() => page.getByRole("button", { name: "Revoke: Notebook" }).count()).toBe(0);
    expect((await answer()).status).toBe(401);
    await page.context().close();
  });
});
