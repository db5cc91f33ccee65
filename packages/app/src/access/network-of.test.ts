import { expect, test } from "vitest";
import { networkOf } from "./network-of.ts";

test("an address counts by the network that a household can choose from", () => {
  expect(networkOf("203.0.113.77")).toBe("203.0.113.0/24");
  expect(networkOf("::ffff:203.0.113.9")).toBe("203.0.113.0/24");
  expect(networkOf("2001:db8:1:2::3")).toBe(networkOf("2001:db8:1:ffff::1"));
  expect(networkOf("2001:db8:1::1")).not.toBe(networkOf("2001:db8:2::1"));
  expect(networkOf("2001:db8:1::1")).toBe("20010db80001::/48");
  expect(networkOf("nonsense")).toBe("unknown");
});
