import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { settingsForFile } from "../../src/settings/files.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "settings-"));
  mkdirSync(join(folder, "packages/app/src"), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(text: string, ...place: string[]): string {
  const file = join(folder, ...place, ".sso-region.json");
  writeFileSync(file, text);
  return file;
}

/** The ssoRegion that a file of the app gets, or what is wrong. */
function found(): string | undefined {
  const result = settingsForFile(join(folder, "packages/app/src/a.ts"));
  return result.kind === "settings" ? result.settings.ssoRegion : result.problems.join(" ");
}

describe("the nearest settings file counts", () => {
  it("above the file", () => {
    write('{ "ssoRegion": "us-west-2" }');
    expect(found()).toBe("us-west-2");
  });

  it("of a package before that of the whole", () => {
    write('{ "ssoRegion": "us-west-2" }');
    write('{ "ssoRegion": "eu-west-1" }', "packages/app");
    expect(found()).toBe("eu-west-1");
  });

  it("through a link", () => {
    write('{ "ssoRegion": "us-west-2" }');
    symlinkSync(join(folder, ".sso-region.json"), join(folder, "packages/app/.sso-region.json"));
    expect(found()).toBe("us-west-2");
  });

  it("as it is now, not as it was", () => {
    write('{ "ssoRegion": "us-west-2" }');
    expect(found()).toBe("us-west-2");
    const file = write('{ "ssoRegion": "eu-west-1" }');
    utimesSync(file, 1, 1);
    expect(found()).toBe("eu-west-1");
  });

  it("and none is none", () => {
    expect(found()).toBeUndefined();
  });
});

describe("a settings file that cannot be used is named", () => {
  it.each([
    ["", "is empty. Write {} where there is nothing to say."],
    ["[]", 'has to be an object, as in { "ssoRegion": "us-west-2" }.'],
    [" ".repeat(1_000_001), "is over 1 MB."],
  ])("%j", (text, problem) => {
    const file = write(text);
    expect(found()).toBe(`The settings file "${file}" ${problem}`);
  });

  it("where it has comments, in one line", () => {
    write('// The region.\n{ "ssoRegion":\u001B[2J "us-west-2" }\n');
    expect(found()).toMatch(/^\P{Cc}* is not JSON: Unexpected token \P{Cc}*\.$/u);
  });

  it("where it is not JSON", () => {
    const file = write("{ ssoRegion: 1 }");
    expect(found()?.startsWith(`The settings file "${file}" is not JSON: `)).toBe(true);
  });

  it("where it is a folder", () => {
    const file = join(folder, "packages/app/.sso-region.json");
    mkdirSync(file);
    expect(found()).toBe(`The settings file "${file}" cannot be read (EISDIR).`);
  });
});
