import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { debateReadouts } from "../../../../test/e2e/debate-readouts.ts";
import { runCommand } from "../../../../test/support/run-command.ts";

const desk = mkdtempSync(join(tmpdir(), "ask-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
interface Said {
  readonly quote: string;
}

const readout = join(desk, "letter.json");
writeFileSync(readout, JSON.stringify(debateReadouts()[0]));

describe("rapporteur ask", () => {
  it("answers by quotations of each expert, and says what it looked through", async () => {
    const { code, out } = await runCommand(["ask", "Who is against joint patrols?", readout]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /Ada Example\n {2}for joint patrols: “Ada Example says the council should go on with joint patrols.” \(The gates, letter 1, .*position, draft\)/,
    );
    expect(out).toMatch(/Looked through \d+ passages and 24 statements of 1 document\./);
  });

  it("quotes what people wrote of a library, and neither headings nor the lines before a text", async () => {
    const [note, library] = [join(desk, "note.md"), join(desk, "a.rapporteur")];
    writeFileSync(
      note,
      "---\ntitle: The penguin question\nauthor: Ada Lind\n---\n\n# The penguin question\n\nNo penguin will ever fly over the canal.\n",
    );
    expect((await runCommand(["import", note, "--library", library])).code).toBe(0);
    const { out } = await runCommand(["ask", "penguins?", "--library", library, "--json"]);
    const { experts } = JSON.parse(out) as { experts: { for: Said[]; against: Said[]; unclear: Said[] }[] };
    const quotes = experts.flatMap((one) => [...one.for, ...one.against, ...one.unclear].map(({ quote }) => quote));
    expect(quotes.length).toBeGreaterThan(0);
    for (const quote of quotes) expect("No penguin will ever fly over the canal.").toContain(quote);
  });

  it("says that nobody addresses it, also as JSON", async () => {
    expect((await runCommand(["ask", "Will penguins fly?", readout])).out).toContain("Nobody addresses it (penguins, fly).");
    expect(JSON.parse((await runCommand(["ask", "Will penguins fly?", readout, "--json"])).out)).toMatchObject({ experts: [] });
  });
});
