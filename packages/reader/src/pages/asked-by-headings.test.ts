import { describe, expect, it } from "vitest";
import { pageFrom } from "./page-for-tests.ts";
import { readGenre } from "./read-genre.ts";

const asked = (page: string): string[] => readGenre(pageFrom(page)).questions.map(({ text }) => text);

const silt = "It is a duty of the port, and in a year of floods the port has no money for it. The pilots have said so for a hundred years.";
const chart = "Ships may return to the basin where they are registered. That is the exception that everybody missed in the first year.";

describe("headings that ask", () => {
  it("are put to those who sign what stands under them", () => {
    const page = `# Five questions about the lock\n\n## 1. What did the port actually do?\n\n${silt}\n\n@by — Ada Lund\n\n## 2. So is the fleet locked in?\n\n${chart}\n\n@by — Per Holm\n\n## 3. And the canal?\n\n${silt}\n\n@by — Ada Lund\n\n## Who answered\n\n@bio Ada Lund is Senior Fellow at the Delta Observatory, Orvik.\n\n@bio Per Holm teaches law in Tarrow.`;
    expect(asked(page)).toEqual(["What did the port actually do?", "So is the fleet locked in?", "And the canal?"]);
  });

  it("may end with who sent them in, which is no part of them", () => {
    const page = `# Your letters on the lock\n\n@by By Ada Lund\n\n## Who pays for it? (M.B., Tarrow)\n\n${silt}\n\n## Can it be left open? (Class 9b, Orvik)\n\n${chart}`;
    expect(asked(page)).toEqual(["Who pays for it?", "Can it be left open?"]);
  });

  it("ask nobody where one of several does, over the text of one of several authors or in a report", () => {
    const signed = `# The lock\n\n## The pilots\n\n@by By Ada Lund\n\n${silt}\n\n@bio Ada Lund is Senior Fellow at the Delta Observatory, Orvik.\n\n## Who holds the key?\n\n@by By Per Holm\n\n${chart}\n\n@bio Per Holm teaches law in Tarrow.`;
    expect(asked(signed)).toEqual([]);
    const reported = `# The lock stays shut\n\nThe harbour will not open before May, experts told the Post. Ada Lund is a senior fellow at the Delta Observatory. Per Holm teaches law in Tarrow.\n\n## The silt\n\n“${silt}” Lund said.\n\n## Who will pay?\n\n“${chart}” Holm said. “Nobody was asked, and nobody was told,” Lund added.\n\n## What comes next\n\n“${silt}” said Holm.`;
    expect(asked(reported)).toEqual([]);
  });
});
