import { expect, it } from "vitest";
import { readMarkdown } from "./read-markdown.ts";
import { unescaped } from "./unescaped.ts";

it.each([
  ["Ada Osei\\-Doe doesn\\'t agree\\.", "Ada Osei-Doe doesn't agree."],
  ['What now\\? \\"Nothing\\"\\, she said', 'What now? "Nothing", she said'],
  ["1\\. is no list", "1\\. is no list"],
  ["\\- is no list", "\\- is no list"],
  ["> \\- nor here", "> \\- nor here"],
  ["no picture: \\![a](b)", "no picture: \\![a](b)"],
  ["\\*stars\\* and \\_lines\\_ stay", "\\*stars\\* and \\_lines\\_ stay"],
  ["`C\\:` is code", "`C\\:` is code"],
  ["```\na\\-b\n```\nc\\-d", "```\na\\-b\n```\nc-d"],
  ["a \\\\- b", "a \\\\- b"],
])("reads %j as %j", (written, read) => {
  expect(unescaped(written)).toBe(read);
});

it("leaves the front matter as it is written", () => {
  const page = `---\ntitle: "She said \\"no\\" to them"\n---\n\nIt wasn\\'t hers\\.`;
  const { document } = readMarkdown(page);
  expect(document.metadata.title).toBe('She said \\"no\\" to them');
  expect(document.text).toContain("It wasn't hers.");
});
