import { describe, expect, it } from "vitest";
import { keepComment, type SiteServer } from "../support/published-site.ts";
import { isLong } from "../support/effort.ts";
import { faultsByAxe, faultsInAnyLook, faultsOfFurtherView, faultsOnTheWay, openedAt } from "../support/looks.ts";
import { slowPictures, tallPicture } from "./portraits.ts";
import { until } from "./until.ts";
import { type Desk, useDesk } from "./use-desk.ts";

let server: SiteServer;
let open: Desk["open"];
// The clock of these pages is the browser's own.
useDesk((desk) => ({ server, open } = desk));

const held = async (): Promise<number> => (await server.app.store.comments.queueCount(server.project)).held ?? 0;

const portraitWidth = `document.querySelector("img.portrait")?.naturalWidth`;

/** The desk of a page with this title that nobody has published. */
async function openDraft(title: string) {
  const { makeRoundup, ferryPact } = await import("../support/published-site.ts");
  const made = await makeRoundup(server.workplace, ferryPact.replace("Will the ferry pact hold?", title));
  return { made, ...(await open({ path: `publish/${made.roundup}` })) };
}

describe("the Publish screen", () => {
  it("has no accessibility violation and no sideways scroll, in both themes, at every width", { tags: "long" }, async () => {
    const paths = ["publish", `publish/${server.pages[1]?.roundup}`, "publish/comments", "publish/site"];
    const ready = [".publish-table", ".publish-desk [role=status]", ".publish-comment", ".publish-site"];
    for (const width of openedAt)
      for (const [index, path] of [...paths.entries()].filter(([at]) => isLong || at % 2 === 1)) {
        const { page, complaints } = await open({ path, width });
        await page.waitForSelector(ready[index] ?? "");
        expect([path, width, await faultsInAnyLook(page), complaints]).toEqual([path, width, [], []]);
        await page.context().close();
      }
  });

  it("leads from an empty page to a published one: written, read, reviewed, previewed, published", async () => {
    const { page, complaints } = await open({ path: "publish" });
    expect(await faultsOnTheWay(page)).toEqual([]);
    await page.getByRole("button", { name: "Write a roundup" }).click();
    await page.getByLabel("Title", { exact: true }).fill("Will the bridge be built?");
    await page.getByLabel("Standfirst").fill("The town voted on Monday. Will the bridge be built?");
    await page.getByLabel("Author", { exact: true }).fill("Ida Brandt");
    await page.getByLabel("Role", { exact: true }).fill("engineer at the River Board");
    const portrait = page.getByRole("group", { name: "Portrait of Ida Brandt" });
    await portrait.locator("input").setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("words") });
    await portrait.getByText("“notes.txt” is not a picture that this browser can read").waitFor();
    await portrait.locator("input").setInputFiles({ name: "ida.png", mimeType: "image/png", buffer: tallPicture() });
    await portrait.getByRole("button", { name: "Remove the portrait" }).waitFor();
    expect(await portrait.getByRole("alert").count()).toBe(0);
    await page.getByLabel("Heading").fill("Hardly");
    await page
      .getByLabel("Text (Markdown)")
      .fill("Norway will probably build the bridge by 2033. High costs caused the delay. Sweden accused Norway of fraud.");
    await until(() => page.getByLabel("Address").inputValue()).toBe("will-the-bridge-be-built");
    await until(() => page.getByRole("button", { name: "Read it" }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Save" }).click();
    await until(() => page.getByRole("button", { name: "Read it" }).isEnabled()).toBe(true);
    await page.getByRole("button", { name: "Read it" }).click();
    await until(() => page.locator(".publish-desk").textContent()).toMatch(/Left out: [1-9]\d* drafts/);
    // Two of the drafts are reviewed; the rest stays away from readers.
    const id = page.url().split("/").at(-1) ?? "";
    const stored = await server.app.store.records.get(server.project, "roundup", id);
    const { entries } = await server.app.store.lists.statements(server.project, {
      documents: [stored?.record.documentId ?? ""],
      reviews: ["draft"],
      limit: 2,
    });
    const { reviewStatements } = await import("../../packages/app/src/statements/review-statements.ts");
    await reviewStatements(server.workplace, {
      review: "accepted",
      statements: entries.map(({ record, revision }) => ({ id: record.id, expected: revision })),
    });
    await until(() => page.locator(".publish-desk").textContent()).toContain("Readers would see 2 accepted statements");
    const [preview] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("link", { name: "Preview" }).click()]);
    await preview.waitForLoadState();
    await until(() => preview.locator("h1").textContent()).toBe("Will the bridge be built?");
    await until(() => preview.evaluate(portraitWidth)).toBe(160);
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await until(() => page.getByRole("link", { name: "Open the published page" }).count()).toBe(1);
    server.pass(60_000);
    const [published] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("link", { name: "Open the published page" }).click()]);
    await published.waitForLoadState();
    await until(() => published.locator(".entry").count()).toBe(2);
    await until(() => published.evaluate(portraitWidth)).toBe(160);
    expect(await published.locator("img.portrait").getAttribute("src")).toMatch(/^\.\.\/portraits\/[0-9a-f]{24}\.jpg$/);
    await page.getByRole("button", { name: "Withdraw" }).click();
    await page.getByRole("button", { name: "Withdraw" }).click();
    await until(() => page.locator(".publish-desk .chip").textContent()).toBe("withdrawn");
    // A text without a day is listed with that of its publication.
    await page.goto(`${server.address}/p/main/library`);
    await until(() => page.locator(".library-table .table-row", { hasText: "Will the bridge be built?" }).textContent()).toMatch(
      /[A-Z][a-z]{2} \d+, \d{4}/,
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("keeps a page back until a moment, in the time zone that it says; the moment can be moved and called off", { tags: "long" }, async () => {
    const { page, complaints, made } = await openDraft("Will the tide turn?");
    const desk = page.locator(".publish-desk");
    const when = page.getByLabel("Day and time");
    await when.fill("2032-03-01T09:30");
    await until(() => desk.textContent()).toMatch(/Time of this computer: [A-Za-z/_]+/);
    await page.getByRole("button", { name: "Schedule" }).click();
    await until(() => desk.locator(".chip").textContent()).toBe("scheduled");
    await until(() => desk.textContent()).toMatch(/It will be published on .*2032.* \(.*UTC.*\); until then no page/);
    expect((await page.request.get(`${server.address}/site/roundups/${made.slug}.html`)).status()).toBe(404);
    expect(await faultsOfFurtherView(page)).toEqual([]);
    await when.fill("2032-04-02T10:00");
    await page.getByRole("button", { name: "Move to this time" }).click();
    await until(() => desk.textContent()).toMatch(/Apr/);
    await page.getByRole("button", { name: "Call it off" }).click();
    await until(() => desk.locator(".chip").textContent()).toBe("draft");
    expect(complaints.filter((one) => !one.includes("404"))).toEqual([]);
    await page.context().close();
  });

  it("knows what was saved, though the server's new version comes before its answer to the saving", async () => {
    const { page, made } = await openDraft("Will the pier be mended?");
    const ready = page.getByRole("button", { name: "Read it again" });
    await until(() => ready.isEnabled()).toBe(true);
    await page.route("**/commits", async (route) => {
      const seen = page.waitForResponse((response) => response.url().endsWith(`/roundup/${made.roundup}`));
      const answer = await route.fetch();
      await (await seen).finished();
      await route.fulfill({ response: answer });
    });
    await page.getByLabel("Standfirst").fill("The town voted on Tuesday.");
    await page.getByRole("button", { name: "Save" }).click();
    await until(() => ready.isDisabled()).toBe(true);
    await expect.poll(() => ready.isEnabled(), { timeout: 10_000 }).toBe(true);
    expect(await page.getByLabel("Standfirst").inputValue()).toBe("The town voted on Tuesday.");
    await page.context().close();
  });

  it("keeps what is typed while a portrait is read", async () => {
    const { page } = await openDraft("Will the quay be built?");
    const card = page.locator(".publish-contribution").first();
    await card.getByLabel("Heading").waitFor();
    await page.evaluate(slowPictures);
    await card.locator("input[type=file]").setInputFiles({ name: "ida.png", mimeType: "image/png", buffer: tallPicture() });
    await card.getByLabel("Heading").fill("Typed meanwhile");
    await page.evaluate(`window.dispatchEvent(new Event("let-go"))`);
    await card.getByRole("button", { name: "Remove the portrait" }).waitFor();
    expect(await card.getByLabel("Heading").inputValue()).toBe("Typed meanwhile");
    await page.context().close();
  });

  it("makes a page from a document", async () => {
    const { page } = await open({ path: "publish" });
    const choice = page.getByLabel("Document", { exact: true });
    await until(() => choice.locator("option").count()).toBeGreaterThan(1);
    await choice.selectOption({ index: 1 });
    await page.getByRole("button", { name: "Make the page" }).click();
    await until(() => page.locator(".publish-contribution").count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it(
    "says before publishing that a text is for members alone, takes an answer that was not found, and leaves out a title that nobody answers",
    { tags: "long" },
    async () => {
      const { makeRoundup, ferryPact } = await import("../support/published-site.ts");
      const { roundup, documentId } = await makeRoundup(server.workplace, ferryPact.replace("Will the ferry pact hold?", "Who sails on Sundays?"));
      const { store, project, by } = server.workplace;
      const stored = await store.records.get(project, "document", documentId);
      if (stored === null) throw new Error("no document");
      const after = { ...stored.record, rights: "internal" as const };
      await store.history.commit({
        project,
        by,
        action: "edit",
        summary: "",
        changes: [{ kind: "document", id: documentId, expected: stored.revision, after }],
      });
      const { page, complaints } = await open({ path: `publish/${roundup}` });
      const rights = page.getByRole("group", { name: /for members of this project alone/ });
      await rights.waitFor();
      expect(await page.getByLabel("Questions put to the experts").inputValue()).toBe("Will the pact hold?");
      expect(await page.locator(".publish-answers h3").allTextContents()).toEqual(["Will the pact hold?"]);
      expect(await faultsByAxe(page)).toEqual([]);
      await rights.getByRole("button", { name: "The whole text" }).click();
      await until(() => rights.count()).toBe(0);
      await page.getByLabel("Add an answer to “Will the pact hold?”").selectOption({ label: "Čeněk Übel" });
      const words = page.getByLabel("Words of Čeněk Übel that answer");
      await words.fill("The crews will never strike.");
      await page.getByText("The contribution does not have these words; readers see no answer.").waitFor();
      await words.fill("The crews will certainly strike in 2032.");
      await page.getByRole("button", { name: "Save" }).click();
      const answers = async () => (await store.records.get(project, "roundup", roundup))?.record.answers;
      await until(answers).toEqual([
        { question: "Will the pact hold?", contribution: 2, state: "approved", words: "The crews will certainly strike in 2032." },
      ]);
      const preview = await page.request.get(`${server.address}/api/projects/${project}/roundups/${roundup}/preview`);
      expect((await preview.text()).match(/The crews will certainly strike in 2032/g)?.length).toBeGreaterThan(1);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  it("shows which rule held a comment and on what, and decides by single keys, on many at once", async () => {
    const site = server.pages[1]!;
    const rules = [{ rule: "hold list", matched: "cheap pills" }];
    for (let number = 0; number < 6; number++) await keepComment(server.workplace, site, { state: "held", rules, text: `Buy cheap pills ${number}` });
    const before = await held();
    const { page, complaints } = await open({ path: "publish/comments" });
    await page.waitForSelector(".publish-comment");
    await until(() => page.locator(".publish-rules").last().textContent()).toBe("hold list: cheap pills");
    await page.keyboard.press("a");
    await until(held).toBe(before - 1);
    await until(() => page.locator(".publish-comment").count()).toBe(before - 1);
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await until(held).toBe(before - 2);
    await until(() => page.locator(".publish-comment").count()).toBe(before - 2);
    await page.getByRole("button", { name: "Mark all shown" }).click();
    await page.keyboard.press("s");
    await until(held).toBe(0);
    await until(() => page.locator(".publish").textContent()).toContain("No comment here.");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("says with which words a reader agrees, counts what waits at once, and takes a decision back", { tags: "long" }, async () => {
    const site = server.pages[1]!;
    const { entries } = await server.app.store.lists.statements(server.project, { documents: [site.documentId], limit: 1 });
    const { id, quote } = entries[0]!.record;
    await keepComment(server.workplace, site, { state: "held", text: "So it is.", statement: id, stance: "agree" });
    const { page } = await open({ path: "publish/comments?state=held" });
    const card = page.locator(".publish-comment", { hasText: "So it is." });
    await until(() => card.locator(".publish-about").textContent()).toBe(quote);
    expect(await card.locator(".publish-about a").getAttribute("href")).toContain(`/read/${site.documentId}?statement=${id}`);
    const badge = page.locator(".publish-count");
    await until(() => badge.textContent()).toBe("1");
    // The server looks for comments from when somebody listens.
    await page.waitForTimeout(2000);
    await card.getByRole("button", { name: "Approve" }).click();
    await until(() => badge.count()).toBe(0);
    await page.locator(".frame-toast").getByRole("button", { name: "Undo" }).click();
    await card.waitFor();
    await until(() => badge.textContent()).toBe("1");
    await card.getByRole("button", { name: "Spam" }).click();
    await until(held).toBe(0);
    await page.context().close();
  });

  it("takes no decision back for words that were changed after it", { tags: "long" }, async () => {
    const { project, app, pages } = server;
    const stateOf = async (id: string) => (await app.store.comments.get(project, id))?.state;
    const [read, changed] = await Promise.all(["Plain words.", "Fair words."].map((text) => keepComment(server.workplace, pages[1]!, { text })));
    const { page } = await open({ path: "publish/comments?state=approved" });
    for (const text of ["Plain words.", "Fair words."]) await page.locator(".publish-comment", { hasText: text }).getByRole("checkbox").check();
    await page.keyboard.press("x");
    await until(() => stateOf(changed!)).toBe("rejected");
    const edit = {
      seen: { state: "rejected", editedAt: null },
      state: "rejected",
      text: "Foul words.",
      editedAt: new Date().toISOString(),
      rules: [],
    } as const;
    expect(await app.store.comments.edit(project, changed!, edit)).toBe(true);
    await page.locator(".frame-toast").getByRole("button", { name: "Undo" }).click();
    await until(() => stateOf(read!)).toBe("approved");
    await until(() => page.locator(".frame-toasts").textContent()).toContain("1 comment was changed or taken back meanwhile");
    expect(await stateOf(changed!)).toBe("rejected");
    await page.context().close();
  });

  it(
    "keeps what was typed over words that were changed meanwhile, shows both, and takes up no words that were not seen",
    { tags: "long" },
    async () => {
      const { project, app, pages, workplace } = server;
      const words = async (id: string) => (await app.store.comments.get(project, id))?.text;
      const [edited, gone] = await Promise.all(["A rude word.", "A ruder word."].map((text) => keepComment(workplace, pages[1]!, { text })));
      const { page, complaints } = await open({ path: "publish/comments?state=approved" });
      const more = async (about: string, entry: string): Promise<void> => {
        await page.locator(".publish-comment", { hasText: about }).getByRole("button", { name: "More" }).click();
        await page.getByRole("menuitem", { name: entry }).click();
      };
      const dialog = page.getByRole("dialog");
      const type = async (): Promise<void> => {
        await page.getByLabel("Words").fill("Milder, with much care.");
        await page.getByLabel("Why they are changed").fill("rudeness");
      };
      const edit = { text: "A rude word, and more.", state: "approved", editedAt: new Date().toISOString(), rules: [] } as const;
      await more("A rude word.", "Edit visibly");
      await type();
      expect(await app.store.comments.edit(project, edited!, { ...edit, seen: { state: "approved", editedAt: null } })).toBe(true);
      await dialog.getByRole("button", { name: "Save" }).click();
      await until(() => dialog.getByRole("alert").textContent()).toContain("A rude word, and more.");
      expect([await page.getByLabel("Words").inputValue(), await words(edited!)]).toEqual(["Milder, with much care.", "A rude word, and more."]);
      expect(await faultsInAnyLook(page)).toEqual([]);
      await dialog.getByRole("button", { name: "Save" }).click();
      await until(() => words(edited!)).toBe("Milder, with much care.");
      await until(() => dialog.count()).toBe(0);

      await more("A ruder word.", "Edit visibly");
      await type();
      await app.store.comments.edit(project, gone!, { ...edit, text: "", state: "withdrawn", seen: { state: "approved", editedAt: null } });
      await dialog.getByRole("button", { name: "Save" }).click();
      await until(() => dialog.getByRole("alert").textContent()).toContain("taken back");
      expect(await page.getByLabel("Words").inputValue()).toBe("Milder, with much care.");
      expect(await dialog.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
      await page.keyboard.press("Escape");

      const promoted = await keepComment(workplace, pages[1]!, { text: "A fine word." });
      await page.reload();
      await page.locator(".publish-comment", { hasText: "A fine word." }).waitFor();
      await app.store.comments.edit(project, promoted, { ...edit, text: "A foul word.", seen: { state: "approved", editedAt: null } });
      await more("A fine word.", "Turn into a reader’s statement");
      await until(() => page.locator(".frame-toasts").textContent()).toContain("it was edited since");
      expect(complaints.filter((one) => !one.includes("409"))).toEqual([]);
      await page.context().close();
    },
  );

  it("tells of new comments without moving what is read, and lists who is held", { tags: "long" }, async () => {
    const site = server.pages[1]!;
    const { page } = await open({ path: "publish/comments?state=held" });
    await page.getByText("No comment here.").waitFor();
    await page.waitForTimeout(2000);
    await keepComment(server.workplace, site, { state: "held", text: "The first of the day." });
    // An empty queue has nothing to move.
    await page.getByText("The first of the day.").waitFor({ timeout: 15_000 });
    await page.locator(".publish-comment").first().click();
    const before = await page.locator(".publish-comment").first().boundingBox();
    await keepComment(server.workplace, site, { state: "held", text: "The second." });
    const show = page.getByRole("button", { name: "1 new comment. Show it" });
    await show.waitFor({ timeout: 15_000 });
    await until(() => page.locator(".publish-comment").count()).toBe(1);
    expect(await page.locator(".publish-comment").first().boundingBox()).toEqual(before);
    await until(() => page.getByLabel("Show").locator("option:checked").textContent()).toBe("Held (2)");
    expect(await faultsByAxe(page)).toEqual([]);
    await show.click();
    await until(() => page.locator(".publish-comment").count()).toBe(2);
    await until(() => page.locator(".publish-comment[data-active]").textContent()).toContain("The first of the day.");
    await page.locator(".publish-comment").first().getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Hold all from this address" }).click();
    await page.getByText("Who is held").click();
    await until(() => page.locator(".publish-blocks").textContent()).toContain("s…@mail.example");
    await page.locator(".publish-blocks").getByRole("button", { name: "Let in again" }).click();
    await until(() => page.locator(".publish").textContent()).toContain("Nobody is blocked.");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Mark all shown" }).click();
    await page.keyboard.press("s");
    await until(held).toBe(0);
    await page.context().close();
  });

  it("edits a comment visibly, takes it up as a reader's statement, blocks its network, and logs it all", { tags: "long" }, async () => {
    const { page } = await open({ path: "publish/comments?state=approved" });
    const card = page.locator(".publish-comment").first();
    const more = async (entry: string): Promise<void> => {
      await card.getByRole("button", { name: "More" }).click();
      await page.getByRole("menuitem", { name: entry }).click();
    };
    await card.waitFor();
    await more("Edit visibly");
    await page.getByLabel("Words").fill("Milder words.");
    await page.getByLabel("Why they are changed").fill("rudeness");
    expect(await faultsByAxe(page)).toEqual([]);
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await until(() => card.textContent()).toContain("Changed by an editor: rudeness");
    await more("Turn into a reader’s statement");
    await until(() => page.locator(".frame-toasts").textContent()).toContain("Done.");
    await more("Hold all from this network");
    await until(() => page.locator(".frame-toasts").textContent()).toContain("held from now on");
    expect(await server.app.store.comments.isBlocked(server.project, { prefixHash: "p", emailHash: "" })).toBe(true);
    await page.getByText("What moderators did").click();
    await until(() => page.locator(".publish-log li").count()).toBeGreaterThan(2);
    await page.context().close();
  });

  it("saves the site's settings, and says what is wrong with them", { tags: "long" }, async () => {
    const { page } = await open({ path: "publish/site" });
    await page.getByLabel("Address of the site").fill("not an address");
    await page.getByRole("button", { name: "Save" }).click();
    await until(() => page.locator(".problem").count()).toBe(1);
    await page.getByLabel("Address of the site").fill("https://river.example/");
    await page.getByLabel("Words that hold a comment").fill("casino\n\ncheap pills\n");
    await page.getByRole("button", { name: "Save" }).click();
    await until(() => page.locator(".frame-toasts").textContent()).toContain("Saved");
    const { siteChoices } = await import("../../packages/app/src/publishing/site-settings.ts");
    const choices = await siteChoices(server.app.store, server.project);
    expect([choices.baseUrl, choices.comments.holdWords]).toEqual(["https://river.example", ["casino", "cheap pills"]]);
    await page.context().close();
  });
});
