import { describe, expect, it } from "vitest";
import { employerOf, findOrganizations, organizationId } from "./organization-names.ts";

const namesIn = (role: string): string[] => findOrganizations(role).map((body) => body.name);
const employerIn = (role: string): string | undefined => employerOf(findOrganizations(role))?.name;

describe("findOrganizations", () => {
  it.each([
    ["senior director of the Global China Hub at the Atlantic Council", ["Global China Hub", "Atlantic Council"]],
    ["senior director of the Atlantic Council’s Eurasia Center", ["Atlantic Council", "Eurasia Center"]],
    ["visiting professor at King's Maritime College, London", ["King's Maritime College"]],
    ["officer for East Asia on the National Intelligence Council", ["National Intelligence Council"]],
    ["partner at Corvid Risk", ["Corvid Risk"]],
    ["columnist for El Faro de Cúcuta", ["El Faro de Cúcuta"]],
    ["executive director of Desalination for All", ["Desalination for All"]],
    ["head of the consultancy Orvik Tides", ["Orvik Tides"]],
    ["director of Trade for All", []],
    ["US ambassador to Ukraine", []],
    ["professor of International Relations", []],
    ["captain in the South Korean navy", []],
    ["commander of French forces in the Indian Ocean", []],
    ["fellow at the Center for Strategic and International Studies", ["Center for Strategic and International Studies"]],
  ])("in %j", (role, bodies) => {
    expect(namesIn(role)).toEqual(bodies);
  });
});

describe("employerOf", () => {
  it("prefers the whole to its part", () => {
    expect(employerIn("senior director of the Global China Hub at the Atlantic Council")).toBe("Atlantic Council");
    expect(employerIn("senior director of the Atlantic Council’s Eurasia Center")).toBe("Atlantic Council");
    expect(employerIn("deputy director of the Danube Studies Center at Moravian University")).toBe("Moravian University");
    expect(employerIn("fellow, Cairo Center for Labour Studies")).toBe("Cairo Center for Labour Studies");
  });
});

it("takes ids from the gazetteer where it knows a body", () => {
  expect(organizationId("Atlantic Council")).toBe("org:atlantic-council");
  expect(organizationId("North Atlantic Treaty Organization")).toBe("org:NATO");
  expect(organizationId("Carrow Institute")).toBe("org:carrow-institute");
});
