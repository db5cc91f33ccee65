import { type Random, randomBelow } from "../../packages/core/src/base/random.ts";

const actors = [
  "Ruritania",
  "the Freedonian government",
  "President Anna Kowal",
  "NATO",
  "the United States",
  "Beijing",
  "Mr. Osei of Ghana's foreign ministry",
  "the bloc",
];
const claims = [
  "would not back down",
  "is likely to lose influence",
  "had doubled its aid since 2019",
  "could face sanctions by 3.5 per cent of its trade",
  "won't accept the terms",
];
const frames = [
  (a: string, b: string, c: string) => `${a} has warned ${b} that it ${c}.`,
  (a: string, b: string, c: string) => `If ${a} moves first, ${b} ${c}, and the talks that began in March will probably end without a deal.`,
  (a: string, b: string, c: string) => `"We don't expect much," said a spokesman for ${a}, who argued that ${b} ${c}.`,
  (a: string, b: string, c: string) =>
    `According to the report, relations between ${a} and ${b} worsened because each side feared that the other ${c}.`,
  (a: string, b: string, c: string) => `Whether ${a} ${c} depends less on ${b} than on a well-armed, ill-led opposition at home.`,
];

function pick<T>(values: readonly T[], random: Random): T {
  return values[randomBelow(random, values.length)] as T;
}

/** Invented commentary of the genre: so many paragraphs of five sentences. */
export function writeCommentary(paragraphs: number, random: Random): string {
  const sentence = (): string => {
    const text = pick(frames, random)(pick(actors, random), pick(actors, random), pick(claims, random));
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  return Array.from({ length: paragraphs }, () => Array.from({ length: 5 }, sentence).join(" ")).join("\n\n");
}
