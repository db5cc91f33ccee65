/** A shape of a hostile text, repeated until it is as long as is wanted. */
export const shapes: Readonly<Record<string, (turn: number) => string>> = {
  "names on lines of their own": (turn) => `${name(turn)}\n\n`,
  "labels with words": (turn) => `${name(turn)}: We shall see what comes of it next year.\n\n`,
  "labels in capitals": (turn) => `${name(turn).toUpperCase()}\n\nWe shall see what comes of it next year, and not before.\n\n`,
  "names and posts in one line": (turn) => `${name(turn)}, director of the Delta Centre, `,
  "quotations that never close": (turn) => `“${name(turn)} said “it holds `,
  "quotations under a sentence": (turn) => `${name(turn)}, Labour leader, “It holds until winter.”\n\n`,
  "questions and answers": (turn) => `Q: Will it hold, ${turn}?\n\nA: It will not.\n\n`,
  brackets: () => "[(",
  signatures: (turn) => `It holds until the first storm of the winter.\n\n— ${name(turn)}, Delta Centre\n\n`,
  "one long line": () => "Ada Lund and ",
  "names joined by hyphens": () => "Ada-",
  "posts of many in one line": (turn) => `${name(turn)} is a fellow at the Delta Centre and `,
};

const given = ["Ada", "Per", "Ida", "Boris", "Runa", "Karl", "Lena", "Jon"];

/** Names of many people, so that no list of them stays short. */
function name(turn: number): string {
  const letters = [turn % 26, Math.floor(turn / 26) % 26, Math.floor(turn / 676) % 26].map((at) => String.fromCharCode(97 + at)).join("");
  return `${given[turn % given.length] ?? ""} L${letters}und`;
}

const countries = ["China", "Japan", "Poland", "Kenya", "Brazil", "Norway"];

/** What the coders would find most in: statements, quotations and questions without end. */
export const dense: Readonly<Record<string, (turn: number) => string>> = {
  "statements by one hand": (turn) =>
    `${country(turn)} will probably raise tariffs on ${country(turn + 1)} by March ${2000 + (turn % 50)}, because prices fell. I oppose the ban on ${country(turn + 2)}.\n\n`,
  "statements by many hands": (turn) =>
    `${name(turn)}: ${country(turn)} will probably raise tariffs. The ban on grain has raised prices, and the pact should be signed.\n\n`,
  "quotations of many": (turn) => `“The pact will hold until winter,” said ${name(turn)}. ${name(turn + 1)} denied that prices rose.\n\n`,
  "one quotation that holds all": (turn) =>
    `${turn === 0 ? "Ada Lund said: “" : ""}${country(turn)} warned ${country(turn + 1)}, and talks will fail. `,
  "questions without end": (turn) => `Will ${country(turn)} raise tariffs in year ${turn}?\n\n`,
  "pronouns without a name": () => "They said that it would hold, and he doubted whether she had told them. ",
};

const country = (turn: number): string => countries[turn % countries.length] ?? "";

/** A text of a shape, a little longer than `length`. */
export function written(make: (turn: number) => string, length: number): string {
  const parts: string[] = [];
  for (let turn = 0, total = 0; total < length; turn++) {
    const part = make(turn);
    parts.push(part);
    total += part.length;
  }
  return `The river pact: experts react\n\n${parts.join("")}`;
}
