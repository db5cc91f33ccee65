/** Policy of every page and answer: nothing but this origin's own files, no inline script or style, no frame around it. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");

/** Headers that every answer carries. `isSecure`: reached over https; `subdomains`: every name below this one is, too. */
export function securityHeaders({ isSecure, subdomains }: { readonly isSecure: boolean; readonly subdomains: boolean }): Record<string, string> {
  return {
    "content-security-policy": contentPolicy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    ...(isSecure ? { "strict-transport-security": subdomains ? "max-age=31536000; includeSubDomains" : "max-age=31536000" } : {}),
  };
}
