import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/support/build-once.ts"],
    reporters: ["default", "./tests/support/totals.ts"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
