import { expect, test } from "vitest";
import { isCreditLine, isFurnitureLine } from "./furniture.ts";

test.each(["Follow us on X", "Follow the author", "Follow Ada Example on LinkedIn", "Share this article", "Share on Facebook", "Share this note"])(
  "%j belongs to the page",
  (line) => expect(isFurnitureLine(line)).toBe(true),
);

test.each(["Follow the soybeans", "Follow the money", "Share the burden or share the bill", "Share this water or lose it", "Searching for a policy"])(
  "%j is a headline",
  (line) => expect(isFurnitureLine(line)).toBe(false),
);

test.each([
  "Additional reporting by Ada Lund. Produced by Per Holm.",
  "Editing by Ada Lund. Graphics: Per Holm.",
  "Ada Lund contributed reporting. Edited by Per Holm.",
  "The spillway of the dam in July. Photograph: Courier Pictures",
  "Image caption, Posters near the railway station",
])("%j is a credit", (line) => expect(isCreditLine(line)).toBe(true));

test.each([
  "Compiled by Ada Lund, freight desk",
  "Reporting by her own account, she stayed for an hour.",
  "The ministry edited by hand what the machine had written.",
  "By Ada Lund",
])("%j is none", (line) => expect(isCreditLine(line)).toBe(false));

test.each([
  "Available transcripts are automatically generated. Complete accuracy is not guaranteed.",
  "This is a rush transcript. Copy may not be in its final form.",
  "Click on a timestamp to play from that location",
  "Found a mistake in this transcript? Tell us",
  '"section": "Harbours",',
  '"editions": [',
  "Resize Text",
  "Play Live Radio",
  "I would like to be emailed about offers and events from the Orvik Post. Read our privacy notice.",
  "Help us to keep the lock. Get our stories by email.",
  "Submit your letter to the editor via this form.",
  "Article uploaded on 27-11-2031",
  "Subscribe to Delta Review for six issues a year.",
])("%j is said by the site", (line) => expect(isFurnitureLine(line)).toBe(true));

test.each([
  '"They closed it at night"',
  '"Yes," she said.',
  "The transcript of the call was read to the court",
  "Play the long game",
  "Subscribe to no theory of the lock",
  "Submit your plans or lose the harbour",
])("%j is said by the text", (line) => expect(isFurnitureLine(line)).toBe(false));

test.each([
  "A flag flies over the lock at Orvik. (AP Photo/Ada Lund)",
  "Per Holm says that the guild was not asked.  (Ada Lund/CBC)",
  "Technicians haul up a cable on a barge. IPA file photo",
  "EPA/ADA LUND",
])("%j has a photographer", (line) => expect(isCreditLine(line)).toBe(true));

test.each(["The minister, Per Holm (Labour/Greens), said that the lock was closed.", "He came by road (or rail/boat)."])("%j has none", (line) =>
  expect(isCreditLine(line)).toBe(false),
);
