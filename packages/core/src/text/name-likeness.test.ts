import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareNames, nameShape, nameStem } from "./name-likeness.ts";

const senses: Readonly<Record<string, string>> = { [nameStem("truce")]: "pause", [nameStem("ceasefire")]: "pause" };
const reason = (a: string, b: string): string | null => {
  const shape = (name: string) => nameShape(name, (stem) => senses[stem] ?? stem);
  return compareNames(shape(a), shape(b))?.reason ?? null;
};

describe("the likeness of names", () => {
  it("says why two names may mean the same", () => {
    expect(reason("sanctions on Ruritania", "the Ruritania sanction")).toBe("words");
    expect(reason("dredging the gates", "dredge gates")).toBe("words");
    expect(reason("parliamentary elections", "parliamantary elections")).toBe("spelling");
    expect(reason("a truce", "ceasefire")).toBe("meaning");
    expect(reason("peace plan", "joint peace plan")).toBe("part");
    expect(reason("toll on river barges", "toll on foreign barges")).toBe("head");
  });

  it("does not take opposites, others of a kind and strangers for the same", () => {
    expect(reason("sanctions", "lifting sanctions")).toBeNull();
    expect(reason("upper lock", "lower lock")).toBeNull();
    expect(reason("letter 1", "letter 2")).toBeNull();
    expect(reason("peace plan", "peace talks")).toBeNull();
    expect(reason("grain", "patrols")).toBeNull();
  });

  it("is symmetric, and whole only for the same words", () => {
    const name = fc.array(fc.constantFrom("peace", "plan", "the", "of", "truce", "no", "gates", "2", "lower"), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [one, other] = [nameShape(a.join(" ")), nameShape(b.join(" "))];
        expect(compareNames(one, other)).toEqual(compareNames(other, one));
        expect(compareNames(one, one)).toMatchObject({ reason: "words", score: 1 });
      }),
    );
  });
});
