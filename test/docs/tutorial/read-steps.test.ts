import { describe, expect, it } from "vitest";
import { readSteps } from "./read-steps.ts";

const stepsOf = (markdown: string) => readSteps("docs/learn/x.md", markdown).map(({ step }) => step);

describe("the steps of a tutorial", () => {
  it("are the sentences of its numbered lists, in order, and nothing else of the page", () => {
    const page =
      "# Title\n\nClick **Nothing**.\n\n1. Click **Save**. Press `j` 3 times.\n2. You see “a. b”.\n\n- Click **Not this**.\n\n3. Press `Ctrl+k`.";
    expect(stepsOf(page)).toEqual([
      { does: "click", name: "Save" },
      { does: "press", key: "j", times: 3 },
      { does: "see", text: "a. b" },
      { does: "press", key: "Ctrl+k", times: 1 },
    ]);
  });

  it("keep rows, places, files, options and texts with their fields", () => {
    expect(
      stepsOf("1. Click **Resolve** in the row “It rains”. Click **All** in **Whose**. Click **Choose** and choose the file `a/b.csv`."),
    ).toEqual([
      { does: "click", name: "Resolve", row: "It rains" },
      { does: "click", name: "All", inside: "Whose" },
      { does: "click", name: "Choose", file: "a/b.csv" },
    ]);
    expect(stepsOf("1. Choose the day 8 June 2024 for **When**.")).toEqual([{ does: "day", day: "2024-06-08", field: "When" }]);
    expect(stepsOf("1. Choose **Yes** for **Outcome**. Type “two words.” into **Why**. Select the words “Norland should”.")).toEqual([
      { does: "choose", option: "Yes", field: "Outcome" },
      { does: "type", text: "two words.", field: "Why" },
      { does: "select", words: "Norland should" },
    ]);
  });

  it("are refused with their place where no script could perform them", () => {
    expect(() => stepsOf("# T\n\n1. Click **Save**. Think about it.")).toThrow(/docs\/learn\/x.md:3: no script can perform “Think about it.”/);
    expect(() => stepsOf("1. Click **Save**.\n\n   ```sh\n   x\n   ```")).toThrow(/a step is sentences alone/);
  });
});
