import type { Reporter, TestModule } from "vitest/node";

/** Prints one plain line of totals last, and fails the run in CI when a test was skipped. */
export default class Totals implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: string): number => states.filter((other) => other === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const skipped = count("skipped");
    const tail = skipped > 0 ? `, ${skipped} skipped` : "";
    console.log(`${count("passed")} passed, ${count("failed") + broken} failed${tail}`);
    if (skipped > 0 && process.env["CI"]) {
      console.error("A skipped test is a failure in CI: install what it needs.");
      process.exitCode = 1;
    }
  }
}
