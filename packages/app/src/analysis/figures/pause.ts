/** Lets others have a turn, and throws where nobody waits for the answer any more. */
export type Pause = () => Promise<void>;
