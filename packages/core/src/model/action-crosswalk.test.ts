import { expect, test } from "vitest";
import { actionOfCameo, actionOfPlover } from "./action-crosswalk.ts";

test.each([
  ["010", null],
  ["020", null],
  ["036", "AGREE"],
  ["0811", "CONCEDE"],
  ["0814", "RETREAT"],
  ["0871", "RETREAT"],
  ["1053", "REQUEST"],
  ["163", "COERCE"],
  ["1621", "SANCTION"],
  ["1712", "ASSAULT"],
  ["192", "COERCE"],
  ["195", "ASSAULT"],
  ["20", "ASSAULT"],
])("CAMEO %s is %s", (code, action) => expect(actionOfCameo(code)).toBe(action));

test("what is no code is no code", () => {
  for (const text of ["", "4", "42", "99", "21", "x1", "12345"]) expect(actionOfCameo(text)).toBeUndefined();
});

test.each([
  ["Assault", "ASSAULT"],
  ["FIGHT", "ASSAULT"],
  ["yield", "CONCEDE"],
  ["DEMAND", "REQUEST"],
  ["CRIME", null],
  ["DANCE", undefined],
])("PLOVER name %s is %s", (name, action) => expect(actionOfPlover(name)).toBe(action));
