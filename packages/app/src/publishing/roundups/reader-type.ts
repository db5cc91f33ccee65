import type { TypeRecord } from "../../records/statement-record.ts";
import type { Workplace } from "../../library/workplace.ts";

/**
 * Statement type of remarks that editors took up from readers' comments. It is a type of its own and has none of the variables that the engines read, so that no
 * figure about the experts can count it.
 */
export const readerType = "reader-remark";

/** The type's record for a project that does not have it yet. */
export function newReaderType(makeId: Workplace["makeId"]): TypeRecord {
  const variable = (name: string, label: string, kind: "short text" | "long text", help: string): TypeRecord["variables"][number] => ({
    name,
    label,
    kind,
    entityTypes: [],
    choices: [],
    minimum: null,
    maximum: null,
    isRequired: false,
    help,
  });
  return {
    id: makeId("y"),
    key: readerType,
    label: "Reader’s remark",
    color: "#6b6258",
    variables: [
      variable("reader", "Reader", "short text", "The name under which the comment was sent."),
      variable("remark", "Remark", "long text", "The comment’s words."),
      variable("stance", "Stance", "short text", "agree, disagree or adds, where the reader said so."),
      variable("comment", "Comment", "short text", "Id of the comment."),
    ],
    codebook: "A remark of a reader that an editor took up. It is shown apart from the experts’ statements and counts in none of their figures.",
    isBuiltIn: false,
    order: 90,
  };
}
