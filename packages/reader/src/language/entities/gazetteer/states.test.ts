import { getCountryData, type ICountry, type TCountryCode } from "countries-list";
import isoCountries from "i18n-iso-countries";
import { expect, test } from "vitest";
import { foldName } from "../fold-name.ts";
import { stateCodes, states } from "./state-codes.ts";

const observersAndOthers = ["PSE", "VAT", "TWN", "XKX"];

/** Where the two lists differ for a reason: another seat, another spelling, a city that is the state. */
const otherCapitals = new Set(["NRU", "PSE", "MCO", "SMR", "SGP", "KAZ", "MMR", "BOL", "VAT", "KWT", "LUX", "DJI"]);

test("lists the 193 members of the United Nations and four more", () => {
  expect(states).toHaveLength(197);
  expect(observersAndOthers.every((code) => stateCodes.has(code))).toBe(true);
});

test("alpha-2 codes are those of ISO 3166 for every alpha-3 code", () => {
  const wrong = states.filter((state) => state.iso3 !== "XKX" && isoCountries.alpha3ToAlpha2(state.iso3) !== state.iso2);
  expect(wrong.map((state) => state.iso3)).toEqual([]);
});

test("the capital of the countries list is among the seats", () => {
  const missing = states.filter(
    (state) =>
      !otherCapitals.has(state.iso3) &&
      !hasCapital(
        state.iso2,
        state.seats.map((seat) => seat.name),
      ),
  );
  expect(missing.map((state) => `${state.iso3} ${capitalOf(state.iso2)}`)).toEqual([]);
});

function capitalOf(iso2: string): string {
  const country: ICountry = getCountryData(iso2 as TCountryCode);
  return country.capital;
}

function hasCapital(iso2: string, seats: readonly string[]): boolean {
  const plain = (name: string) =>
    foldName(name)
      .toLowerCase()
      .replace(/^the /, "")
      .replace(/[.']/g, "")
      .replace(/^saint /, "st ")
      .replace("washington dc", "washington");
  const capital = plain(capitalOf(iso2));
  return seats.some((seat) => plain(seat) === capital || (capital !== "" && plain(seat).includes(capital)));
}

test("Correlates of War and Gleditsch–Ward codes are unique", () => {
  for (const key of ["cow", "cowNumber", "gw"] as const) {
    const values = states.map((state) => state[key]).filter((value) => value !== null);
    expect(new Set(values).size).toBe(values.length);
  }
  expect(stateCodes.get("DEU")).toEqual({ iso2: "DE", cow: "GMY", cowNumber: 255, gw: 260, name: "Germany" });
  expect(stateCodes.get("PSE")).toMatchObject({ cow: null, cowNumber: null, gw: null });
});
