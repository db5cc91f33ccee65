import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { ferryPact, makeRoundup, type PublishedPage, type SiteServer } from "../support/published-site.ts";
import { faultsInAnyLook, openedAt } from "../support/looks.ts";
import { until } from "./until.ts";
import { type Desk, useDesk } from "./use-desk.ts";

let server: SiteServer;
let openPage: Desk["open"];
let roundup: PublishedPage;
useDesk((desk) => ({ server, open: openPage } = desk));
beforeAll(async () => {
  roundup = await makeRoundup(server.workplace, ferryPact.replace("ferry pact hold", "night ferry run"), {
    questions: ["Will it run?", "Who pays?"],
  });
});

const open = async (at: string, width = 1440): Promise<Page> => (await openPage({ at, width })).page;

it("an expert is invited, writes by keyboard on a phone, sends in; the editor returns, then accepts", { tags: "long" }, async () => {
  const desk = await open(`${server.address}/p/main/publish/${roundup.roundup}`);
  const parts = desk.locator(".publish-parts");
  await parts.getByLabel("Name").fill("Runa Dal");
  await parts.getByRole("button", { name: "Make the link" }).click();
  const link = await parts.getByLabel("Link for Runa Dal").inputValue();
  expect(link).toContain("/site/part.html?key=");
  expect(await faultsInAnyLook(desk)).toEqual([]);

  const phone = await open(link, 390);
  // By keyboard alone: field after field, then the first button.
  await phone.getByLabel("Your headline").focus();
  await phone.keyboard.type("Only in summer");
  await phone.keyboard.press("Tab");
  await phone.keyboard.type("Sweden will probably stop the night ferry by 2033.");
  await phone.keyboard.press("Tab");
  await phone.keyboard.type("In summer it will.");
  for (let field = 0; field < 3; field++) await phone.keyboard.press("Tab");
  await phone.keyboard.type("Runa Dal steers ferries.");
  await phone.keyboard.press("Tab");
  await phone.keyboard.press("Enter");
  await until(() => phone.getByRole("status").textContent()).toBe("Saved.");
  expect(await phone.getByLabel("Your headline").inputValue()).toBe("Only in summer");
  expect(await phone.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  server.pass(60_000);
  await phone.getByRole("button", { name: "Send it in" }).click();
  await until(() => phone.getByRole("status").textContent()).toContain("Sent in");

  const card = parts.getByRole("article", { name: "Part of Runa Dal" });
  await until(() => card.locator(".chip").textContent()).toBe("sent in");
  await card.getByLabel("Note to the author").fill("Who pays?");
  await card.getByRole("button", { name: "Return to the author" }).click();
  await until(() => card.locator(".chip").textContent()).toBe("returned");
  server.pass(60_000);
  await phone.goto(link);
  await until(() => phone.locator("blockquote").textContent()).toBe("Who pays?");
  await phone.getByLabel("Who pays?").fill("The towns on both sides pay.");
  server.pass(60_000);
  await phone.getByRole("button", { name: "Send it in" }).click();
  await until(() => card.locator(".chip").textContent()).toBe("sent in");
  expect(await faultsInAnyLook(desk)).toEqual([]);
  await card.getByRole("button", { name: "Accept into the page" }).click();
  await until(() => card.locator(".chip").textContent()).toBe("accepted");
  await until(() => desk.locator(".publish-form legend", { hasText: "Runa Dal" }).count()).toBe(1);
  expect((await desk.request.get(`${server.address}/site/roundups/${roundup.slug}.html`)).status()).toBe(404);
  await phone.context().close();
  await desk.context().close();
});

it("the expert's page has no accessibility violation in both themes, at every width, in every state", { tags: "long" }, async () => {
  const desk = await open(`${server.address}/p/main/publish/${roundup.roundup}`);
  const parts = desk.locator(".publish-parts");
  await parts.getByLabel("Name").fill("Odd Holm");
  await parts.getByRole("button", { name: "Make the link" }).click();
  const link = await parts.getByLabel("Link for Odd Holm").inputValue();
  const look = async (): Promise<void> => {
    for (const width of openedAt) {
      server.pass(60_000);
      const page = await open(link, width);
      expect([width, await faultsInAnyLook(page)]).toEqual([width, []]);
      await page.context().close();
    }
  };
  await look();
  server.pass(60_000);
  const page = await open(link);
  await page.getByLabel(/^Your text/).fill("It will run.");
  server.pass(60_000);
  await page.getByRole("button", { name: "Send it in" }).click();
  await until(() => page.getByRole("status").textContent()).toContain("Sent in");
  await look();
  await page.context().close();
  await desk.context().close();
});
