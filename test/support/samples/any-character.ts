import fc from "fast-check";

/**
 * Any character but halves of pairs, a third of them ASCII: the unit of a text that may hold anything. What fast-check calls "binary" is the same, but makes a list
 * of a million characters in each process that asks for it, which takes a second.
 */
export const anyCharacter = fc
  .oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));
