import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Readout } from "@rapporteur/reader/readout";
import { sampleReadout } from "../../../../../../test/fixtures/sample-readout.ts";
import { times } from "../../../../../../test/support/effort.ts";
import { actorLimit, actorMap, arcsOf } from "./actor-map.ts";
import { labelWidth } from "./label-width.ts";

const relation = sampleReadout.statements.find((statement) => statement.type === "relation");
if (relation === undefined) throw new Error("the sample has a relation");

type Act = readonly [source: string | null, target: string | null, weight: number];

function readoutOf(acts: readonly Act[]): Readout {
  const statements = acts.map(([source, target, weight], at) => ({ ...relation, id: `s${at}`, source, target, weight }));
  return { ...sampleReadout, entities: [], statements } as Readout;
}

const numbers = (text: string): number[] => (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
const distance = (x: number, y: number, [toX = 0, toY = 0]: readonly number[]): number => Math.hypot(x - toX, y - toY);

/** What a picture holds, read back from its elements. */
function pictureOf(acts: readonly Act[]) {
  const svg = actorMap(readoutOf(acts), "m")?.text ?? "";
  const [left = 0, top = 0, width = 0, height = 0] = numbers(/viewBox="([^"]+)" width/.exec(svg)?.[1] ?? "");
  const nodes = [...svg.matchAll(/<circle class="actor" cx="([^"]+)" cy="([^"]+)"/g)].map((found) => found.slice(1).map(Number));
  const labels = [...svg.matchAll(/<text class="name" x="([^"]+)" y="([^"]+)" text-anchor="(\w+)">([^<]*)</g)].map(
    ([, x, y, side = "", text = ""]) => {
      const wide = labelWidth(text);
      const start = Number(x) - (side === "end" ? wide : side === "middle" ? wide / 2 : 0);
      return { start, end: start + wide, x: Number(x), y: Number(y), side, text };
    },
  );
  const arcs = [
    ...svg.matchAll(/<path class="arc (\w+)" d="([^"]+)" stroke-width="([^"]+)"[^>]*\/><text class="sign" x="([^"]+)" y="([^"]+)">(.)</g),
  ].map(([, look, path = "", stroke, x, y, sign]) => ({ look, points: numbers(path), stroke: Number(stroke), at: [Number(x), Number(y)], sign }));
  return { svg, left, top, width, height, nodes, labels, arcs };
}

const actor = fc.constantFrom(..."abcdefghijklmnop".split("").map((letter) => `organization:${letter.repeat(letter.charCodeAt(0) - 90)}`));
const acts = fc.array(fc.tuple(fc.option(actor, { freq: 9 }), fc.option(actor, { freq: 9 }), fc.integer({ min: -10, max: 10 })), {
  minLength: 1,
  maxLength: 30,
});
const few = { numRuns: times(10, 200) };

describe("the map of actors", () => {
  it("draws the busiest, each once, evenly round the middle, with all that it draws inside the picture", () => {
    fc.assert(
      fc.property(acts, (given) => {
        const all = arcsOf(readoutOf(given));
        const actors = new Set(all.flatMap(({ source, target }) => [source, target]));
        const { svg, left, top, width, height, nodes, labels } = pictureOf(given);
        if (actors.size < 2) {
          expect(svg).toBe("");
          return;
        }
        expect(nodes).toHaveLength(Math.min(actorLimit, actors.size));
        expect(svg.includes("least active")).toBe(actors.size > actorLimit);
        expect(new Set(nodes.map(String)).size).toBe(nodes.length);
        for (const [x = 0, y = 0] of nodes)
          expect([x - 6 >= left, x + 6 <= left + width, y - 6 >= top, y + 6 <= top + height]).toEqual([true, true, true, true]);
        for (const { start, end, y } of labels)
          expect([start >= left, end <= left + width, y - 13 >= top, y <= top + height]).toEqual([true, true, true, true]);
        const mean = [0, 1].map((axis) => nodes.reduce((sum, node) => sum + (node[axis] ?? 0), 0) / nodes.length);
        expect(distance(mean[0] ?? 0, mean[1] ?? 0, [360, 210])).toBeLessThan(0.2);
      }),
      few,
    );
  });

  it("lets a line end short of its actors, and keeps the two directions of a pair apart", () => {
    fc.assert(
      fc.property(acts, (given) => {
        const { nodes, arcs } = pictureOf(given);
        for (const { points, at } of arcs) {
          const [startX = 0, startY = 0, , , endX = 0, endY = 0] = points;
          for (const [x, y] of [
            [startX, startY],
            [endX, endY],
          ] as const)
            expect(Math.abs(Math.min(...nodes.map((node) => distance(x, y, node))) - 11)).toBeLessThan(0.3);
          // The sign stands on the curve, half way.
          const [, , controlX = 0, controlY = 0] = points;
          expect(distance((startX + endX) / 4 + controlX / 2, (startY + endY) / 4 + controlY / 2, at)).toBeLessThan(9);
        }
        expect(new Set(arcs.map(({ at }) => String(at))).size).toBe(arcs.length);
      }),
      few,
    );
  });

  it("sets each name beside its actor, away from the middle", () => {
    fc.assert(
      fc.property(acts, (given) => {
        const { nodes, labels } = pictureOf(given);
        for (const [at, { side, x, y }] of labels.entries()) {
          const [nodeX = 0, nodeY = 0] = nodes[at] ?? [];
          if (side === "middle")
            expect([Math.abs(nodeX - 360) <= 20, x, y]).toEqual([
              true,
              nodeX,
              nodeY < 210 ? Math.round(10 * (nodeY - 13)) / 10 : Math.round(10 * (nodeY + 22)) / 10,
            ]);
          else expect([side, Math.round(x - nodeX)]).toEqual(nodeX < 360 ? ["end", -11] : ["start", 11]);
        }
      }),
      few,
    );
  });

  it("marks cooperation and conflict by sign and look, and more statements by a thicker line that stays a line", () => {
    const looks = ([-4, 0, 4] as const).map((weight) => pictureOf([["a", "b", weight]]).arcs.map(({ look, sign }) => `${look} ${sign}`));
    expect(looks).toEqual([["conflict −"], ["cooperation +"], ["cooperation +"]]);
    const stroke = (count: number): number | undefined => pictureOf(Array.from({ length: count }, (): Act => ["a", "b", 1])).arcs[0]?.stroke;
    expect([1, 2, 3, 7, 8, 20].map(stroke)).toEqual([1.2, 1.8, 2.4, 4.8, 5, 5]);
  });

  it("says each line in words, with how many statements and what they add up to", () => {
    const words = (...given: Act[]): string => / *<li>([^<]*\([^)]*\))/.exec(pictureOf(given).svg.replaceAll(/<\/?bdi[^>]*>/g, ""))?.[1] ?? "";
    expect(words(["a", "b", 2.5], ["a", "b", 1])).toContain("cooperates with");
    expect(words(["a", "b", 2.5], ["a", "b", 1])).toContain("(2 statements, +3.5)");
    expect(words(["a", "b", 2], ["a", "b", -2])).toContain("deals with");
    expect(words(["a", "b", -0.25])).toMatch(/acts against.*\(1 statement, −0\.3\)/);
  });

  it("leaves out who acts on nobody, on itself, or did not act", () => {
    expect(
      arcsOf(
        readoutOf([
          ["a", null, 1],
          [null, "b", 1],
          ["a", "a", 1],
        ]),
      ),
    ).toEqual([]);
    const denied = readoutOf([["a", "b", 1]]);
    expect(arcsOf({ ...denied, statements: denied.statements.map((one) => ({ ...one, status: "denied" as const })) })).toEqual([]);
  });
});
