import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { loadSharedConfig } from "../../aws-config/files.ts";
import { settingsFileName } from "../../settings/files.ts";
import { settingsFileFor, type SettingsFile } from "../files/settings.ts";
import { shownPath } from "../files/source-file.ts";
import { createFile, replaceFile } from "../files/write.ts";
import { counted } from "../formats/format.ts";
import type { ExitCode, Io } from "../io.ts";
import { regionsByProfile, snapshotOf } from "../snapshot.ts";

export interface SnapshotOptions {
  readonly check?: boolean;
}

/** Writes down in ".sso-region.json" what this machine's profiles say, or says whether it is written. */
export function run({ check = false }: SnapshotOptions, io: Io): Promise<ExitCode> {
  const shared = loadSharedConfig({ env: io.env });
  const { regions, problems } = regionsByProfile(shared);
  for (const problem of [...shared.problems, ...problems]) io.stderr.write(`${problem}\n`);
  const current = settingsFileFor(io.cwd);
  const file = current?.file ?? path.join(io.cwd, settingsFileName);
  const text = `${JSON.stringify(snapshotOf(current?.value ?? {}, regions), undefined, 2)}\n`;
  return Promise.resolve(end(current, file, text, { check, profiles: regions.size }, io));
}

function end(
  current: SettingsFile | undefined,
  file: string,
  text: string,
  { check, profiles }: { readonly check: boolean; readonly profiles: number },
  io: Io,
): ExitCode {
  const name = shownPath(file, io.cwd);
  const isCurrent = current !== undefined && isDeepStrictEqual(JSON.parse(text), current.value);
  if (profiles === 0) {
    io.stderr.write(
      'The AWS config files have no profile, so that there is nothing to write. Run "aws configure sso".\n',
    );
    return 2;
  }
  if (isCurrent) {
    const verb = profiles === 1 ? "says" : "say";
    io.stdout.write(`"${name}" says what ${counted(profiles, "profile")} of this machine ${verb}.\n`);
    return 0;
  }
  if (check) {
    io.stderr.write(
      `"${name}" does not say what this machine's profiles say. Run "npx eslint-plugin-sso-region snapshot".\n`,
    );
    return 1;
  }
  const reason = current ? replaceFile(file, current.bytes, text) : createFile(file, text);
  if (reason !== undefined) throw new Error(`"${name}": ${reason}`);
  io.stdout.write(`"${name}" is written from ${counted(profiles, "profile")} of this machine. Commit it.\n`);
  return 0;
}
