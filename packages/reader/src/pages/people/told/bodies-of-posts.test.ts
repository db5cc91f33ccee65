import { expect, it } from "vitest";
import type { MarkedPerson } from "../author-mark.ts";
import { pageFrom } from "../../page-for-tests.ts";
import { peopleInText } from "../people-in-text.ts";
import { toldPage } from "./told-page.ts";
import { withToldPosts } from "./told-posts.ts";

const name = "Ada Stone";

function pageOf(text: string, person: MarkedPerson): ReturnType<typeof toldPage> {
  return toldPage({ ...pageFrom(text), text }, [{ start: 0, end: text.length, people: [person] }], { manner: "reported", asides: [] });
}

function told(text: string): string {
  const start = text.indexOf(name);
  const person = { name, nameSpan: { start, end: start + name.length }, roles: [], organizations: [] };
  const { roles, organizations } = withToldPosts(person, pageOf(text, person));
  const bodies = [...roles.flatMap((role) => role.organizations), ...organizations].map((body) => body.name);
  return `${roles.map((role) => role.text).join("; ")} @ ${bodies.join("; ")}`;
}

it.each([
  ["At the Delta Research Forum in Tarrow, director Ada Stone is less patient.", "director @ Delta Research Forum"],
  ["For the Upland Dock Federation, general secretary Ada Stone asks for a levy.", "general secretary @ Upland Dock Federation"],
  ["Political scientist Ada Stone of Orvik University said so.", "Political scientist @ Orvik University"],
  [
    "It was held by the Pilots' Platform for the Delta. Presenting it, the platform's convener, Ada Stone, laughed.",
    "convener @ Pilots' Platform for the Delta",
  ],
  [
    "A study by the Corvid Silt Fund is out. Ada Stone, director of research at the Fund, wrote it.",
    "director of research at the Fund @ Corvid Silt Fund",
  ],
  ["The Levant Silt Centre met. Ada Stone, senior adviser at the Centre, spoke.", "senior adviser at the Centre @ Levant Silt Centre"],
  ["The Corvid Silt Fund and the Delta Fund met. Ada Stone, director of research at the Fund, wrote it.", "director of research at the Fund @ Fund"],
  ["The Corvid Bank is well. The bank's chief economist, Ada Stone, said so.", "chief economist @ Corvid Bank"],
  ["The Silt Works Agency (SWA) met. SWA spokesperson Ada Stone said so.", "SWA spokesperson @ Silt Works Agency"],
  ["Ada Stone, director of SWA. According to Ms Stone, two quays are shut. It is the Silt Works Agency.", "director of SWA @ Silt Works Agency"],
  ["Ada Stone, who heads operations of the charity Sea Lantern, said so.", "heads operations of the charity Sea Lantern @ Sea Lantern"],
])("reads the body in %j", (text, words) => expect(told(text)).toBe(words));

it.each([
  ["Ada Stone, hydrologist at the Corvid Institute, built her own gauge.", "hydrologist at the Corvid Institute"],
  ["Ada Stone, president of the Pilots' Union, receives visitors under a tree.", "president of the Pilots' Union"],
  ["Ada Stone, director of sales and operations, said so.", "director of sales and operations"],
])("ends a post where the sentence goes on: %j", (text, words) => {
  expect(peopleInText(text, 0).flatMap(({ roles }) => roles.map((role) => role.text))).toEqual([words]);
});
