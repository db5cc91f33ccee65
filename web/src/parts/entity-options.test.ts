import { describe, expect, it } from "vitest";
import type { EntityRecord } from "@rapporteur/app/records";
import { calledBy, matchingAlias, optionsFor, preselected, type OptionsGiven } from "./entity-options.ts";
import type { EntitySuggestion } from "./use-entities.ts";

const entity = (name: string, aliases: string[] = []): EntitySuggestion => ({
  record: { id: name, name, type: "person", aliases } as unknown as EntityRecord,
  revision: 1,
  uses: 1,
});
const options = (given: Partial<OptionsGiven>) =>
  optionsFor({ typed: "", entries: [], near: [], types: [], newType: null, canCreate: true, isSettled: true, ...given });

describe("what an entity field offers", () => {
  it("takes a new one on Enter only where its type is beyond doubt", () => {
    const likely = options({ typed: "Free ports", newType: "concept" });
    expect(likely[preselected(likely, "concept")]).toEqual({ kind: "new", type: "concept" });
    const open = options({ typed: "Free ports", types: ["state", "person"] });
    expect(preselected(open, null)).toBe(-1);
    const only = options({ typed: "Free ports", types: ["place"] });
    expect(preselected(only, null)).toBe(0);
  });

  it("takes none where a name is spelled nearly so, but shows it first", () => {
    const near = options({ typed: "Jon Herbst", near: [entity("John Herbst")], newType: "person" });
    expect(near[0]).toMatchObject({ kind: "near", entity: { record: { name: "John Herbst" } } });
    expect(preselected(near, "person")).toBe(-1);
  });

  it("makes none that is known, and none before that is known", () => {
    expect(options({ typed: "herbst", entries: [entity("Herbst")] })).toHaveLength(1);
    expect(options({ typed: "x", isSettled: false })).toEqual([]);
  });

  it("knows who is called by just these words, and by which alias", () => {
    const states = entity("United States", ["U.S.", "America"]);
    expect(calledBy("america", [states, entity("Latin America")])).toBe(states);
    expect(calledBy("States", [states])).toBeNull();
    expect(calledBy("Georgia", [entity("Georgia"), entity("Georgia")])).toBeNull();
    expect(matchingAlias(states, "amer")).toBe("America");
    expect(matchingAlias(states, "united")).toBeNull();
  });
});
