import { describe, expect, it } from "vitest";
import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { actorLimit, actorMap, arcsOf } from "./actor-map.ts";
import { causalMap, layersOf, linksOf } from "./causal-map.ts";

const common = {
  start: 0,
  end: 1,
  quote: "x",
  contribution: null,
  speaker: null,
  organization: null,
  reportedBy: [],
  status: "actual" as const,
  coder: "builtin@test",
  review: "accepted" as const,
  confidence: 0.5,
};

function relation(source: string, target: string, weight: number): ReadoutStatement {
  const action = weight < 0 ? ("ACCUSE" as const) : ("SUPPORT" as const);
  const quad = weight < 0 ? ("verbal-conflict" as const) : ("verbal-cooperation" as const);
  return {
    ...common,
    id: `${source}-${target}`,
    type: "relation",
    source,
    target,
    sourceSpan: [0, 1],
    targetSpan: [0, 1],
    action,
    quad,
    weight,
    date: null,
  };
}

function cause(from: string, to: string, sign: 1 | -1 | null): ReadoutStatement {
  const side = (text: string) => ({ text, start: 0, end: 1, concept: null });
  return { ...common, id: `${from}-${to}`, type: "cause", cause: side(from), effect: side(to), connective: [0, 1], sign, strength: null };
}

function readout(statements: ReadoutStatement[]): Readout {
  const document = { title: "T", text: "x", contributions: [] };
  return { document, entities: [], statements } as unknown as Readout;
}

describe("the map of actors", () => {
  it("adds up the statements of a pair and keeps directions apart", () => {
    const arcs = arcsOf(readout([relation("a", "b", 2), relation("a", "b", 3), relation("b", "a", -4)]));
    expect(arcs).toEqual([
      { source: "a", target: "b", weight: 5, count: 2, ids: ["a-b", "a-b"] },
      { source: "b", target: "a", weight: -4, count: 1, ids: ["b-a"] },
    ]);
  });

  it("draws conflict dashed and marked, says the same in words, and encodes names", () => {
    const picture = actorMap(readout([relation("<b>", "y", -4)]), "m")?.text ?? "";
    expect(picture).toContain('class="arc conflict"');
    expect(picture).toContain(">−</text>");
    expect(picture).toContain("&lt;b&gt; acts against y (1 statement, −4)");
    expect(picture).not.toContain("<b>");
  });

  it("leads from each line in words to the words that it stands on, on its own page or from a frame", () => {
    const given = readout([
      { ...relation("a", "b", 2), quote: "A helped B." },
      { ...cause("tolls", "trade", -1), quote: "Tolls <hurt> trade." },
    ]);
    expect(actorMap(given, "m")?.text).toContain('<a class="quote" href="#statement-a-b">“A helped B.”</a>');
    expect(causalMap(given, "m", "../p.html")?.text).toContain(
      '<a class="quote" href="../p.html#statement-tolls-trade" target="_top">“Tolls &lt;hurt&gt; trade.”</a>',
    );
  });

  it("sets two beside one another", () => {
    const picture = actorMap(readout([relation("a", "b", -4)]), "m")?.text ?? "";
    const [, width = 0, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(picture) ?? []).map(Number);
    expect(width).toBeGreaterThan(height * 2);
  });

  it("leaves the least active out and says so", () => {
    const many = Array.from({ length: actorLimit + 3 }, (_, index) => relation("hub", `actor-${index}`, 1));
    expect(actorMap(readout(many), "m")?.text).toContain("The 4 least active actors are left out.");
  });

  it("sets those beside one another who have to do with each other: two apart pairs do not cross", () => {
    const picture = actorMap(readout([relation("a", "b", -4), relation("c", "d", -4), relation("a", "b", -3)]), "m")?.text ?? "";
    const names = [...picture.matchAll(/class="name"[^>]*>(\w)</g)].map(([, name]) => name);
    const places = [...picture.matchAll(/<circle class="actor" cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    const at = (name: string) => places[names.indexOf(name)]!;
    const apart = (one: string, other: string) => Math.hypot(at(one)[0] - at(other)[0], at(one)[1] - at(other)[1]);
    // Neighbours of the circle, not opposite each other.
    expect([apart("a", "b") < 180, apart("c", "d") < 180]).toEqual([true, true]);
    expect(Number(/ width="(\d+)"/.exec(picture)?.[1])).toBeLessThan(358);
  });

  it("is no picture without two actors", () => {
    expect(actorMap(readout([]), "m")).toBeNull();
  });
});

describe("the causal map", () => {
  it("layers causes before effects, also around a circle", () => {
    const layers = layersOf(linksOf(readout([cause("a", "b", 1), cause("b", "c", -1), cause("c", "a", null)])));
    expect([...layers.values()].every((layer) => layer >= 0 && layer < 3)).toBe(true);
    const chain = layersOf(linksOf(readout([cause("b", "c", 1), cause("a", "b", 1)])));
    expect(Object.fromEntries(chain)).toEqual({ a: 0, b: 1, c: 2 });
  });

  it("marks what falls, says the same in words, and encodes concepts", () => {
    const picture = causalMap(readout([cause("<i>tariffs", "trade", -1)]), "m")?.text ?? "";
    expect(picture).toContain('class="link falls"');
    expect(picture).toContain("&lt;i&gt;tariffs lowers trade (1 statement)");
    expect(picture).not.toContain("<i>");
  });

  it("fits a phone: as it is where it has few layers, in a picture from the top down where it has many", () => {
    const chain = ["a", "b", "c", "d"].flatMap((from, at, all) => (all[at + 1] === undefined ? [] : [cause(from, all[at + 1] ?? "", 1)]));
    expect(causalMap(readout(chain.slice(0, 1)), "m")?.text).toContain('<svg class="small"');
    const many = causalMap(readout(chain), "m")?.text ?? "";
    expect([...many.matchAll(/<svg class="(\w+)"/g)].map(([, look]) => look)).toEqual(["broad", "tall"]);
    expect(Number(/<svg class="tall"[^>]* width="(\d+)"/.exec(many)?.[1])).toBeLessThanOrEqual(358);
    // Two pictures on one page share no id.
    const ids = [...many.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("sets a chain and each pair level, the piece of most links first", () => {
    const given = [cause("x", "y", 1), cause("a", "b", 1), cause("b", "c", 1)];
    const picture = causalMap(readout(given), "m")?.text ?? "";
    const places = [...picture.matchAll(/<rect class="concept" x="[\d.]+" y="([\d.]+)"/g)].map(([, y]) => Number(y));
    // a, b, c; then x, y; then the same from the top down.
    expect(new Set(places.slice(0, 3)).size).toBe(1);
    expect(new Set(places.slice(3, 5)).size).toBe(1);
    expect(places[3]).toBeGreaterThan(places[0] ?? 0);
  });

  it("writes each concept in the middle of its box, on one line or on two", () => {
    const long = "a very long name of a concept that needs two lines";
    const picture = causalMap(readout([cause("tolls", long, 1)]), "m")?.text ?? "";
    const boxes = picture.split("<rect ").slice(1);
    const lines = boxes.map((box) => {
      const [, x, y, width, height] = (/x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/.exec(box) ?? []).map(Number) as [
        0,
        number,
        number,
        number,
        number,
      ];
      return [...box.matchAll(/<text class="name" x="([\d.]+)" y="([\d.]+)"/g)].map(([, textX, textY]) => {
        expect(Number(textX)).toBe(x + width / 2);
        expect(Number(textY) > y + 12 && Number(textY) < y + height).toBe(true);
        return Number(textY) - y;
      });
    });
    expect(lines).toEqual([[25], [17, 32]]);
  });

  it("counts no denied link", () => {
    expect(causalMap(readout([{ ...cause("a", "b", 1), status: "denied" }]), "m")).toBeNull();
  });
});
