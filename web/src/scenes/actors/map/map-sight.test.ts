import { expect, it } from "vitest";
import { stateCodes } from "@rapporteur/reader/language";
import { fitPlaces, placeOf, spotOn, wholeWorld } from "./map-sight.ts";
import { worldSize } from "./world-data.ts";

const frame = { width: 900, height: 468 };
const placesOf = (...codes: string[]) => codes.flatMap((code) => placeOf(`state:${code}`) ?? []);

it("every state that the reader knows has a place in the world, and nothing else has one", () => {
  const codes = [...stateCodes.keys()];
  expect(codes.filter((code) => placeOf(`state:${code}`) === null)).toEqual([]);
  for (const { x, y } of placesOf(...codes)) {
    expect(x > 0 && x < worldSize.width).toBe(true);
    expect(y > 0 && y < worldSize.height).toBe(true);
  }
  expect([placeOf("organization:nato"), placeOf("state:ruritania"), placeOf("")]).toEqual([null, null, null]);
});

it("states lie towards each other as on every map", () => {
  const [usa, fra, rus, chn, aus, bra] = placesOf("USA", "FRA", "RUS", "CHN", "AUS", "BRA");
  expect([usa!.x < fra!.x, fra!.x < rus!.x, rus!.y < chn!.y, chn!.y < aus!.y, bra!.x < fra!.x, bra!.y > usa!.y]).toEqual(Array(6).fill(true));
});

it("opens on the part of the world that the states are in, with all of them in sight", () => {
  for (const codes of [["ISR", "LBN", "IRN"], ["USA", "CHN"], ["NZL", "CHL", "NOR"], ["FRA"]]) {
    const places = placesOf(...codes);
    const sight = fitPlaces(places, frame);
    for (const place of places) {
      const { x, y } = spotOn(sight, frame, place);
      expect(x > 0 && x < frame.width && y > 0 && y < frame.height).toBe(true);
    }
  }
  // Near, and with enough of the coasts around to know where it is.
  const near = fitPlaces(placesOf("ISR", "LBN"), frame);
  expect(near.scale).toBeGreaterThan(wholeWorld(frame).scale * 2.5);
  for (const around of placesOf("ITA", "IRN", "EGY")) {
    const { x, y } = spotOn(near, frame, around);
    expect(x > 0 && x < frame.width && y > 0 && y < frame.height).toBe(true);
  }
  expect(fitPlaces([], frame)).toEqual(wholeWorld(frame));
});
