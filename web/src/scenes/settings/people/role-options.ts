import { roles } from "../../../data/session.ts";
import { text } from "../strings.ts";

/** The roles to choose from, as a select takes them. */
export const roleOptions = roles.map((value) => ({ value, label: text.roles[value] ?? value }));
