import type { Role } from "../../data/session.ts";
import { text } from "./strings.ts";

/** From the least rights to the most. */
export const roles: readonly Role[] = ["reader", "coder", "editor", "admin"];
export const roleOptions = roles.map((value) => ({ value, label: text.roles[value] ?? value }));
