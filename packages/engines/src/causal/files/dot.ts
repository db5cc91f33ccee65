import type { CausalMap } from "../build-causal-map.ts";
import { importedLink, polaritySymbol, readPolarity, refuseFile, weightText, type ImportedMap } from "./file-link.ts";

const format = "DOT";

/**
 * Reads the nodes and edges of a Graphviz digraph: quoted and plain names, chains (`a -> b -> c`), attribute lists, comments. The sign and strength are
 * taken from the attribute `weight`, else `polarity`, `sign` or `label` (`+`, `-`, a number from −1 to 1); an edge without one has an unknown sign.
 * Subgraphs are read as if their contents stood outside. A node's `label` is not its name.
 *
 * @throws RAP_CAUSAL_FILE for an undirected graph and for text that does not fit
 * Cost: O(length).
 */
export function readDot(text: string): ImportedMap {
  const tokens = tokenise(text);
  const first = tokens.find((token) => token.kind === "name" && token.text.toLowerCase() !== "strict");
  if (first?.text.toLowerCase() !== "digraph")
    refuseFile({ format, place: "line 1" }, "it is not a digraph", "causal links are directed: write digraph { a -> b }");
  return new DotReader(tokens.slice(tokens.findIndex((token) => token.text === "{") + 1)).read();
}

interface Token {
  readonly kind: "name" | "quoted" | "mark" | "end";
  readonly text: string;
  readonly line: number;
}

/** A comment, a quoted name, an arrow or edge, a mark, or a plain name. */
const pattern = /\/\*[^]*?\*\/|\/\/[^\n]*|^[ \t]*#[^\n]*|"((?:\\[^]|[^"\\])*)"|->|--|[{}[\];,=]|[^\s{}[\];,="]+?(?=->|--|[\s{}[\];,="]|$)|\n/gm;

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const match of text.matchAll(pattern)) {
    const [whole, quoted] = match;
    if (quoted !== undefined) tokens.push({ kind: "quoted", text: quoted.replace(/\\(["\\])/g, "$1"), line });
    else if (/^(->|--|[{}[\];,=])$/.test(whole)) tokens.push({ kind: "mark", text: whole, line });
    else if (!/^(\/\*|\/\/|[ \t]*#|\n)/.test(whole)) tokens.push({ kind: "name", text: whole, line });
    line += whole.split("\n").length - 1;
  }
  tokens.push({ kind: "end", text: "", line });
  return tokens;
}

class DotReader {
  private place = 0;
  private readonly concepts = new Set<string>();
  private readonly links: ImportedMap["links"][number][] = [];
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  read(): ImportedMap {
    while (this.peek().kind !== "end") this.statement();
    return { concepts: [...this.concepts], links: this.links };
  }

  private statement(): void {
    const token = this.next();
    if (token.kind === "mark") {
      if ("{};,".includes(token.text)) return;
      this.refuse(token, `"${token.text}" is out of place`);
    }
    const isWord = token.kind === "name" && /^(graph|node|edge|subgraph)$/i.test(token.text);
    if (isWord) {
      this.skipName(token.text.toLowerCase() === "subgraph");
      this.attributes();
    } else if (this.isMark("=")) {
      this.next();
      this.next();
    } else this.chain(token);
  }

  private skipName(isSubgraph: boolean): void {
    if (isSubgraph && this.peek().kind !== "mark") this.next();
  }

  private chain(start: Token): void {
    const names = [start.text];
    while (this.isMark("->")) {
      this.next();
      const token = this.next();
      if (token.kind === "mark" || token.kind === "end") this.refuse(token, "an arrow leads nowhere");
      names.push(token.text);
    }
    if (this.isMark("--")) this.refuse(this.peek(), "an edge has no direction");
    for (const name of names) this.concepts.add(name);
    const attributes = this.attributes();
    for (const [index, effect] of names.slice(1).entries()) this.addLink({ cause: names[index] ?? "", effect }, attributes, start.line);
  }

  private addLink(ends: { cause: string; effect: string }, attributes: ReadonlyMap<string, string>, line: number): void {
    const at = { format, place: `line ${line}, ${ends.cause} -> ${ends.effect}` };
    const text = ["weight", "polarity", "sign", "label"].map((name) => attributes.get(name)).find((value) => value !== undefined && value !== "");
    const polarity = text === undefined ? { sign: null, strength: null } : readPolarity(text, at);
    if (polarity !== null) this.links.push(importedLink(at, ends, polarity));
  }

  private attributes(): Map<string, string> {
    const found = new Map<string, string>();
    while (this.isMark("[")) {
      this.next();
      while (!this.isMark("]")) {
        const name = this.next();
        if (name.kind === "end") this.refuse(name, "an attribute list is not closed");
        if (!this.isMark("=")) continue;
        this.next();
        found.set(name.text.toLowerCase(), this.next().text);
      }
      this.next();
    }
    return found;
  }

  private isMark(text: string): boolean {
    const token = this.peek();
    return token.kind === "mark" && token.text === text;
  }

  private peek(): Token {
    return this.tokens[this.place] ?? { kind: "end", text: "", line: 0 };
  }

  private next(): Token {
    const token = this.peek();
    this.place++;
    return token;
  }

  private refuse(token: Token, problem: string): never {
    return refuseFile({ format, place: `line ${token.line}` }, problem, 'write edges as a -> b [label="+"]');
  }
}

/** A map as a Graphviz digraph: sign as label, minus dashed, contested links grey. Cost: O(map). */
export function writeDot(map: CausalMap, nameOf: (concept: string) => string = (concept) => concept): string {
  const quoted = (concept: number): string => quote(nameOf(map.concepts[concept] ?? ""));
  const nodes = map.concepts.map((_, concept) => `  ${quoted(concept)};`);
  const edges = map.links.map((link) => {
    const label = polaritySymbol(link.sign) || "?";
    const style = link.sign === -1 ? ", style=dashed" : "";
    const colour = link.disagreement === "none" ? "" : ", color=gray50";
    // What rounds to nothing is no weight: read back, 0 would be one.
    const rounded = weightText(link.weight);
    const weight = rounded === "0" ? "" : `, weight="${rounded}"`;
    return `  ${quoted(link.cause)} -> ${quoted(link.effect)} [label="${label}"${weight}${style}${colour}];`;
  });
  return `digraph causes {\n${[...nodes, ...edges].join("\n")}\n}\n`;
}

function quote(name: string): string {
  return `"${name.replace(/(["\\])/g, "\\$1")}"`;
}
