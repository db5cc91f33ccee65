/** The site runs no script, asks nobody for anything, and sends forms to itself alone. */
const policy = [
  "default-src 'none'",
  "script-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
];

export const siteHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": [...policy, "frame-ancestors 'none'"].join("; "),
};

/** Rows and maps may stand in frames of other pages: that is what they are for. */
export const embedPolicy = [...policy, "frame-ancestors *"].join("; ");
