import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { resolveLibraryQuestion } from "../../packages/app/src/analysis/forecasts/library-ledger.ts";
import { faultsInAnyLook, faultsOfFurtherView } from "../support/looks.ts";
import { publishPage, type SiteServer } from "../support/published-site.ts";
import { until } from "./until.ts";
import { type Desk, useDesk } from "./use-desk.ts";

let server: SiteServer;
let openPage: Desk["open"];
useDesk((desk) => ({ server, open: openPage } = desk));

const open = async (path: string, width = 1440): Promise<Page> => (await openPage({ at: `${server.address}/${path}`, width })).page;

/** The open question on the second harbour, on which an expert said something with a number. */
async function harbour(): Promise<string> {
  for await (const { record } of server.app.store.records.all(server.project, "question")) if (record.text.includes("harbour")) return record.id;
  throw new Error("there is no such question");
}

describe("chances of members and readers", () => {
  it("a member gives one by keyboard, sees the others' then, changes it, and is scored beside the experts", { tags: "long" }, async () => {
    const { store } = server.app;
    const question = await harbour();
    await store.estimates.add(server.project, { question, account: "other", at: "2031-05-01T00:00:00.000Z", chance: 0.9 });
    const page = await open(`p/main/forecasts?question=${question}`);
    const dialog = page.getByRole("dialog");
    await dialog.getByText("1 member has given one.").waitFor();
    expect(await dialog.textContent()).not.toContain("90%");
    await page.keyboard.press("Escape");
    await page.getByRole("row").filter({ hasText: "harbour" }).getByRole("button", { name: "Give your chance" }).first().click();
    await dialog.getByRole("heading", { name: "Question", exact: true }).waitFor();
    await until(() => dialog.locator("input:focus").getAttribute("inputmode")).toBe("decimal");
    await page.keyboard.type("many");
    await page.keyboard.press("Enter");
    await dialog.getByText("Type a number from 0 to 100.").waitFor();
    await dialog.getByLabel("Your chance of it, in %").fill("30");
    await page.keyboard.press("Enter");
    await until(() => dialog.textContent()).toContain("Members: median 60% (n = 2)");
    expect(await faultsInAnyLook(page)).toEqual([]);
    server.pass(60_000);
    await dialog.getByLabel("Your chance of it, in %").fill("50 %");
    await dialog.getByRole("button", { name: "Change it" }).click();
    await until(() => dialog.getByRole("list", { name: "Your estimates, newest first" }).locator("li").count()).toBe(2);
    await dialog.getByRole("button", { name: "Close" }).click();
    await page.getByText("you: 50%").first().waitFor();

    server.pass(3 * 86_400_000);
    await resolveLibraryQuestion(server.workplace, {
      question,
      outcome: "yes",
      happened: Date.parse("2031-06-05"),
      reason: "It was built.",
      evidence: "https://tide.example/harbour",
    });
    await page.goto(`${server.address}/p/main/forecasts?view=scores&minimum=1`);
    const table = page.getByRole("region", { name: "Members and readers" });
    const rows = (): Promise<string[]> => table.locator("tbody tr").allTextContents();
    // The median of 0.9 and 0.5 is 0.7: 0.09. One's own: 0.25.
    await until(rows).toContain("Members, median of each question10.09");
    expect((await rows()).some((row) => row.startsWith("Experts on the same questions"))).toBe(true);
    expect((await rows()).some((row) => /\(you\)10\.25$|^You10\.25$/.test(row))).toBe(true);
    expect(await faultsOfFurtherView(page)).toEqual([]);
    await page.context().close();
  });

  it("the editor lets readers give one; it is asked for on the page, on a phone too", { tags: "long" }, async () => {
    const { roundup, slug } = server.pages[1]!;
    const desk = await open(`p/main/publish/${roundup}`);
    await desk.getByLabel("Readers may give their own chance on forecasts, with their comment").check();
    await desk.getByRole("button", { name: "Save", exact: true }).first().click();
    await until(async () => (await server.app.store.records.get(server.project, "roundup", roundup))?.record.readerForecasts).toBe(true);
    await publishPage(server.workplace, server.pages[1]!);
    server.pass(60_000);
    const phone = await open(`site/roundups/${slug}.html`, 390);
    expect(await phone.getByLabel("Your own chance of that forecast, in %").count()).toBe(1);
    expect(await faultsOfFurtherView(phone)).toEqual([]);
    await phone.context().close();
    await desk.context().close();
  });
});
