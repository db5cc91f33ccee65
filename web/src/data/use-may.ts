import { useProject } from "./live-project.tsx";
import { isAtLeast, type Role } from "./session.ts";

/** True where the reader may do what takes this role in the project that is open. */
export function useMay(role: Role): boolean {
  return isAtLeast(useProject().role, role);
}
