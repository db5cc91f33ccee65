import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { analyse } from "../language/index.ts";
import { languageModel } from "./language-model.ts";
import { readWhole } from "./read-whole.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** What is held after everything that nobody needs is gone, buffers included. */
function heldKilobytes(): number {
  for (let turn = 0; turn < 3; turn++) collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1000;
}

/** Letters that stand for a number, so that no two documents share a name or a rare word. */
function word(number: number): string {
  return [...String(number).padStart(4, "0")].map((digit) => "abdefgklmo"[Number(digit)]).join("");
}

function commentary(number: number, paragraphs: number): Uint8Array {
  const [own, other] = [word(number), word(9999 - number)];
  const sentence = `Minister Ada L${own} of the ${own} council said on day ${number} that ${own}ia will probably not sign the ${other} pact. `;
  const prose = Array.from({ length: paragraphs }, (_, at) => sentence.repeat(2) + `She added that part ${at} of it matters most.`).join("\n\n");
  return new TextEncoder().encode(
    `The ${own} pact\n\nBy Per M${other}\n\n${prose}\n\nRuna K${own}, Delta ${other} Centre\n\n“It ${own} holds,” she said. ${sentence}`,
  );
}

const read = (number: number, paragraphs: number, codes: boolean): ReturnType<typeof readWhole> =>
  readWhole({ bytes: commentary(number, paragraphs), name: `${number}.txt` }, codes ? { codes, begin: () => undefined } : { codes });

async function analyseOne(number: number): Promise<void> {
  const { document } = (await read(number, 8, false)).source;
  analyse(document.text, { model: languageModel(), blocks: document.blocks });
}

/*
 * What is allowed is for code that the engine compiles meanwhile. The page of such a document takes some 14 kB, its sentences 100 kB: were they kept, more would be
 * found. The first documents fill the caches, each of which has a bound. The encoder takes most of the time, of coding above all, so few are read and fewer coded.
 */
test.each([
  { what: "read", one: (number: number) => read(number, 12, false), first: 20, further: 40, mostKilobytes: 1500 },
  { what: "analysed", one: analyseOne, first: 12, further: 24, mostKilobytes: 1500 },
  { what: "coded", one: (number: number) => read(number, 1, true), first: 4, further: 4, mostKilobytes: 1500 },
])(
  "a process in which one document after the other is $what holds no more for it",
  { tags: "long", timeout: 120_000 },
  async ({ one, first, further, mostKilobytes }) => {
    for (let number = 0; number < first; number++) await one(number);
    const before = heldKilobytes();
    for (let number = first; number < first + further; number++) await one(number);
    expect(heldKilobytes() - before).toBeLessThan(mostKilobytes);
  },
);
