import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { chainHash, chainStart } from "./audit-chain.ts";

const entry = { position: 1, id: "a1", at: "2024-05-01T08:00:00.000Z", account: "ann", action: "sign-in", target: null, details: "{}" };

// Anyone who noted a hash elsewhere must find it again in every later version.
test("the first entry's hash is that of its JSON behind 64 zeros", () => {
  expect(chainStart).toBe("0000000000000000000000000000000000000000000000000000000000000000");
  const json = `["rapporteur.audit/1","${chainStart}",1,"a1","2024-05-01T08:00:00.000Z","ann","sign-in",null,"{}"]`;
  expect(chainHash(chainStart, entry)).toBe(createHash("sha256").update(json).digest("hex"));
});

test("whatever an entry says, and what stood before it, is in its hash", () => {
  const own = chainHash(chainStart, entry);
  const others = [
    { position: 2 },
    { id: "a2" },
    { at: "2024-05-01T08:00:01.000Z" },
    { account: null },
    { action: "sign-out" },
    { target: "t" },
    { details: "[]" },
  ];
  const hashes = others.map((other) => chainHash(chainStart, { ...entry, ...other }));
  expect(new Set([own, chainHash(own, entry), ...hashes]).size).toBe(2 + others.length);
});
