import type { Root, RootContent } from "mdast";
import { kindOf, signatureOf, type NameKind } from "../../api/describe-name.ts";
import { entryNames, type PublicName } from "../../api/entry-names.ts";
import { parseModule } from "../../api/parse-module.ts";
import { entriesOf } from "../../api/resolve-module.ts";
import { code, heading, page, paragraph, table } from "./build-markdown.ts";
import { docBlocks, firstSentence } from "./doc-comment.ts";

const parts: readonly (readonly [kind: NameKind, title: string])[] = [
  ["function", "Functions"],
  ["class", "Classes"],
  ["constant", "Constants"],
  ["type", "Types"],
];

/**
 * The page of an entry of the package `rapporteur`: each stable name with its declaration and its doc comment, the others in a table.
 *
 * @throws Error where the package has no entry of that source
 */
export function entryPage(source: string): Root {
  const entries = entriesOf("rapporteur");
  const entry = entries.find((one) => one.source === source);
  if (entry === undefined) throw new Error(`${source} is not an entry in packages/rapporteur/package.json.`);
  const names = entryNames(source);
  const { lead } = parseModule(source);
  const unstable = entries.find(({ specifier }) => specifier === `${entry.specifier}/unstable`);
  return page(`\`${entry.specifier}\``, [
    ...(lead === "" ? [] : docBlocks(lead)),
    ...parts.flatMap(([kind, title]) =>
      section(
        title,
        names.filter((name) => kindOf(name) === kind),
      ),
    ),
    ...(unstable === undefined ? [] : unstableNames(unstable, new Set(names.map(({ name }) => name)))),
  ]);
}

function section(title: string, names: readonly PublicName[]): RootContent[] {
  if (names.length === 0) return [];
  return [
    heading(2, title),
    ...names.flatMap((name) => [heading(3, `\`${name.name}\``), code(signatureOf(name)), ...docBlocks(name.declaration.comment)]),
  ];
}

function unstableNames({ specifier, source }: { readonly specifier: string; readonly source: string }, stable: ReadonlySet<string>): RootContent[] {
  const rows = entryNames(source)
    .filter(({ name }) => !stable.has(name))
    .map((name) => [`\`${name.name}\``, kindOf(name), firstSentence(name.declaration.comment)]);
  if (rows.length === 0) return [];
  return [
    heading(2, `Names of \`${specifier}\``),
    paragraph("They may change with every version."),
    table([["name", "what it is", "what it does"], ...rows]),
  ];
}
