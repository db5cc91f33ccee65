import { createHash } from "node:crypto";
import { signatories } from "@rapporteur/core/model";
import type { Readout } from "@rapporteur/reader/readout";
import { nameOf, onOneLine } from "../../present/selection.ts";
import type { RoundupRecord } from "../../records/project-records.ts";
import type { PictureFile } from "../picture/picture-files.ts";
import type { Site, SitePortrait } from "../site/site-data.ts";
import { cleanImage } from "./clean-image.ts";

/**
 * The portraits of those who sign a page. One that an editor gave with a contribution belongs to whom the editor names there; where the page calls the author
 * otherwise, to the person who alone signs the contribution of the same number. What is no picture is left out.
 *
 * Cost: O(contributions + bytes of the pictures).
 */
export function portraitsOf({ contributions }: Pick<RoundupRecord, "contributions">, readout: Readout): SitePortrait[] {
  const signed = readout.document.contributions.map((one) => signatories(one).map(({ author }) => onOneLine(nameOf(readout, author))));
  const names = new Set(signed.flat());
  const found = new Map<string, SitePortrait>();
  for (const [at, { author, portrait }] of contributions.entries()) {
    if (portrait === undefined) continue;
    const own = onOneLine(author);
    const [alone, ...others] = signed.length === contributions.length ? (signed[at] ?? []) : [];
    const name = names.has(own) ? own : others.length === 0 ? alone : undefined;
    const image = cleanImage(Buffer.from(portrait, "base64"));
    if (name === undefined || image === null) continue;
    const digest = createHash("sha256").update(image.bytes).digest("hex").slice(0, 24);
    found.set(name, { name, source: `portraits/${digest}.${image.ending}`, base64: Buffer.from(image.bytes).toString("base64") });
  }
  return [...found.values()];
}

/** For a page that has no files beside it: the picture stands in the page. */
export function inlined(portrait: SitePortrait): SitePortrait {
  const type = portrait.source.endsWith(".png") ? "image/png" : "image/jpeg";
  return { ...portrait, source: `data:${type};base64,${portrait.base64}` };
}

/** The files of all portraits of the site; each is named by its bytes. */
export function* portraitFiles({ pages }: Site): Generator<PictureFile> {
  for (const { portraits } of pages)
    for (const { source, base64 } of portraits) yield { path: source, inputs: [source], make: () => new Uint8Array(Buffer.from(base64, "base64")) };
}
