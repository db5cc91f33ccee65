import { useProject } from "../../data/live-project.tsx";
import { isAtLeast, type Role } from "../../data/session.ts";
import { text } from "./strings.ts";

/** True where the reader may change what takes this role. */
export function useMay(role: Role): boolean {
  return isAtLeast(useProject().role, role);
}

/** Says that something can only be read, where that is so. */
export function LockNote({ role }: { readonly role: Role }) {
  return useMay(role) ? null : <p className="note">{text.onlyRead(text.roles[role] ?? role)}</p>;
}
