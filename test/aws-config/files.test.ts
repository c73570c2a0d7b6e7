import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { loadSharedConfig } from "../../src/aws-config/files.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "aws-config-files-"));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

function write(name: string, content: string | Uint8Array): string {
  const file = join(home, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** Names of the profiles found, and the problems. */
function load(env: NodeJS.ProcessEnv = {}, awsConfig?: string) {
  const { profiles, problems } = loadSharedConfig({ awsConfig, env: { HOME: home, ...env } });
  return { names: [...profiles.keys()], problems };
}

const found = (...names: string[]) => ({ names, problems: [] });

describe("where the files are", () => {
  beforeEach(() => {
    write(".aws/config", "[profile config-of-home]\nk = v");
    write(".aws/credentials", "[credentials-of-home]\nk = v");
    write("option", "[profile option]\nk = v");
    write("config-variable", "[profile config-variable]\nk = v");
    write("credentials-variable", "[credentials-variable]\nk = v");
    write("credentials", "[neighbour]\nk = v");
  });

  test("~/.aws/config and ~/.aws/credentials", () => {
    expect(load()).toEqual(found("config-of-home", "credentials-of-home"));
  });

  test("AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE beat them, each its own", () => {
    expect(load({ AWS_CONFIG_FILE: join(home, "config-variable") })).toEqual(
      found("config-variable", "credentials-of-home"),
    );
    expect(load({ AWS_SHARED_CREDENTIALS_FILE: join(home, "credentials-variable") })).toEqual(
      found("config-of-home", "credentials-variable"),
    );
  });

  test("the option beats AWS_CONFIG_FILE; no credentials file is guessed beside it", () => {
    expect(load({ AWS_CONFIG_FILE: join(home, "config-variable") }, join(home, "option"))).toEqual(
      found("option", "credentials-of-home"),
    );
  });

  test("an empty variable counts for nothing", () => {
    expect(load({ AWS_CONFIG_FILE: "", AWS_SHARED_CREDENTIALS_FILE: "" })).toEqual(
      found("config-of-home", "credentials-of-home"),
    );
  });

  test("~/ is the home directory", () => {
    expect(load({ AWS_CONFIG_FILE: "~/config-variable" })).toEqual(found("config-variable", "credentials-of-home"));
    expect(load({}, "~/option")).toEqual(found("option", "credentials-of-home"));
  });

  test("home is HOME, else USERPROFILE, else HOMEDRIVE and HOMEPATH", () => {
    const other = { HOME: undefined, USERPROFILE: undefined, HOMEDRIVE: undefined, HOMEPATH: undefined };
    const all = found("config-of-home", "credentials-of-home");
    expect(load({ ...other, HOME: home, USERPROFILE: "/nowhere" })).toEqual(all);
    expect(load({ ...other, USERPROFILE: home, HOMEPATH: "/nowhere" })).toEqual(all);
    expect(load({ ...other, HOMEDRIVE: dirname(home), HOMEPATH: home.slice(dirname(home).length) })).toEqual(all);
  });

  test("AWS_PROFILE is not read", () => {
    expect(load({ AWS_PROFILE: "nobody" })).toEqual(load());
  });
});

describe("what is not there or cannot be read", () => {
  test("default files that are missing are empty", () => {
    expect(load()).toEqual(found());
  });

  test("a missing file that somebody named", () => {
    const [config, credentials] = [join(home, "a"), join(home, "b")];
    expect(load({ AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials }).problems).toEqual([
      `The AWS config file "${config}", named by AWS_CONFIG_FILE, does not exist.`,
      `The AWS credentials file "${credentials}", named by AWS_SHARED_CREDENTIALS_FILE, does not exist.`,
    ]);
    expect(load({}, config).problems).toEqual([`The AWS config file "${config}", given as an option, does not exist.`]);
    expect(load({}, "").problems).toEqual([`The AWS config file "", given as an option, does not exist.`]);
  });

  test("a directory, even in a default place", () => {
    mkdirSync(join(home, ".aws", "config"), { recursive: true });
    expect(load().problems).toEqual([`The AWS config file "${join(home, ".aws", "config")}" is a directory.`]);
  });

  test.each<[what: string, content: string | Uint8Array, fact: string]>([
    ["a NUL byte", "[profile a]\nk = v\0", "is not text in UTF-8"],
    ["bytes that are no UTF-8", Uint8Array.of(0x5b, 0x61, 0x5d, 0xff), "is not text in UTF-8"],
    ["UTF-16, as PowerShell writes it", Buffer.from("\uFEFF[profile a]", "utf16le"), "is not text in UTF-8"],
    ["more than 10 MB", "#".repeat(10 * 1024 * 1024 + 1), "is over 10 MB, too long for a shared config file"],
    ["more than 150,000 lines", "\n".repeat(150_001), "has over 150,000 lines, too long for a shared config file"],
  ])("%s", (_, content, fact) => {
    const file = write(".aws/config", content);
    write(".aws/credentials", "[b]\nk = v");
    expect(load()).toEqual({ names: ["b"], problems: [`The AWS config file "${file}" ${fact}.`] });
  });

  test("a file that links to itself", () => {
    const file = join(home, "loop");
    symlinkSync(file, file);
    expect(load({}, file).problems).toEqual([
      `The AWS config file "${file}", given as an option, cannot be read (ELOOP).`,
    ]);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === "win32")("a file one may not read", () => {
    const file = write(".aws/config", "");
    chmodSync(file, 0);
    expect(load().problems).toEqual([`The AWS config file "${file}" cannot be read (EACCES).`]);
  });

  test("a path no file can have", () => {
    expect(load({}, "a\0b").problems).toEqual([
      `The AWS config file "a\uFFFDb", given as an option, cannot be read (ERR_INVALID_ARG_VALUE).`,
    ]);
  });

  test("the null device is an empty file, which is how people switch one off", () => {
    expect(load({ AWS_CONFIG_FILE: devNull })).toEqual(found());
  });

  test.skipIf(process.platform === "win32")("a pipe is not waited for", () => {
    const file = join(home, "pipe");
    execFileSync("mkfifo", [file]);
    expect(load({}, file).problems).toEqual([
      `The AWS config file "${file}", given as an option, is not a regular file.`,
    ]);
  });
});

test("exactly 10 MB, a BOM and CRLF are read", () => {
  const start = "\uFEFF[profile a]\r\nk = v\r\n";
  write(".aws/config", start + "#".repeat(10 * 1024 * 1024 - Buffer.byteLength(start)));
  expect(load()).toEqual(found("a"));
});

test("sessions behind ~/ in AWS_CONFIG_FILE, which the SDK does not find", () => {
  write(
    "c",
    "[profile a]\nsso_session = s\nsso_account_id = 1\nsso_role_name = r\n[sso-session s]\nsso_region = us-west-2\nsso_start_url = u",
  );
  const problem = `AWS_CONFIG_FILE is "~/c", where the SDK finds profiles but no sso-session: write the whole path instead of "~/".`;
  expect(load({ AWS_CONFIG_FILE: "~/c" })).toEqual({ names: ["a"], problems: [problem] });
  expect(load({ AWS_CONFIG_FILE: join(home, "c") })).toEqual(found("a"));
  expect(load({}, "~/c")).toEqual(found("a"));
});

test("what is not returned is not in memory either", { timeout: 60_000 }, () => {
  const secret = "wJalrXUtnFEMIK7MDENG";
  const sso =
    "sso_region = us-west-2\nsso_start_url = https://x\nsso_account_id = 123456789012\nsso_role_name = AVeryLongRoleNameInOnePiece";
  const keys = `aws_access_key_id = x\naws_secret_access_key = ${secret}\ncredential_process = echo ${secret}`;
  write(".aws/config", `[profile a]\n${keys}\n${sso}\n[sso-session ${secret}]\nk = ${secret}`);
  write(".aws/credentials", `[a]\n${keys}\n[a-profile-with-a-long-name]\n${keys}`);
  const [module, snapshot] = [
    join(dirname(fileURLToPath(import.meta.url)), "../../src/aws-config/files.ts"),
    join(home, "heap"),
  ];
  const program = `
    import { writeHeapSnapshot } from "node:v8";
    import { loadSharedConfig } from ${JSON.stringify(pathToFileURL(module).href)};
    globalThis.kept = loadSharedConfig();
    gc();
    writeHeapSnapshot(${JSON.stringify(snapshot)});`;
  const env = { ...process.env, HOME: home, AWS_CONFIG_FILE: "", AWS_SHARED_CREDENTIALS_FILE: "" };
  execFileSync(process.execPath, ["--expose-gc", "--import", "tsx", "--input-type=module", "--eval", program], { env });
  const heap = readFileSync(snapshot, "utf8");
  expect(heap.includes("AVeryLongRoleNameInOnePiece")).toBe(true);
  expect(heap.includes(secret)).toBe(false);
});

test("the files are read once while they do not change, and again when they do", () => {
  const file = write(".aws/config", "[profile a]\nk = v");
  const first = loadSharedConfig({ env: { HOME: home } });
  expect(loadSharedConfig({ env: { HOME: home } })).toBe(first);
  writeFileSync(file, "[profile changed]\nk = v");
  expect(load()).toEqual(found("changed"));
});
