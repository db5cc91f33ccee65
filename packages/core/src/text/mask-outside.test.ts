import { describe, expect, it } from "vitest";
import { maskOutside } from "./mask-outside.ts";

describe("maskOutside", () => {
  it("blanks what no span covers and moves nothing", () => {
    const text = "keep 😀\nShare 😀 this\nkeep";
    const masked = maskOutside(text, [
      { start: 0, end: 7 },
      { start: text.length - 4, end: text.length },
    ]);
    expect(masked).toBe("keep 😀\n             \nkeep");
    expect(masked).toHaveLength(text.length);
  });

  it("blanks everything where nothing is covered", () => {
    expect(maskOutside("a\nb", [])).toBe(" \n ");
  });
});
