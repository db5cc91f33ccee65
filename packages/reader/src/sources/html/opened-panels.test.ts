import { expect, it } from "vitest";
import { readHtml } from "./read-html.ts";

const prose =
  "The lock gates at Varn were shut on Monday, and by Thursday the barges stood in a row of nine miles. Nobody in the capital had a plan for that.";

const blocksOf = (page: string): string[] => {
  const { document } = readHtml(`<main><h1>The gates at Varn</h1><p>${prose}</p>${page}</main>`, { source: "page" });
  return document.blocks.slice(2).map(({ kind, start, end }) => `${kind}: ${document.text.slice(start, end).slice(0, 30)}`);
};

it("reads the line on a button that opens a panel, and the label of a heading that is a button", () => {
  const cards = `<button>Ada Lund — Fellow, Varn Institute <i></i></button><div><p>${prose}</p></div>`;
  expect(blocksOf(cards)).toEqual(["heading: Ada Lund — Fellow, Varn Instit", "paragraph: The lock gates at Varn were sh"]);
  const headings = `<h3><button aria-expanded="true">Who pays for the barges?</button></h3><div><p>${prose}</p></div>`;
  expect(blocksOf(headings)).toEqual(["heading: Who pays for the barges?", "paragraph: The lock gates at Varn were sh"]);
});

it("leaves out what a button does with the page", () => {
  for (const label of ["Hide transcript", "Share this page", "Subscribe"])
    expect(blocksOf(`<button>${label}</button><div><p>${prose}</p></div>`)).toEqual(["paragraph: The lock gates at Varn were sh"]);
});

const other = prose.replace("Varn", "Orvik");

it("reads a heading that stands in a button, and the panel that is shut", () => {
  const inside = `<button aria-expanded="true"><h3>Ada Lund</h3></button><p>professor of ports</p><div><p>${other}</p></div>`;
  expect(blocksOf(inside)).toEqual(["heading: Ada Lund", "bio: professor of ports", "paragraph: The lock gates at Orvik were s"]);
  const shut = `<button aria-expanded="false">Ada Lund, Professor of Ports</button><div hidden><p>${other}</p></div>`;
  expect(blocksOf(shut)).toEqual(["heading: Ada Lund, Professor of Ports", "paragraph: The lock gates at Orvik were s"]);
  const headed = `<h3><button aria-expanded="false">Who pays for the barges?</button></h3><div style="display:none"><p>${other}</p></div>`;
  expect(blocksOf(headed)).toEqual(["heading: Who pays for the barges?", "paragraph: The lock gates at Orvik were s"]);
});

it("reads the panels of tabs under the words of their tabs", () => {
  const third = prose.replace("Varn", "Ulm");
  const tabs = (first: string, second: string): string =>
    `<div role="tablist"><button role="tab" id="t1" aria-controls="p1">${first}</button><button role="tab" id="t2" aria-controls="p2"><b>${second}</b></button></div>` +
    `<div role="tabpanel" id="p1" aria-labelledby="t1"><p>${other}</p></div><div role="tabpanel" id="p2" hidden><p>${third}</p></div>`;
  expect(blocksOf(tabs("Ada Lund", "Per Holm"))).toEqual([
    "heading: Ada Lund",
    "paragraph: The lock gates at Orvik were s",
    "heading: Per Holm",
    "paragraph: The lock gates at Ulm were shu",
  ]);
  expect(blocksOf(`<p>${prose}</p><p>${prose}</p>${tabs("Overview", "Transcript")}`).filter((block) => block.includes("Ulm"))).toEqual([]);
});

it("takes the words of a tab for no panel that names another tab, or none", () => {
  const third = prose.replace("Varn", "Ulm");
  const tabs = `<div role="tablist"><button role="tab" aria-controls="p1">Ada Lund</button><button role="tab" aria-controls="p2">Per Holm</button></div>`;
  const panels = `<div role="tabpanel" id="p1"><p>${other}</p></div><div role="tabpanel" id="p2" hidden><p>${third}</p></div>`;
  const stray = `<div role="tabpanel"><p>${prose.replace("Varn", "Bonn")}</p></div>`;
  expect(blocksOf(tabs + panels + stray)).toEqual([
    "heading: Ada Lund",
    "paragraph: The lock gates at Orvik were s",
    "heading: Per Holm",
    "paragraph: The lock gates at Ulm were shu",
    "paragraph: The lock gates at Bonn were sh",
  ]);
});

it("reads an element with more parts than a call has room for", () => {
  expect(blocksOf(`<div>${"<i>Ada</i>".repeat(200_000)}<script>x</script></div>`)).toHaveLength(1);
});

it("leaves out what is hidden behind no button", () => {
  const page = `<p>${prose}</p><p>${prose}</p><p>Ada Lund, Professor of Ports</p><div hidden><p>${other}</p></div>`;
  expect(blocksOf(page).filter((block) => block.includes("Orvik"))).toEqual([]);
});

/** Milliseconds of this process's computing, which do not count what else the machine does. */
const computed = (): number => process.cpuUsage().user / 1000;

it("takes no square of the time for many hidden elements", () => {
  const began = computed();
  blocksOf(`<div>${"<i hidden>Ada</i>".repeat(60_000)}</div>`);
  expect(computed() - began).toBeLessThan(4_000);
});

it("reads the words of a long tab once, however many panels name it", () => {
  const began = computed();
  const panel = `<div role="tabpanel" aria-labelledby="t">${other}</div>`;
  blocksOf(`<div role="tab" id="t">${"Ada ".repeat(200_000)}</div>${panel.repeat(2_000)}`);
  expect(computed() - began).toBeLessThan(8_000);
});
