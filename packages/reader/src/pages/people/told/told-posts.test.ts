import type { SourceDocument } from "@rapporteur/core/model";
import { expect, it, test } from "vitest";
import { pageFrom } from "../../page-for-tests.ts";
import type { MarkedPerson } from "../author-mark.ts";
import { toldPage } from "./told-page.ts";
import { withToldPosts } from "./told-posts.ts";

function person(document: SourceDocument, name: string): MarkedPerson {
  const start = document.text.indexOf(name);
  return { name, nameSpan: { start, end: start + name.length }, roles: [], organizations: [] };
}

/** What the page tells of the first of these people, each of whom has said all of it. */
function told(words: string, names: readonly string[] = ["Ada Stone"]): string {
  const document = pageFrom(words);
  const people = names.map((name) => person(document, name));
  const whole = names.length === 1 ? [{ start: 0, end: document.text.length, people }] : people.map((one) => ({ start: 0, end: 0, people: [one] }));
  const page = toldPage(document, whole, { manner: "reported", asides: [] });
  const { roles, organizations } = withToldPosts(people[0] as MarkedPerson, page);
  return [...roles.map((role) => role.text), ...organizations.map((body) => body.name)].join(" @ ");
}

test.each([
  ["By Ada Stone\n\nMr Stone is Lind professor of grammar at Orvik College.", "Lind professor of grammar at Orvik College"],
  ["Ada Stone met them. Stone, who is ore analyst at Corvid Monitor, laughed.", "ore analyst at Corvid Monitor"],
  ["“No,” said Ada Stone of the Corvid Trust, where she is senior policy fellow.", "senior policy fellow @ Corvid Trust"],
  ["Ada Stone thinks that this is clever. The silt specialist at Orvik University believes little else.", "silt specialist at Orvik University"],
  [
    "Ada Stone would like to know. A transport economist at Orvik University, she has counted the lorries.",
    "transport economist at Orvik University",
  ],
  ["Ada Stone waited. “Both were wrong,” says the chief economist of the Corvid Fund, by radio.", "chief economist of the Corvid Fund"],
  ["I am Reader in Grammar at Orvik College. I was asked about it.\n\nAda Stone", "Reader in Grammar at Orvik College"],
  ["Ada Stone follows the harvest as an economist at the Corvid Institute in Tarrow.", "economist at the Corvid Institute in Tarrow"],
  ["## Ada Stone\n\nTrade lawyer at Corvid Chambers. She advised the court.", "Trade lawyer at Corvid Chambers"],
  ["Ada Stone (AS), professor of grammar at Corvid Hall College, and others spoke.", "professor of grammar at Corvid Hall College"],
  ["Corvid & Pym's head of silt research, Ada Stone, expects that.", "Corvid & Pym's head of silt research"],
  ["Norway's deputy prime minister, Ada Stone, expects that.", "Norway's deputy prime minister"],
  ["On her part the coordinator of the Corvid Households Survey, Dr (Mrs) Ada Stone, spoke.", "coordinator of the Corvid Households Survey"],
  [
    "Ada Stone, a former trade official who is now a senior fellow at the Corvid Fund, spoke.",
    "former trade official @ senior fellow at the Corvid Fund",
  ],
  ["Ada Stone was a U.S. special envoy for the Great Lakes.", "U.S. special envoy for the Great Lakes"],
])("reads the post in %j", (words, post) => expect(told(words)).toBe(post));

it("keeps to the person named last", () => {
  const words = "Ada Stone spoke first. Bo Lind came next. The silt specialist at Orvik University laughed.";
  expect(told(words, ["Ada Stone", "Bo Lind"])).toBe("");
  expect(told(words, ["Bo Lind", "Ada Stone"])).toBe("silt specialist at Orvik University");
});

test.each([
  ["Cy Lind watched Ada Stone. Ms Lind is an analyst at the Corvid Fund."],
  ["Ada Stone waited. The minister's office at Orvik was closed."],
  ["Ada Stone waited. The director and the cook of the Corvid Fund left."],
  ["Ada Stone said no. The following Orvik faculty members are out."],
])("reads none in %j", (words) => expect(told(words)).toBe(""));

it("takes a time that grows no faster than the text", () => {
  const work: Readonly<Record<string, string>> = {
    descriptions: "Ada Stone said. The director of the Fund at the Corvid Fund said so. ",
    owners: "The Corvid Fund's its director, Ada Stone, ",
    places: "Ada Stone of where she is a ",
    predicates: "Ada Stone is a director and Stone is a ",
    marks: "© Corvid of the & Corvid of ",
    titles: "Dr Mr Prof. ",
  };
  for (const unit of Object.values(work)) {
    const began = performance.now();
    told(`Ada Stone\n\n${unit.repeat(Math.ceil(30_000 / unit.length))}`);
    expect(performance.now() - began).toBeLessThan(4000);
  }
});

it.each([
  ["The chair called on Professor Ada Stone, who sighed.", "Professor"],
  ["Senator Stone rose. Ada Stone had written a speech.", "Senator"],
  ["Dr Ada Stone, you have shaken your head.", ""],
  ["Economist and Independent Senator Dr Ada Stone said so.", "Economist and Independent Senator"],
  ["Ms. Ada Stone, Locks and Tides Adviser. She laughed.", "Locks and Tides Adviser"],
  ["Ada Stone, economist and tide adviser at Corvid Centre, laughed.", "economist @ tide adviser at Corvid Centre"],
  ["ADA STONE. Research associate at the Corvid Centre. I count barges.", "Research associate at the Corvid Centre"],
  ["Ada Stone: Mayor of Tarrow. We had been promised a bridge.", "Mayor of Tarrow"],
  ["Ada Stone: She is at the Corvid Centre. We like it.", ""],
  ["ADA STONE (Through interpreter): At last the head of the port came.", ""],
  ["The Regional Adviser on Tides, Doctor Ada Stone, says so.", "Regional Adviser on Tides"],
  ["Tide Consultant, Ms. Ada Stone, opened the day.", "Tide Consultant"],
  ["Senior Advocate Ada Stone, for the barges, laughed.", "Senior Advocate"],
])("reads what somebody is in %j", (text, words) => expect(told(text)).toBe(words));

it("reads the post of somebody whom the page calls by one name and a title alone", () => {
  const text = "Present: Mr Stone, senior associate, Corvid Transit Group\n\nSTONE: I followed one box. Stone, the director of the play, did not.";
  expect(told(text, ["Stone"])).toBe("senior associate, Corvid Transit Group");
});

it("reads the post in a note", () => {
  expect(told("Ada Stone(1)\n\nThe quay fell.\n\n(1) Reader in Law, Orvik University. I thank my aunt.")).toBe("Reader in Law, Orvik University");
});

it.each([
  [
    "The quay fell.\n\nAda Stone\n\nThe writer is a water engineer with Corvid Consulting.\n\nNobody saw it.\n\nJon Reed",
    "water engineer with Corvid Consulting",
  ],
  ["The quay fell.\n\nADA STONE President Corvid Institute of Tides", "President Corvid Institute of Tides"],
  ["The quay fell.\n\nADA STONE saw it fall from the office of the president.", ""],
])("reads the post under words in %j", (words, post) => {
  const document = pageFrom(words);
  const [first, second] = [person(document, /ADA/.test(words) ? "ADA STONE" : "Ada Stone"), person(document, "Jon Reed")];
  const next = words.indexOf("The writer");
  const sections = [
    { start: 0, end: next < 0 ? words.length : next, people: [first] },
    ...(next < 0 ? [] : [{ start: next, end: words.length, people: [second] }]),
  ];
  expect(
    withToldPosts(first, toldPage(document, sections, { manner: "signed", asides: [] }))
      .roles.map((role) => role.text)
      .join(),
  ).toBe(post);
});

it.each([
  ["Ada Stone, Professor of Law Jon Reed, and others came.", ["Ada Stone", "Jon Reed"], ""],
  ["With Ada Stone, fellow at the Corvid Forum, and Jon Reed, who sings.", ["Ada Stone", "Jon Reed"], "fellow at the Corvid Forum"],
  ["Ada Stone, chair of the Rift Millers Association, laughed.", ["Ada Stone", "Rift Millers"], "chair of the Rift Millers Association"],
  ["Ada Stone, which has 480 members, laughed.", ["Ada Stone"], ""],
  ["Ada Stone, the rains of the director have failed, they say.", ["Ada Stone"], ""],
  ["Tide Fund director, Professor Sir Ada Stone said so.", ["Ada Stone"], "Tide Fund director"],
])("keeps to whom a post is of in %j", (text, names, post) => expect(told(text, names)).toBe(post));
