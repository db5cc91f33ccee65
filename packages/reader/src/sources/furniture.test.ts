import { expect, test } from "vitest";
import { isFurnitureLine } from "./furniture.ts";

test.each(["Follow us on X", "Follow the author", "Follow Ada Example on LinkedIn", "Share this article", "Share on Facebook", "Share this note"])(
  "%j belongs to the page",
  (line) => expect(isFurnitureLine(line)).toBe(true),
);

test.each(["Follow the soybeans", "Follow the money", "Share the burden or share the bill", "Share this water or lose it", "Searching for a policy"])(
  "%j is a headline",
  (line) => expect(isFurnitureLine(line)).toBe(false),
);
