import { expect, test } from "vitest";
import { endpoints } from "./api.ts";

test("no password, code, token, key or address of a person is sent in an address: bodies and headers alone carry them", () => {
  const inAddresses = endpoints.flatMap(({ id, params, query }) =>
    [...Object.keys(params?.shape ?? {}), ...Object.keys(query?.shape ?? {})].map((name) => `${id} ${name}`),
  );
  expect(inAddresses.length).toBeGreaterThan(100);
  const named = inAddresses.filter((name) => /password|secret|token|key|code|csrf|mail/i.test(name.split(" ")[1] ?? ""));
  // Whether a document is coded, whose statements are listed, and by what a request is known that is sent twice.
  const harmless = [
    "documents.upload code",
    "documents.upload requestKey",
    "statements.list coders",
    "statements.facets coders",
    "memos.remove requestKey",
  ];
  expect(named).toEqual(harmless);
});
