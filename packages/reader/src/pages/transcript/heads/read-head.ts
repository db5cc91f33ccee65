import { headNoun } from "../../people/head-noun.ts";
import { roleNouns } from "../../people/genre-words.ts";
import { wholeName, wholeSingleName } from "../../people/person-names.ts";
import { isFunction } from "../asker-labels.ts";
import { withoutTitle } from "../label-names.ts";
import type { Head, HeadForm } from "./head.ts";
import { postedLine } from "./posted-lines.ts";
import { isTalkHeading } from "./talk-sections.ts";

/** The time of a recording, arrows, a dash, the number of a question. */
const prefix = /^\s*(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?(?=\p{Lu})|(?:(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?|>>+|[-–—]|\d{1,3}\.)\s+){0,2})/u;
const small = "(?:van|der|den|de|von|bin|binti|al|el|da|di|du|la|le|of|the|and|for)";
const title = "(?:Dr|Mr|Mrs|Ms|Prof|Sen|Rep|Gen|Amb|Lt|Col|Capt|Adm|Gov|Hon|Rev|St|Sgt|Maj|Brig|Cllr|Cmdr|Jr|ret)";
const cutShort = `(?:(?:\\p{Lu}\\.){1,4}|(?:${title}|${title.toUpperCase()})\\.)`;
/** Words that begin with a capital; a stop ends them unless it stands behind a title or an initial. */
const words = new RegExp(
  `^(?:(?:${cutShort}|\\p{Lu}[\\p{L}\\p{M}'’-]*|${small}(?=[ ]))[ \\u00a0]+){0,6}\\p{Lu}[\\p{L}\\p{M}'’-]*(?:\\.(?=\\p{Lu}?[ ][–—-]|:))?`,
  "u",
);
/** Voices that nobody has named, behind a mark. */
const numbered = /^(?:Speaker|Voice|Guest|Participant|Panell?ist|Respondent) \d{1,2}(?=:)/u;
const handle = /^@?[\p{L}\d][\p{L}\d]*[._][\p{L}\d._]*[\p{L}\d](?=:)/u;
/** Behind a name: a body, a constituency, a party in brackets, the time of a recording, the number of a note. */
const brackets =
  /^(?:[ \u00a0]*[([]([^()[\]\n]{1,90})[)\]]|[ \u00a0,]+\d{1,2}:\d{2}(?::\d{2})?(?:[ ]?[AaPp]\.?[Mm]\.?)?(?=:?\s*$|:\s)|(?<=\p{L})\d{1,2}(?=[.:]| --)){1,3}/u;
const post =
  /^(?:,[ \u00a0]+([^:.?!\n]{2,120}?)|[ \u00a0]+[–—-][ \u00a0]+((?:(?:\p{Lu}[\p{L}\p{M}’'.-]*|\p{Ll}{1,3}|[–—&-])(?![\p{L}\p{M}’'.-])[, \u00a0]*){1,16}?))(?=:|\]|\s*$|\s{2,}[QA]$)/u;
const longestLabel = 60;
const longestOffice = 120;

/** Reads what a line opens with as the label of a turn, whichever mark sets it off; null where it opens with no name. Cost: bounded by the line's first part. */
export function readHead(line: string): Head | null {
  const opened = prefix.exec(line)?.[0].length ?? 0;
  const rest = line.slice(opened, opened + 260);
  const isBracketed = /^[[(<]/.test(rest);
  return officeHead(rest, opened) ?? postedLine(line) ?? namedHead(isBracketed ? rest.slice(1) : rest, opened + (isBracketed ? 1 : 0), isBracketed);
}

function namedHead(rest: string, opened: number, isBracketed: boolean): Head | null {
  const label = handle.exec(rest)?.[0] ?? numbered.exec(rest)?.[0] ?? words.exec(rest)?.[0] ?? "";
  if (
    label === "" ||
    label.length > longestLabel ||
    isTalkHeading(label) ||
    /^(?:The|A|An|And|But|So|If|This|That|It|In|On|At|Yes|No|We|You|He|She|They|I)$/.test(label)
  )
    return null;
  let at = label.length;
  const held = brackets.exec(rest.slice(at));
  at += held?.[0].length ?? 0;
  const isTimed = held?.[1] !== undefined && /^\d{1,2}:\d{2}(?::\d{2})?$/.test(held[1]);
  if (isTimed && /^\s+[^\s:]/.test(rest.slice(at))) return { label: tidy(label), bracket: null, after: opened + at + 1, form: "time" };
  const told = post.exec(rest.slice(at));
  const separated = separator(rest.slice(at), isBracketed);
  if (separated && (separated.form !== "dash" || !told || told[0].length + at < rest.trimEnd().length))
    return {
      label: tidy(label),
      bracket: bracketOf(held?.[0] ?? ""),
      after: opened + at + separated.length,
      form: separated.form,
    };
  const behind = told ? separator(rest.slice(at + told[0].length), isBracketed) : null;
  if (!told || !behind || behind.form === "stop") return null;
  if (behind.form !== "colon" && behind.form !== "brackets" && wholeName(label) === null) return null;
  return {
    label: tidy(label),
    bracket: (told[1] ?? told[2])?.trim() ?? null,
    after: opened + at + told[0].length + behind.length,
    form: behind.form,
  };
}

/** Of several brackets the one that holds a post, or the last that holds words. */
function bracketOf(held: string): string | null {
  const found = [...held.matchAll(/[([]([^()[\]\n]+)[)\]]/g)].flatMap(([, words = ""]) => (/\p{L}/u.test(words) ? [words] : []));
  return found.find((words) => headNoun(words.replace(/^.*[—–]\s*/u, "")) !== null) ?? found.at(-1) ?? null;
}

/** "The Minister of State, Foreign Office (Lord Lund):", "The Minister for Ports (Ada Lund) (Lab)": the name is in the bracket. */
export function officeHead(rest: string, opened: number): Head | null {
  const [whole, office = "", name = "", mark] =
    /^([^:()[\]\n.?!]{2,160}?)[ ]\(([^()\n]{3,50})\)(?:[ ]\([^()\n]{2,20}\))?[ ]*(:(?=\s|$)|$)\s*/u.exec(rest) ?? [];
  if (whole === undefined || office.length > longestOffice || !isOffice(office)) return null;
  const isNamed = wholeName(name) !== null || (withoutTitle(name) !== name && wholeSingleName(withoutTitle(name), 0) !== null);
  if (!isNamed) return null;
  return { label: name, bracket: office, after: opened + whole.length, form: mark === ":" ? "colon" : "alone" };
}

/** Holds a word for an office, and is no label of the person who leads a talk. */
const isOffice = (words: string): boolean =>
  !isFunction(words) && wholeName(words) === null && words.split(/[\s,]+/).some((word) => roleNouns.has(word.toLowerCase()));

/** The mark behind a label. */
function separator(rest: string, isBracketed: boolean): { readonly form: HeadForm; readonly length: number } | null {
  if (isBracketed) return /^[\])>]\s/u.test(rest) ? { form: "brackets", length: 2 } : null;
  const [mark = "", colon, bar, stop, dash] =
    /^(?:\s*(:)(?=\s|$)|\s*([|»›>])(?!$)|(\.)(?=\s+[\p{Lu}“"'[(])|\s*(\.?[–—]|--|(?<=[\p{Lu})])-)(?=\s|\p{Lu}|["“(]|by leave))\s*/u.exec(rest) ?? [];
  if (colon) return { form: "colon", length: mark.length };
  if (bar) return { form: "bar", length: mark.length };
  if (dash) return { form: "dash", length: mark.length };
  if (stop) return { form: "stop", length: mark.length };
  const end = /^(?:\s{2,}[QA])?\s*$/u.exec(rest);
  return end ? { form: "alone", length: rest.length } : null;
}

const tidy = (label: string): string => label.replace(/\s+/g, " ").trim();

/** "**Ada Lund** It did.": bold words before others are a label with no mark behind it. */
export function boldHead(plain: string, leadLength: number): Head | null {
  const lead = plain.slice(0, leadLength);
  const label = tidy(lead.slice(prefix.exec(lead)?.[0].length ?? 0));
  const isLabel = leadLength > 1 && leadLength <= longestLabel && plain.length > leadLength + 2 && tidy(words.exec(label)?.[0] ?? "") === label;
  return isLabel ? { label, bracket: null, after: leadLength, form: "bold" } : null;
}

/** "LORD LUND rose to ask …", "HON. A. LUND asked the Government, upon notice:": what is reported stands in the record as said. */
export function movingHead(line: string): Head | null {
  const label = tidy(words.exec(line)?.[0] ?? "");
  if (label === "" || label.length > longestLabel || !/\p{Lu}{2}/u.test(label)) return null;
  const after = line.indexOf(label) + label.length;
  return moves.test(line.slice(after)) ? { label, bracket: null, after: after + 1, form: "stop" } : null;
}

const moves = /^\s+(?:(?:rose|had given notice|begged|begs) to (?:ask|move|call|inquire|draw)|asked (?:the|Her|His)|moved\b)/u;
