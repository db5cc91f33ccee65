import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";

/*
 * Loaded by the processes that tests share. The hash of a password takes 30 ms of computing as it is meant to, and a second factor has ten of them: here what asks for
 * the memory of today's hashes gets the least there is. What a hash says of itself stays, and other parameters are computed as they are (accounts-password.test.ts).
 */

const todays = 19_456;
const least = 8;
const { argon2 } = crypto;

crypto.argon2 = (algorithm, parameters, callback) =>
  argon2(algorithm, parameters.memory === todays ? { ...parameters, memory: least } : parameters, callback);
syncBuiltinESMExports();
