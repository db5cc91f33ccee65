import { z } from "zod";

/* Pieces that the schemas of library records share. */

/** Opaque, made by the store's id source: a lower-case letter or two for the kind, then letters and digits ("d3k9x0q7m2a1"). */
export const libraryId = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/);
/** UTF-16 code unit into a stored text. */
export const offset = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);
/** A span as [start, end), half-open. */
export const pair = z.tuple([offset, offset]).refine(([start, end]) => start <= end, "a span may not end before it starts");
/** YYYY-MM-DD. */
export const isoDate = z.iso.date();
/** ISO 8601 in UTC with milliseconds. */
export const moment = z.iso.datetime();
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const shortText = (max = 500): z.ZodString => z.string().max(max);
export const longText = (max = 100_000): z.ZodString => z.string().max(max);
/** The largest revision that both databases can hold: a larger one is refused before they are asked. */
export const mostRevision = 2_147_483_647;
/** A revision of the library: counts up by commit, over all projects. */
export const revisionNumber = z.int().min(0).max(mostRevision);
/** A value of a statement's variable; null: none. */
export const cellValue = z.union([z.string().max(100_000), z.number(), z.boolean(), z.null()]);
