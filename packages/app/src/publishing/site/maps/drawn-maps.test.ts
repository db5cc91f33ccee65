import { describe, test } from "vitest";
import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { sampleReadout } from "../../../../../../test/fixtures/sample-readout.ts";
import type { Markup } from "../../../present/html/markup.ts";
import { actorMap } from "./actor-map.ts";
import { expectGolden } from "../testing/expect-golden.ts";
import { causalMap } from "./causal-map.ts";

const [relation, cause] = [
  sampleReadout.statements.find(({ type }) => type === "relation"),
  sampleReadout.statements.find(({ type }) => type === "cause"),
];
if (relation?.type !== "relation" || cause?.type !== "cause") throw new Error("the sample has a relation and a cause");

const readoutOf = (statements: readonly ReadoutStatement[], entities: Readout["entities"] = []): Readout => ({
  ...sampleReadout,
  entities,
  statements: [...statements],
});

/** "a b 2" for each relation: who, to whom, and what it weighs. */
const acts = (...given: string[]): ReadoutStatement[] =>
  given.map((words, at) => {
    const [source = "", target = "", weight] = words.split(" ");
    return { ...relation, id: `r${at}`, source, target, weight: Number(weight), quote: `words ${at}` };
  });

/** "a b +" for each link: the cause, the effect, and how the effect moves; * for a link that is said so many times. */
const links = (...given: string[]): ReadoutStatement[] =>
  given.flatMap((words, at) => {
    const [from = "", to = "", sign, times = "1"] = words.split(" ");
    const side = (text: string) => ({ ...cause.cause, text: text.replaceAll("_", " "), concept: null });
    return Array.from({ length: Number(times) }, (_, time) => ({
      ...cause,
      id: `c${at}-${time}`,
      cause: side(from),
      effect: side(to),
      sign: sign === "+" ? (1 as const) : sign === "-" ? (-1 as const) : null,
      quote: `words ${at}`,
    }));
  });

const wide = ["Ministry_of_Fisheries_and_of_the_Coast", "The_price_of_fuel_on_the_islands_beyond_the_reef"] as const;
const drawn: Readonly<Record<string, () => Markup | null>> = {
  "actors-two": () => actorMap(readoutOf(acts("a b -4", "b a 2.5", "b a 1.25", "a b -4")), "m"),
  "actors-three": () =>
    actorMap(readoutOf(acts("b organization:a-rather-long-name-of-one 0", "c b -1", "c organization:a-rather-long-name-of-one 3")), "m", "../p.html"),
  "actors-six": () => actorMap(readoutOf(acts("a b 1", "c d 1", "e f 1", "f a 1", "a c -1", "c a -1", "b a 1")), "m"),
  "actors-seven": () => actorMap(readoutOf(acts("a b 1", "c d 1", "e f 1", "f g 1", "a c -1", "g b 1", "a b 1")), "m"),
  "actors-wide": () =>
    actorMap(readoutOf(acts(...[..."abcdefgh"].map((one, at) => `${one.repeat(18)} ${"bcdefgha"[at]?.repeat(18 + at) ?? ""} ${at - 3}`))), "m"),
  "actors-many": () =>
    actorMap(readoutOf(acts(...[..."nmlkjihgfedcba"].flatMap((one, at) => Array.from({ length: 1 + (at % 3) }, () => `hub ${one} ${at - 5}`)))), "m"),
  "actors-long": () => actorMap(readoutOf(acts(...[..."abcdefgh"].map((one, at) => `${one.repeat(40)} ${"bcdefgha"[at]?.repeat(40) ?? ""} 1`))), "m"),
  "actors-long-few": () =>
    actorMap(readoutOf(acts(`${"a".repeat(40)} ${"b".repeat(28)} 1`, `${"b".repeat(28)} ${"c".repeat(40)} 1`, `d ${"e".repeat(25)} 1`)), "m"),
  "actors-tied": () => actorMap(readoutOf(acts("a b 1", "b a 1", "a b 1", "a c 1", "d e 1", "d e 1")), "m"),
  "actors-most-tied": () => actorMap(readoutOf(acts("a y 1", "a y 1", "a x 1", "x z 1", "x z 1", "z x 1", "z w 0.26")), "m"),
  "causes-one": () => causalMap(readoutOf(links("tolls trade -")), "m"),
  "causes-chain": () => causalMap(readoutOf(links("a b +", "b c - 2", "c d ? 7", `d ${wide[1]} +`)), "m", "../p.html"),
  "causes-circle": () => causalMap(readoutOf(links("a b +", "b c +", "c a -")), "m"),
  "causes-fork": () => causalMap(readoutOf(links("a b +", "a c +", "a d +", "b e -", "d e -", "x y ? 2", "x z +")), "m"),
  "causes-leap": () => causalMap(readoutOf(links("a b +", "b c +", "c d +", "a d -", "b d ?", "d b +", "e c +", "e a -")), "m"),
  "causes-right": () => causalMap(readoutOf(links("a b +", "a c +", "c d +", "d a -")), "m"),
  "causes-between": () => causalMap(readoutOf(links("a b +", "a c +", "b d +", "c d +", "d a -", "d e ?", "e f +", "a f +", "b f -", "c f +")), "m"),
  "causes-shallow": () => causalMap(readoutOf(links(`${wide[0]} b +`, `${wide[0]} c +`, "d c -", "d e -")), "m"),
  "causes-many": () =>
    causalMap(readoutOf(links(...Array.from({ length: 14 }, (_, at) => `c${at % 5} e${at} ${"+-?"[at % 3]} ${1 + (at % 4)}`))), "m"),
};

describe("maps are drawn as they were", () => {
  test.each(Object.entries(drawn))("%s", (name, draw) => {
    expectGolden(draw()?.text ?? "nothing", new URL(`golden/${name}.svg.txt`, import.meta.url));
  });
});
