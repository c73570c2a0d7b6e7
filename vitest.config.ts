import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** What is too long for `npm test`, and what makes more runs where `TEST_ALL` is set: not again what `npm test` has just run. */
function longerTests(): string[] {
  return readdirSync("test", { recursive: true, encoding: "utf8" })
    .map((name) => `test/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(".test.ts"))
    .filter((name) => name.endsWith(".slow.test.ts") || readFileSync(name, "utf8").includes("TEST_ALL"));
}

/** `--mode all` runs the longer tests alone. */
export default defineConfig(({ mode }) => ({
  test: {
    ...(mode === "all"
      ? { include: longerTests(), env: { TEST_ALL: "1" } }
      : { include: ["test/**/*.test.ts"], exclude: ["**/*.slow.test.ts"] }),
    // What a test file stubs, it restores, so that the many short ones need not each load everything again.
    isolate: mode === "all",
    // Vitest would leave one core to itself, of two.
    maxWorkers: "100%",
    testTimeout: mode === "all" ? 600_000 : 60_000,
    hookTimeout: mode === "all" ? 600_000 : 60_000,
  },
}));
