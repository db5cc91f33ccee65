export const roles = ["reader", "coder", "editor", "admin"] as const;
/** In rising order of rights in a project. */
export type Role = (typeof roles)[number];
