import { isOffice } from "../people/role-person.ts";
import type { RuleOwners } from "./rule-owners.ts";
import type { VoiceScores } from "./voice-network.ts";

/** What everybody loses in a section that nobody signs, where others are signed: it stays open, as the rules leave it. */
const unsignedLoses = 6;
/** What somebody loses whom the rules give no words: a wrong author is worse than none. */
const newcomerLoses = 1;
/** What somebody has above everybody else, where the rules hear them, whom only the rules name, or by an office: the network sees no name to point at. */
const unseenGains = 2;
/** How much likelier nobody is in each sentence of somebody who has none of them. */
const furthestBelowNobody = 1;

/** Scores also of people whom only the rules name, or by an office, where they do; less for those whom the rules never do, and none for one word that nobody but the network takes for a voice. */
export function withRules(
  { owners, ownerCount, stay }: VoiceScores,
  { owners: byRule, names, sections }: Pick<RuleOwners, "owners" | "names" | "sections">,
  { open, reporters }: { readonly open: ReadonlySet<number>; readonly reporters: ReadonlySet<number> },
): VoiceScores {
  const width = names.length + 1;
  const heard = new Set(byRule);
  const isNobody = (name: string, owner: number): boolean => !name.includes(" ") || reporters.has(owner);
  const prior = ["", ...names].map((name, owner) => (owner === 0 || heard.has(owner) ? 0 : isNobody(name, owner) ? -Infinity : -newcomerLoses));
  // "SENIOR OFFICIAL:" may be a label without a name to the network.
  const offices = ["", ...names].map(isOffice);
  const all = new Float64Array(byRule.length * width);
  for (let at = 0; at < byRule.length; at++) {
    const row = owners.subarray(at * ownerCount, (at + 1) * ownerCount);
    const unseen = Math.max(...row) + unseenGains;
    const loses = open.has(sections[at] ?? -1) ? unsignedLoses : 0;
    for (let owner = 0; owner < width; owner++) {
      const isByRule = byRule[at] === owner;
      const seen = offices[owner] === true && isByRule ? unseen : (row[owner] ?? (isByRule ? unseen : -Infinity));
      all[at * width + owner] = seen + (prior[owner] ?? 0) - (owner === 0 ? 0 : loses);
    }
  }
  return { owners: all, ownerCount: width, stay };
}

/** Whichever of those who sign a sentence together the network hears there, all of them speak: the first has the best of their scores. */
export function sharedByCoAuthors(heard: VoiceScores, { together }: Pick<RuleOwners, "together">): VoiceScores {
  const owners = heard.owners.slice();
  for (const [at, [first = 0, ...others]] of together.entries()) {
    const row = owners.subarray(at * heard.ownerCount, (at + 1) * heard.ownerCount);
    if (first === 0 || first >= row.length) continue;
    for (const other of others) {
      if (other === first) continue;
      row[first] = Math.max(row[first] ?? -Infinity, row[other] ?? -Infinity);
      if (other < row.length) row[other] = -Infinity;
    }
  }
  return { ...heard, owners };
}

/** What somebody gains in words under a label that looks like others that bring on whom they name. */
const labelGains = 4;

/** Scores with what labels say: a person's place for some of the sentences. */
export function withLabels(scores: VoiceScores, labels: ReadonlyMap<number, number>): VoiceScores {
  const owners = scores.owners.slice();
  for (const [at, person] of labels) {
    const place = at * scores.ownerCount + person;
    owners[place] = (owners[place] ?? -Infinity) + labelGains;
  }
  return { ...scores, owners };
}

/** Owners in whose every sentence the network finds nobody far likelier: a minister who is quoted in passing, a heading taken for a name. Of offices it hears little. */
export function unheardIn(likeliest: readonly number[], { owners, ownerCount }: VoiceScores, names: readonly string[]): ReadonlySet<number> {
  const margins = new Map<number, number>();
  for (const [at, owner] of likeliest.entries()) {
    if (owner === 0 || owner >= ownerCount || isOffice(names[owner - 1] ?? "")) continue;
    const margin = (owners[at * ownerCount + owner] ?? 0) - (owners[at * ownerCount] ?? 0);
    margins.set(owner, Math.max(margin, margins.get(owner) ?? -Infinity));
  }
  return new Set([...margins].flatMap(([owner, margin]) => (margin < -furthestBelowNobody ? [owner] : [])));
}

/** The same scores, in which some own nothing. */
export function withoutOwners({ owners, ownerCount, stay }: VoiceScores, gone: ReadonlySet<number>): VoiceScores {
  return { owners: owners.map((score, at) => (gone.has(at % ownerCount) ? -Infinity : score)), ownerCount, stay };
}
