import { expect, it } from "vitest";
import { pageFrom } from "../page-for-tests.ts";
import { toPageUnits } from "../page-unit.ts";
import { labelsAlike } from "./labels-alike.ts";
import { pageGraph } from "./page-graph.ts";

const words = (what: string): string => `The ${what} has silted up since the spring, and nobody in the ministry has asked the pilots what it means.`;

/** Who would get words by their labels, where a page gives each sentence to one of these people or to nobody (""). */
function given(markup: string, owners: readonly string[], byRule: readonly string[] = owners): string[] {
  const document = pageFrom(markup);
  const graph = pageGraph(document, toPageUnits(document));
  const placesOf = (people: readonly string[]): number[] => people.map((name) => graph.people.names.indexOf(name) + 1);
  expect(graph.sentences).toHaveLength(owners.length);
  return [...labelsAlike(graph, placesOf(owners), placesOf(byRule))].map(
    ([at, person]) => `${graph.people.names[person - 1]}: ${graph.sentences[at]?.text.slice(0, 14)}`,
  );
}

const [ada, bram, per, mara] = ["Ada Lund", "Bram Costa", "Per Holm", "Mara Quist"] as const;

it("gives words under a label to whom it names, where labels of its form do so", () => {
  const page = `Voices on the delta\n\nAda Lund, Nautical School, said:\n\n${words("port")}\n\nBram Costa, Corvid Institute, said:\n\n${words("buoy")}\n\nPer Holm, Delta Water Office, said:\n\n${words("quay")}`;
  expect(given(page, ["", "", ada, "", bram, "", bram])).toEqual(["Per Holm: The quay has s"]);
  expect(given(page, ["", "", ada, "", bram, "", per])).toEqual([]);
});

it("reads a label within the line, and lets the host of a panel be nobody", () => {
  const page = `Four views\n\nMara Quist: Let us begin with the port.\n\nAda Lund: ${words("port")}\n\nBram Costa: ${words("buoy")}\n\nPer Holm: ${words("quay")}\n\nIvo Marek: ${words("dock")}\n\nNina Okoro: ${words("lock")}`;
  const [ivo, nina] = ["Ivo Marek", "Nina Okoro"] as const;
  expect(given(page, ["", "", ada, bram, "", ivo, nina])).toEqual(["Per Holm: Per Holm: The "]);
  expect(given(page, ["", "", ada, bram, per, ivo, nina])).toEqual([]);
});

it("takes nothing from labels that mostly bring on nobody's words, nor from turns that come again", () => {
  const comments = `The delta\n\nAda Lund:\n\n${words("port")}\n\nBram Costa:\n\n${words("buoy")}\n\nPer Holm:\n\n${words("quay")}\n\nMara Quist:\n\n${words("dock")}`;
  expect(given(comments, ["", "", "", "", "", "", per, "", mara])).toEqual([]);
  const turns = `On silt\n\nMara Quist: Is it deep?\n\nAda Lund: ${words("port")}\n\nBram Costa: ${words("buoy")}\n\nMara Quist: And now?\n\nAda Lund: ${words("quay")}`;
  expect(given(turns, ["", "", ada, bram, "", ada])).toEqual([]);
});

it("trusts labels of which half bring on words, where the rules read all of them so", () => {
  const page = `One question to four\n\nAda Lund\n\n${words("port")}\n\nBram Costa\n\n${words("buoy")}\n\nPer Holm\n\n${words("quay")}\n\n${words("lock")}\n\nMara Quist\n\n${words("dock")}`;
  const heard = ["", "", ada, "", bram, "", ada, bram, "", ada];
  expect(given(page, heard)).toEqual([]);
  expect(given(page, heard, ["", "", ada, "", bram, "", per, per, "", mara])).toEqual([
    "Per Holm: The quay has s",
    "Per Holm: The lock has s",
    "Mara Quist: The dock has s",
  ]);
});
