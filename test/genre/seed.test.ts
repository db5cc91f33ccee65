import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { sharedFolder } from "../support/shared-folder.ts";
import { readGenre } from "../../packages/reader/src/pages/read-genre.ts";
import { readSource } from "../../packages/reader/src/sources/read-source.ts";

const seed = resolve(sharedFolder, "seeds/xi-putin-roundup.txt");

it.skipIf(!existsSync(seed))(
  "reads the shared roundup: two signed contributions, one unsigned, four questions (skipped where ../shared is absent)",
  async () => {
    const { document } = await readSource(seed);
    const reading = readGenre(document);
    const names = new Map(reading.entities.map((entity) => [entity.id, entity.name]));
    expect(
      reading.contributions.map((contribution) => ({
        heading: contribution.heading?.slice(0, 30),
        author: names.get(contribution.author ?? ""),
        affiliation: names.get(contribution.affiliation ?? ""),
        former: contribution.roles.map((role) => role.former),
      })),
    ).toEqual([
      { heading: "China has doubled down on rela", author: "David O. Shullman", affiliation: "Atlantic Council", former: [false, true] },
      { heading: "Putin won’t even take the firs", author: "John Herbst", affiliation: "Atlantic Council", former: [false, true] },
      { heading: "Putin and Xi are building an a", author: undefined, affiliation: undefined, former: [] },
    ]);
    expect(reading.questions.map((question) => question.from)).toEqual(["title", "standfirst", "standfirst", "standfirst"]);
    expect(reading.warnings.map((warning) => warning.code)).toEqual(["contribution-unattributed"]);
    const authors = reading.entities.filter((entity) => entity.type === "person");
    expect(authors.map((author) => [author.country, author.actsFor])).toEqual([
      ["state:USA", null],
      ["state:USA", null],
    ]);
  },
);
