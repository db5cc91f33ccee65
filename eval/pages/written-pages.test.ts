import { expect, it } from "vitest";
import { parseWritten } from "./written-pages.ts";

const talk = (turns: string): string =>
  `family: transcript\nformat: text\nperson: A | Ada Osei | fellow | Lake Institute\nperson: B | Mary-Jane Doe | |\n=====\n${turns}`;

const passages = (turns: string): string[] => parseWritten(talk(turns), "talk", "test").contributions.flatMap((one) => one.passages);

it.each([
  ["Ada Osei: The price rose.", "The price rose."],
  ["MS. OSEI: The price rose.", "The price rose."],
  ["Ms OSEI (Minister for Trade) (3.14)—The price rose.", "The price rose."],
  ["[Ada Osei, Lake Institute] The price rose.", "The price rose."],
  ["OSEI. The price rose.", "The price rose."],
  ["AO 0:19 The price rose.", "The price rose."],
  ["0:19 A. The price rose.", "The price rose."],
  ["The minister who met Osei – in the spring – told us that it rose.", "The minister who met Osei – in the spring – told us that it rose."],
  ["What we were told in the end by everybody was: wait.", "What we were told in the end by everybody was: wait."],
])("cuts the label off %j", (line, words) => {
  expect(passages(`turn@A\t${line}`)).toEqual([words]);
});

it("reads what a line of HTML shows", () => {
  const page = parseWritten(
    "family: signed\nformat: html\nperson: A | Ada Osei | |\n=====\nbody@A\t<p>Apur&iacute;mac &amp; Cusco<br>don&rsquo;t</p>",
    "page",
    "test",
  );
  expect(page.contributions[0]?.passages).toEqual(["Apurímac & Cusco don’t"]);
});

it("leaves out the address of a link with brackets in its words", () => {
  const page = parseWritten(
    "family: transcript\nformat: markdown\nperson: A | Ada Osei | |\n=====\nturn@A\t**[\\[0:21\\]](https://talk.example?t=21) Osei:** It [rose](/rise).",
    "page",
    "test",
  );
  expect(page.lines[0]?.text).toBe("\\[0:21\\] Osei: It rose.");
});

it("hears a person whose letter is that of furniture", () => {
  const people = "person: A | Ada Osei | |\nperson: F | Per Holm | |";
  const page = parseWritten(
    `family: signed\nformat: text\n${people}\n=====\nbody@A\tThe price rose.\nbody@F\tIt fell.\nbody\t⟦F:It stood.⟧`,
    "page",
    "test",
  );
  expect(page.contributions.map(({ author, passages: own }) => [author, ...own])).toEqual([
    ["Ada Osei", "The price rose."],
    ["Per Holm", "It fell.", "It stood."],
  ]);
  expect(passages("body\t⟦F:It stood.⟧")).toEqual([]);
});

it.each([
  ["question\tQUESTION: Who pays?", "Who pays?"],
  ["question\tQ Will it be?", "Will it be?"],
  ["question\t[Per Holm] Who got rich?", "Who got rich?"],
  ["question\t01:02 | Nina Okoro | And in the water?", "And in the water?"],
  ["question\tFor the Deputy: will it hold?", "For the Deputy: will it hold?"],
  ["host\tOKORO: I see. Dr. Osei, the remaining 3.3 billion, when?", "Dr. Osei, the remaining 3.3 billion, when?"],
  ["host\tOKORO: Would you\nhost\tkeep it open?", "Would you keep it open?"],
])("cuts out what is asked in %j", (lines, asked) => {
  const page = parseWritten(`family: transcript\nformat: text\nhost: Nina Okoro\nperson: A | Ada Osei | |\n=====\n${lines}`, "talk", "test");
  expect(page.questions).toEqual([asked]);
});
