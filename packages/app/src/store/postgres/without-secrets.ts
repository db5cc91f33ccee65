/** For messages: no password, no options. */
export function withoutSecrets(address: string): string {
  try {
    const { protocol, hostname, port, pathname, username } = new URL(address);
    return `${protocol}//${username === "" ? "" : `${username}@`}${hostname}${port === "" ? "" : `:${port}`}${pathname}`;
  } catch {
    return "the database that was named";
  }
}
