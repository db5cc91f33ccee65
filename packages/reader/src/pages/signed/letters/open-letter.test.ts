import { describe, expect, it } from "vitest";
import { pageFrom } from "../../page-for-tests.ts";
import { readGenre } from "../../read-genre.ts";

const text =
  "The harbour council has asked the pilots to say in public what they think of the new dues, and then it has asked them to say it in a form that nobody will read.";
const more =
  "We hold that a port which fears its pilots will lose its ships, and that the ships will not come back for a form, however well it is set.";
const signers = ["Ada Lund, Harbour Academy", "Per Holm", "Ambassador Ines Kolar, ret.", "Bram Costa, writer", "Jan Holub, Corvid Risk", "Ivo Marek"];

function authors(markup: string): string[][] {
  return readGenre(pageFrom(markup)).contributions.map(({ author, coAuthors = [] }) =>
    [author, ...coAuthors.map((other) => other.author)].map((id) => id ?? "nobody"),
  );
}

describe("open letters", () => {
  it("have everybody for an author who signs under them", () => {
    const [joint = []] = authors(`# A letter on the harbour\n\n${text}\n\n${more}\n\n${signers.join("\n\n")}`);
    expect(joint).toEqual(["person:ada-lund", "person:per-holm", "person:ines-kolar", "person:bram-costa", "person:jan-holub", "person:ivo-marek"]);
  });

  it("are none where a text stands under each name, or one author over the text", () => {
    const roundup = signers.map((name) => `${name}\n\n${text}`).join("\n\n");
    expect(authors(`# Five on the harbour\n\n${roundup}`).every((names) => names.length === 1)).toBe(true);
    const read = `# The harbour\n\n@by By Ruth Tallet\n\n${text}\n\n${more}\n\n## More from our writers\n\n${signers.join("\n\n")}`;
    expect(authors(read)).toEqual([["person:ruth-tallet"]]);
  });

  it("name their authors in a line each over the text, too", () => {
    expect(authors(`# The dues\n\n@by Ada Lund\n\n@by Per Holm\n\n${text}\n\n${more}`)).toEqual([["person:ada-lund", "person:per-holm"]]);
  });
});
