import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { compareVersions, type Manifest, treeOfRelease } from "./versions.ts";

const PUBLISHED: Record<string, Manifest[]> = {
  "@aws-sdk/credential-providers": [
    { version: "3.9.0", dependencies: { "@aws-sdk/ini": "3.8.0" } },
    { version: "3.10.0", dependencies: { "@aws-sdk/ini": "^3.9.1", "@aws-sdk/core": "^3.9.0", tslib: "^2.0.0" } },
    { version: "3.11.0", dependencies: { "@aws-sdk/ini": "^3.12.0" } },
  ],
  "@aws-sdk/client-s3": [
    { version: "3.10.1", dependencies: { "@aws-sdk/core": "^3.10.0" } },
    { version: "3.9.5", dependencies: { "@aws-sdk/core": "^3.9.2" }, peerDependencies: { "@smithy/types": "~4.1.0" } },
    { version: "3.8.0" },
  ],
  "@aws-sdk/client-sso": [{ version: "3.10.0" }],
  "@aws-sdk/ini": [{ version: "3.8.0" }, { version: "3.12.0" }, { version: "3.9.3" }, { version: "3.9.2" }],
  "@aws-sdk/core": [{ version: "3.9.0" }, { version: "3.9.2" }, { version: "3.10.0" }],
  "@smithy/types": [{ version: "4.0.0" }, { version: "5.0.0" }],
};

const published = (name: string): Promise<Manifest[]> => Promise.resolve(PUBLISHED[name] ?? []);

describe("the tree of a release", () => {
  test("has of each package the lowest version that all ranges allow and that is published, and of companions the nearest", async () => {
    expect(await treeOfRelease("3.10.0", published)).toEqual({
      "@aws-sdk/credential-providers": "3.10.0",
      "@aws-sdk/client-s3": "3.9.5",
      "@aws-sdk/client-sso": "3.10.0",
      "@aws-sdk/ini": "3.9.2",
      "@aws-sdk/core": "3.9.2",
    });
  });

  test("takes a pinned version as it is, and leaves out companions that did not exist yet", async () => {
    expect(await treeOfRelease("3.9.0", published)).toEqual({
      "@aws-sdk/credential-providers": "3.9.0",
      "@aws-sdk/client-s3": "3.8.0",
      "@aws-sdk/ini": "3.8.0",
    });
  });

  test("is an error for a release that is not published", async () => {
    await expect(treeOfRelease("3.12.0", published)).rejects.toThrow('no version "3.12.0"');
  });
});

test("versions are ordered by their numbers", () => {
  expect(["3.1000.0", "3.99.0", "3.504.1", "3.504.0"].sort(compareVersions)).toEqual([
    "3.99.0",
    "3.504.0",
    "3.504.1",
    "3.1000.0",
  ]);
});

describe("a release", () => {
  let cache: string;
  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), "sdk-versions-"));
    vi.stubEnv("SSO_REGION_SDK_CACHE", cache);
    vi.resetModules();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
    rmSync(cache, { recursive: true, force: true });
  });

  test("that is there already is not installed again", async () => {
    mkdirSync(join(cache, "3.10.0"));
    vi.stubEnv("PATH", cache);
    const { installSdk } = await import("./versions.ts");
    expect(await installSdk("3.10.0")).toBe(join(cache, "3.10.0"));
  });

  test.skipIf(process.platform === "win32")("that cannot be installed leaves nothing behind", async () => {
    const npm = join(cache, "npm");
    const manifest = JSON.stringify([{ version: "3.10.0" }]);
    writeFileSync(npm, `#!/bin/sh\n[ "$1" = view ] && echo '${manifest}' && exit\necho half > half\nexit 1\n`, {
      mode: 0o755,
    });
    vi.stubEnv("PATH", cache);
    const { installSdk } = await import("./versions.ts");
    await expect(installSdk("3.10.0")).rejects.toThrow("npm install");
    expect(readdirSync(cache)).toEqual(["npm"]);
  });
});
