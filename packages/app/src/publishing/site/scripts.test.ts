import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCharacter } from "../../../../../test/support/samples/any-character.ts";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import type { Readout } from "@rapporteur/reader/readout";
import { slug } from "@rapporteur/core/model";
import { claimMarkup } from "../../present/html/claims.ts";
import { fileSlug } from "./addresses.ts";
import { actorMap } from "./maps/actor-map.ts";
import { tagLinks, teasers } from "./pages/teasers.ts";

/* Names, tags and titles in scripts that are not Latin. */

function renamed(names: Readonly<Record<string, string>>): Readout {
  return { ...sampleReadout, entities: sampleReadout.entities.map((entity) => ({ ...entity, name: names[entity.id] ?? entity.name })) };
}

describe("names as files", () => {
  it("keep apart what differs by a mark that makes another letter, and join what Latin writes with marks", () => {
    const distinct = ["ガス", "カス", "мой", "мои", "हिन्दी", "हनद", "漁業", "التجارة", "한국"];
    expect(new Set(distinct.map(fileSlug)).size).toBe(distinct.length);
    expect(["한국", "ガス", "हिन्दी"].map(fileSlug)).toEqual(["한국", "ガス", "हिन्दी"]);
    expect(fileSlug("Černé moře & Ἀθῆναι")).toBe("cerne-more-αθηναι");
    expect(["?!", "Con", "nul", "console"].map(fileSlug)).toEqual(["", "con-", "nul-", "console"]);
  });

  it("are the slugs of entities where all letters are Latin", () => {
    const letter = fc.constantFrom(..."abcXYZéčÜßñ 0-'’.&/");
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 50 }), (name) => {
        fc.pre(slug(name).length <= 60);
        expect(fileSlug(name)).toBe(slug(name));
      }),
    );
  });

  it("hold nothing that a path or a file system could trip over", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 80 }), (name) => {
        const made = fileSlug(name);
        expect(made).toMatch(/^[\p{L}\p{N}\p{M}-]*$/u);
        expect(Buffer.byteLength(made)).toBeLessThan(250);
        expect(fileSlug(made)).toBe(made);
      }),
    );
  });
});

describe("names from right to left", () => {
  const readout = renamed({ "state:RUR": "جمهورية النرويج", "state:GRA": "שוודיה" });

  it("are set apart, so that an arrow between two of them points from the one that acts", () => {
    const relation = readout.statements.find(({ type }) => type === "relation")!;
    expect(claimMarkup(readout, relation).text).toContain("<bdi>جمهورية النرويج</bdi> → <bdi>שוודיה</bdi>");
    expect(actorMap(readout, "m")?.text).toContain("<li><bdi>جمهورية النرويج</bdi> acts against <bdi>שוודיה</bdi>");
    expect(tagLinks("index.html", ["التجارة", "trade"])?.text).toMatch(/<bdi>التجارة<\/bdi><\/a>.*>trade<\/a>/);
    expect(claimMarkup(sampleReadout, relation).text).not.toContain("bdi");
  });

  it("give a title its direction", () => {
    const page = {
      slug: "p",
      readout: { ...readout, document: { ...readout.document, title: "هل يصمد؟" } },
      publishedAt: "2031-01-01T00:00:00Z",
    } as unknown as Parameters<typeof teasers>[1][number];
    expect(teasers("index.html", [page]).text).toContain('<h2 dir="auto">');
  });
});

describe("the map of actors", () => {
  it("shows as much of a wide name as there is room for, and all of it in words", () => {
    const name = "瑞典王国政府外交部门联合委员会秘书处";
    const picture = actorMap(renamed({ "state:RUR": name, "state:GRA": name.slice(0, 4) }), "m")?.text ?? "";
    const [, left = "", , width = ""] = /viewBox="([-\d.]+) ([-\d.]+) ([-\d.]+)/.exec(picture) ?? [];
    expect(picture).toContain(`<li>${name} acts against`);
    expect(/<text class="name"[^>]*>瑞典[^<]*…<\/text>/.test(picture)).toBe(true);
    expect([Number(left) >= 0, Number(width) <= 720]).toEqual([true, true]);
  });
});
