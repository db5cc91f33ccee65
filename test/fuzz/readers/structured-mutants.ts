import { randomBelow, type Random } from "../../../packages/core/src/base/random.ts";
import { hostileWords } from "../values-of-schema.ts";
import { mutate } from "./mutate.ts";

/* Changes that leave the outer form whole: one changed byte makes JSON and tables unreadable, and what is behind that is never tried. */

const oneOf = <T>(all: readonly T[], random: Random): T => all[randomBelow(random, all.length)] as T;

const numbers: readonly unknown[] = [null, true, false, 0, -1, 1.5, 2 ** 53, -(2 ** 31), 1e308];
const words: readonly unknown[] = ["", "x".repeat(5_000), "\0", "\ud83d", "constructor", "__proto__", "2024-02-31", "1e999"];
const holders: readonly unknown[] = [[], {}, [[[[[[]]]]]], { constructor: 1 }];
const strangeValues = [...numbers, ...words, ...holders, ...hostileWords];

type Holder = Record<string, unknown> | unknown[];

/** Every object and list of a value, itself included. */
function holdersIn(value: unknown): Holder[] {
  if (typeof value !== "object" || value === null) return [];
  return [value as Holder, ...Object.values(value).flatMap(holdersIn)];
}

/** One member is left out, given twice, given another member's value or a strange one. */
function changeMember(holder: Holder, other: Holder, random: Random): void {
  const keys = Object.keys(holder);
  if (keys.length === 0 || Object.keys(other).length === 0) return;
  const key = oneOf(keys, random);
  const target = holder as Record<string, unknown>;
  const act = randomBelow(random, 5);
  if (act === 0) delete target[key];
  else if (act === 1) target[oneOf(["id", "type", "constructor", "toString", `${key}2`], random)] = structuredClone(target[key]);
  else if (act === 2) target[key] = structuredClone(oneOf(Object.values(other), random));
  else if (act === 3 && Array.isArray(holder)) holder.push(...Array.from({ length: randomBelow(random, 50) }, () => structuredClone(holder[0])));
  else target[key] = structuredClone(oneOf(strangeValues, random));
}

const mostChanges = 4;

/** A line of JSON, or a whole file of it, with a few values changed; it stays JSON. */
export function jsonMutant(file: Uint8Array, random: Random): Buffer {
  const lines = new TextDecoder().decode(file).split("\n");
  const at = randomBelow(random, lines.length);
  const line = lines[at] ?? "";
  if (line.trim() === "") return mutate(file, random);
  const value: unknown = JSON.parse(line);
  for (let count = 1 + randomBelow(random, mostChanges); count > 0; count--) {
    const inside = holdersIn(value);
    changeMember(oneOf(inside, random), oneOf(inside, random), random);
  }
  lines[at] = JSON.stringify(value);
  return Buffer.from(lines.join("\n"));
}

/** A table with cells without quotation marks: some cells are changed, rows and columns stay. */
export function cellMutant(file: Uint8Array, random: Random): Buffer {
  const rows = new TextDecoder().decode(file).split("\n");
  for (let count = 1 + randomBelow(random, mostChanges); count > 0; count--) {
    const at = randomBelow(random, rows.length);
    const cells = (rows[at] ?? "").split(",");
    const strange = oneOf(strangeValues, random);
    const cell = typeof strange === "string" ? strange : JSON.stringify(strange);
    cells[randomBelow(random, cells.length)] = `"${cell.replaceAll('"', '""')}"`;
    rows[at] = cells.join(",");
  }
  return Buffer.from(rows.join("\n"));
}
