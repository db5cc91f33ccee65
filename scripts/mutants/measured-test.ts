/** What a test file does while nothing is changed. */
export interface MeasuredTest {
  readonly test: string;
  readonly ms: number;
  /** Functions that it enters, or that are entered while a module is loaded that it uses, as the probes name them. */
  readonly entered: ReadonlySet<string>;
}
