import { describe, expect, it } from "vitest";
import { pageFrom } from "../../page-for-tests.ts";
import { readGenre } from "../../read-genre.ts";

const first = "The harbour was dredged twice in my lifetime, and twice it filled again with the silt of the same river.";
const second = "Nobody asked the pilots. We would have told the minister that the channel moves every winter.";

function authors(under: readonly [string, string]): (string | null)[] {
  const markup = `Letters to the editor: Old silt\n\n## Who goes there?\n\nRe “Silt”: ${first}\n\n${under[0]}\n\n## Pilots\n\n${second}\n\n${under[1]}`;
  return readGenre(pageFrom(markup)).contributions.map(({ author }) => author);
}

describe("letters signed by name and place without a comma", () => {
  it("leaves the places out of the names", () => {
    expect(authors(["Ada Lund Ravnsund", "Per Holm Port Moody, B.C."])).toEqual(["person:ada-lund", "person:per-holm"]);
    expect(authors(["ADA LUND Ravnsund", "PER HOLM Oslo"])).toEqual(["person:ada-lund", "person:per-holm"]);
  });

  it("keeps a third word where another letter is signed by a name alone", () => {
    expect(authors(["Ada Lund Rey", "Per Holm"])).toEqual(["person:ada-lund-rey", "person:per-holm"]);
  });
});
