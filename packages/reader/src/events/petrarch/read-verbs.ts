import { dictionaryLines, phraseWords } from "./read-dictionary.ts";

/** A step of a verb pattern: words one of which must stand there (a phrase is several), or a place of an actor. */
export interface PatternStep {
  /** Alternatives, each a list of words in capitals; empty for "$", "+", "^" and "%". */
  readonly phrases: readonly (readonly string[])[];
  readonly symbol: string | null;
  /** True where the step must follow the one before without a gap. */
  readonly joined: boolean;
}

export interface VerbPattern {
  readonly before: readonly PatternStep[];
  readonly after: readonly PatternStep[];
  /** Event code, and the code of the same event seen from the target where the dictionary gives one. */
  readonly code: string;
  readonly mirror: string | null;
}

export interface VerbEntry {
  readonly code: string;
  readonly mirror: string | null;
  readonly patterns: readonly VerbPattern[];
}

export interface PetrarchVerbs {
  /** By verb form or lemma in capitals; a compound is joined by spaces ("BREAK DOWN"). */
  readonly verbs: ReadonlyMap<string, VerbEntry>;
}

interface Codes {
  readonly code: string;
  readonly mirror: string | null;
}

/** "[031:032]": a code and its mirror; "[---]": none. */
function codesOf(bracket: string | undefined): Codes {
  const [code = "---", mirror] = (bracket ?? "---").trim().split(":");
  return { code, mirror: mirror ?? null };
}

/**
 * Reads a verb dictionary: blocks of verbs with a default code, patterns below them, "&SETS" of words above.
 * Lines that are not patterns of this format are passed over, as the programs that share the format do.
 */
export function loadPetrarchVerbs(text: string): PetrarchVerbs {
  const reader = new VerbReader();
  for (const { content } of dictionaryLines(text)) reader.read(content.trim());
  return { verbs: reader.finish() };
}

class VerbReader {
  private readonly sets = new Map<string, string[]>();
  private readonly verbs = new Map<string, VerbEntry>();
  private currentSet: string[] | null = null;
  private block: Codes = { code: "---", mirror: null };
  private names: { names: string[]; codes: Codes }[] = [];
  private patterns: VerbPattern[] = [];

  read(line: string): void {
    if (line.startsWith("---")) this.startBlock(line);
    else if (line.startsWith("&")) this.startSet(line);
    else if (this.currentSet && line.startsWith("+")) this.currentSet.push(line.slice(1).trim());
    else if (line.startsWith("- ")) this.addPattern(line.slice(2));
    else this.addVerb(line);
  }

  finish(): Map<string, VerbEntry> {
    this.closeBlock();
    return this.verbs;
  }

  private startBlock(line: string): void {
    this.closeBlock();
    this.currentSet = null;
    const brackets = [...line.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1]);
    this.block = codesOf(brackets.at(-1));
  }

  private startSet(line: string): void {
    this.currentSet = [];
    this.sets.set(line.replace(/\s.*$/, "").replace(/_$/, ""), this.currentSet);
  }

  private addVerb(line: string): void {
    this.currentSet = null;
    const bracket = /\[([^\]]*)\]/.exec(line)?.[1];
    const forms = /\{([^}]*)\}/.exec(line)?.[1] ?? "";
    const name = line.replace(/[[{].*$/, "").trim();
    const names = [name, ...forms.trim().split(/\s+/)].filter(Boolean).map((form) => phraseWords(form.replaceAll("+", "")).join(" "));
    this.names.push({ names, codes: bracket === undefined ? this.block : codesOf(bracket) });
  }

  private addPattern(line: string): void {
    this.currentSet = null;
    const bracket = /\[([^\]]*)\]/.exec(line)?.[1];
    const body = line.replace(/\[[^\]]*\].*$/, "").trim();
    const star = body.indexOf("*");
    if (bracket === undefined || star < 0) return;
    this.patterns.push({ before: this.steps(body.slice(0, star)), after: this.steps(body.slice(star + 1)), ...codesOf(bracket) });
  }

  /** Words joined by "_" follow each other; others may have words between. */
  private steps(side: string): PatternStep[] {
    const pieces = [...side.matchAll(/(_?)([^\s_]+)/g)];
    return pieces.map((piece): PatternStep => {
      const word = piece[2] as string;
      const joined = piece[1] === "_";
      if (/^[$+^%]$/.test(word)) return { phrases: [], symbol: word, joined };
      return { phrases: word.startsWith("&") ? this.expand(word) : [[word.toUpperCase()]], symbol: null, joined };
    });
  }

  private expand(name: string, depth = 0): string[][] {
    const members = this.sets.get(name) ?? this.sets.get(`${name}_`) ?? [];
    return members.flatMap((member) => (member.startsWith("&") && depth < 5 ? this.expand(member, depth + 1) : [phraseWords(member)]));
  }

  private closeBlock(): void {
    for (const { names, codes } of this.names)
      for (const name of names) if (!this.verbs.has(name)) this.verbs.set(name, { ...codes, patterns: this.patterns });
    this.names = [];
    this.patterns = [];
  }
}
