import { config } from "zod";

// The page's policy refuses code made from words. Without this, schemas would try it once and the browser would report the attempt.
config({ jitless: true });
