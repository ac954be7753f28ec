// Waiting on conditions. Nothing in these tests sleeps for a fixed time and hopes.

/** Longest wait for anything, in milliseconds: many times what a slow machine needs, so that it only ends hangs. */
export const LIMIT = 30_000;

const POLL = 50;

/** Waits until `probe` returns something true, and returns that. */
export async function until(what, probe, limit = LIMIT) {
  const end = Date.now() + limit;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${limit / 1000} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}
