import { expect, test } from "vitest";
import { typedValue } from "./typed-value.ts";

test("a password is sent in one spelling, whatever keyboard it was typed on; other words as they were typed", () => {
  expect(typedValue("password", "Grüße aus Köln".normalize("NFD"))).toBe("Grüße aus Köln".normalize("NFC"));
  expect(typedValue("password", "  Two  spaces, ß and Case ")).toBe("  Two  spaces, ß and Case ");
  expect(typedValue(undefined, "é".normalize("NFD"))).toBe("é".normalize("NFD"));
});
