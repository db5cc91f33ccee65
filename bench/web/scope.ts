import type { Page } from "playwright-core";
import type { Figure } from "../../eval/figure.ts";
import type { Served } from "./serve-libraries.ts";
import { facts, measureCase, type Case } from "./settings.ts";

/** Another beginning of the scope each turn, as the dialog of the scope puts it into the address. */
function narrow(page: Page, turn: number): Promise<unknown> {
  return page.evaluate(`(() => {
    window.dispatchEvent(new Event("change"));
    const address = new URL(location.href);
    address.searchParams.set("from", "${2016 + (turn % 4)}-0${1 + (turn % 6)}-01");
    history.pushState(null, "", address);
  })()`);
}

const cases: readonly Case[] = [
  { name: "Networks, another scope", path: "networks?drafts=1&view=list", task: "network", look: facts, press: narrow },
  { name: "Actors, another scope", path: "actors?drafts=1&level=person&view=list", task: "actors", look: facts, press: narrow },
  { name: "Causes, another scope", path: "causes?drafts=1&view=links", task: "causes", look: facts, press: narrow },
];

/** From a changed scope on, on 100,000 statements: until the new numbers stand in the page. */
export async function measureScope(served: Served): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const one of cases) figures.push(...(await measureCase(served, "main", one, 150)));
  return figures;
}
