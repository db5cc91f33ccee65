/**
 * What somebody typed into a field. Of passwords, letters in one spelling (NFKC, as NIST SP 800-63B asks): keyboards differ in whether an accent comes with its letter
 * or behind it, and a server takes a password as it is sent.
 */
export function typedValue(type: string | undefined, value: string): string {
  return type === "password" ? value.normalize("NFKC") : value;
}
