import { defineConfig } from "vitest/config";

/** `--mode all` adds the tests that take longer (`*.slow.test.ts`) and, by `TEST_ALL`, more runs of the property tests. */
export default defineConfig(({ mode }) => ({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: mode === "all" ? [] : ["**/*.slow.test.ts"],
    env: mode === "all" ? { TEST_ALL: "1" } : {},
    testTimeout: mode === "all" ? 300_000 : 20_000,
    hookTimeout: mode === "all" ? 300_000 : 60_000,
  },
}));
