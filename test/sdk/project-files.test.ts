import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { installedRelease, requestedReleases } from "../../src/sdk/files.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "project-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(place: string, content: object): void {
  mkdirSync(join(folder, place, ".."), { recursive: true });
  writeFileSync(join(folder, place), JSON.stringify(content));
}

it("finds the release that a file would load, its package's before the whole's", () => {
  write("node_modules/@aws-sdk/credential-providers/package.json", { version: "3.600.0" });
  write("packages/app/node_modules/@aws-sdk/credential-providers/package.json", { version: "3.700.0" });
  expect(installedRelease(join(folder, "src/a.ts"))).toBe("3.600.0");
  expect(installedRelease(join(folder, "packages/app/src/a.ts"))).toBe("3.700.0");
});

it("finds the range that the nearest package.json with the SDK asks for", () => {
  write("package.json", { dependencies: { "@aws-sdk/credential-providers": "^3.600.0" } });
  write("packages/app/package.json", { devDependencies: { "@aws-sdk/credential-providers": "~3.700.0" } });
  write("packages/other/package.json", { dependencies: {} });
  expect(requestedReleases(join(folder, "a.ts"))).toBe("^3.600.0");
  expect(requestedReleases(join(folder, "packages/app/a.ts"))).toBe("~3.700.0");
  expect(requestedReleases(join(folder, "packages/other/a.ts"))).toBe("^3.600.0");
});

it("takes for no release what is none", () => {
  write("node_modules/@aws-sdk/credential-providers/package.json", { version: "workspace" });
  expect(installedRelease(join(folder, "a.ts"))).toBeUndefined();
});

it("finds nothing where there is nothing, or nothing that can be read", () => {
  expect(installedRelease(join(folder, "a.ts"))).toBeUndefined();
  writeFileSync(join(folder, "package.json"), "{");
  expect(requestedReleases(join(folder, "a.ts"))).toBeUndefined();
});
