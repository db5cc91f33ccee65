import type { Role } from "../../data/session.ts";
import { useMay } from "../../data/use-may.ts";
import { text } from "./strings.ts";

/** Says that something can only be read, where that is so. */
export function LockNote({ role }: { readonly role: Role }) {
  return useMay(role) ? null : <p className="note">{text.onlyRead(text.roles[role] ?? role)}</p>;
}
