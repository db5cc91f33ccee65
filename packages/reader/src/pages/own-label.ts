import { matchName } from "./people/person-names.ts";
import { isSamePerson, type Section } from "./section.ts";

const longest = 260;
const opening = /^[\s*_>•–—-]*["“]?/u;
const says =
  '(?:also |then |further )?(?:says|said|writes|wrote|adds|added|argues|argued|comments|commented|notes|noted|told us|replies|replied|responds|responded|explains|explained|remarks|remarked|tweeted|posted)(?![\\p{L}])(?! (?:that|how|why|what|it|he|she|they)(?![\\p{L}]))[^.:!?“”"\\n]{0,40}';
/** No two ways of reading one word, or a row of initials would take for ever. "Ada Lund, a pilot, says:", "Ada Lund (Corvid Institute):", "Ada Lund writes from Orvik:"; a line that only names, over words in marks. */
const behind = new RegExp(
  `^[*_]*(?:(?:\\s*[,(–—|](?:[^.!?“”":]|\\.(?=\\p{L})|(?<=(?<!\\p{L})\\p{Lu})\\.(?!\\p{L})){0,180}?)?(?:\\s${says})?[*_]*:[*_]*\\s+|\\s*[,(–—|][^.!?“”"\\n]{2,140}\\n+(?=[“"]))(?=\\S)`,
  "u",
);

/** Lets a body begin behind the label that names its author: who speaks, and as what, are the page's words. */
export function leaveOutLabel(section: Section, text: string): void {
  const { people, bodyStart, bodyEnd } = section;
  if (bodyStart < 0 || people.length !== 1) return;
  const words = text.slice(bodyStart, Math.min(bodyEnd, bodyStart + longest));
  const from = opening.exec(words)?.[0].length ?? 0;
  const name = matchName(words, from);
  if (name === null || !isSamePerson(name.name, people[0]?.name ?? "")) return;
  const label = behind.exec(words.slice(name.end));
  if (label !== null) section.bodyStart = bodyStart + name.end + label[0].length;
}
