/** What the tests use of jsonld, which ships no types. */
declare module "jsonld" {
  interface RemoteDocument {
    readonly contextUrl: string | undefined;
    readonly documentUrl: string;
    readonly document: unknown;
  }
  const jsonld: {
    expand: (input: object, options: { documentLoader: (url: string) => Promise<RemoteDocument> }) => Promise<object[]>;
  };
  export default jsonld;
}
