import { expect, test } from "vitest";
import { isCreditLine, isFurnitureLine } from "./furniture.ts";

test.each(["Follow us on X", "Follow the author", "Follow Ada Example on LinkedIn", "Share this article", "Share on Facebook", "Share this note"])(
  "%j belongs to the page",
  (line) => expect(isFurnitureLine(line)).toBe(true),
);

test.each(["Follow the soybeans", "Follow the money", "Share the burden or share the bill", "Share this water or lose it", "Searching for a policy"])(
  "%j is a headline",
  (line) => expect(isFurnitureLine(line)).toBe(false),
);

test.each([
  "Additional reporting by Ada Lund. Produced by Per Holm.",
  "Editing by Ada Lund. Graphics: Per Holm.",
  "Ada Lund contributed reporting. Edited by Per Holm.",
  "The spillway of the dam in July. Photograph: Courier Pictures",
  "Image caption, Posters near the railway station",
])("%j is a credit", (line) => expect(isCreditLine(line)).toBe(true));

test.each([
  "Compiled by Ada Lund, freight desk",
  "Reporting by her own account, she stayed for an hour.",
  "The ministry edited by hand what the machine had written.",
  "By Ada Lund",
])("%j is none", (line) => expect(isCreditLine(line)).toBe(false));
