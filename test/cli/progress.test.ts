import { describe, expect, it } from "vitest";
import { given, guilty, meanwhile, type Sandbox } from "./binary.ts";

const files = {
  "src/a.ts": guilty,
  "src/z/.sso-region.json": '{ "ssoRegion": "Oregon" }',
  "src/z/a.ts": guilty,
};

/** Variables with which stderr seems to be a terminal, and every look at the clock to take a second. */
function onSlowTerminal(sandbox: Sandbox): { readonly NODE_OPTIONS: string } {
  return meanwhile(
    sandbox,
    `let now = 0;
     Date.now = () => (now += 1_000);
     process.stderr.isTTY = true;
     for (const name of ["cursorTo", "clearLine", "moveCursor"]) process.stderr[name] = () => true;`,
  );
}

describe("progress on a terminal", () => {
  it.each([[["check"]], [["fix", "--dry-run"]], [[]]])(
    "ends with the work of %j where settings are wrong",
    async (args) => {
      const sandbox = given(files);
      const { code, stderr } = await sandbox.run(args, { TERM: "xterm", ...onSlowTerminal(sandbox) });
      expect(code).toBe(2);
      expect(stderr).toMatch(/(?:Checked|Read) 1 of 2 files/u);
      const [, afterwards] = stderr.split("\u{1B}[?25h");
      expect(afterwards).toMatch(/^The settings file ".*" has "Oregon" as "ssoRegion"[^\n]*\.\n$/u);
    },
  );

  it.each([
    ["TERM", "dumb"],
    ["CI", "true"],
    ["CI", ""],
  ])('is not shown where %s is "%s"', async (name, value) => {
    const sandbox = given({ "a.ts": guilty, "b.ts": guilty });
    const { stderr } = await sandbox.run(["check"], { TERM: "xterm", [name]: value, ...onSlowTerminal(sandbox) });
    expect(stderr).toBe("");
  });
});
