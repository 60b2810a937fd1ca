import { mkdir, rmdir, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { buildAll, isStale } from "../../scripts/build.mjs";

const lock = fileURLToPath(new URL("../../node_modules/.buysocial-build", import.meta.url));

/** Takes the lock, or waits for whoever builds; a lock older than two minutes was left by a killed run. */
async function takeLock(): Promise<void> {
  for (;;) {
    try {
      return await mkdir(lock).then(() => undefined);
    } catch {
      const age = Date.now() - ((await stat(lock).catch(() => undefined))?.mtimeMs ?? 0);
      if (age > 120_000) await rmdir(lock).catch(() => undefined);
      else await sleep(100);
    }
  }
}

/** Builds dist/ before the tests when a source changed since, once however many runs start together. */
export default async function buildOnce(): Promise<void> {
  if (!(await isStale())) return;
  await takeLock();
  try {
    if (await isStale()) await buildAll({ quick: true });
  } catch (error) {
    if (process.env["CI"]) throw error;
    // A source in the middle of a change: tests that run the built program tell by themselves.
    console.warn(`dist/ was not rebuilt: ${error instanceof Error ? error.message.split("\n", 3).join(" ") : error}`);
  } finally {
    await rmdir(lock).catch(() => undefined);
  }
}
