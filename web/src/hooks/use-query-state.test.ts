import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choiceQuery, flagQuery, listQuery, numberQuery, textQuery, type QueryCodec } from "./use-query-state.ts";

/** What stands in the address after a value was written into it. */
function throughAddress<T>(codec: QueryCodec<T>, value: T): T {
  const address = new URLSearchParams();
  const written = codec.write(value);
  if (written !== null) address.set("x", written);
  return codec.read(new URLSearchParams(address.toString()).get("x"));
}

describe("settings in the address", () => {
  it("come back as they were", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: "grapheme" })),
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (words, word, number) => {
          expect(throughAddress(listQuery, words)).toEqual(words);
          expect(throughAddress(textQuery("usual"), word)).toBe(word);
          expect(throughAddress(numberQuery(1), number) - number).toBe(0);
          for (const flag of [true, false]) expect(throughAddress(flagQuery(true), flag)).toBe(flag);
        },
      ),
    );
  });

  it("are left out where they say what stands anyway, and read so where they make no sense", () => {
    const way = choiceQuery(["up", "down"], "up");
    expect([way.write("up"), way.read("sideways"), numberQuery(3).read("many"), numberQuery(3).read("")]).toEqual([null, "up", 3, 3]);
    expect([listQuery.write([]), listQuery.read(""), listQuery.read("50%,a%2Cb")]).toEqual([null, [], ["50%", "a,b"]]);
  });
});
