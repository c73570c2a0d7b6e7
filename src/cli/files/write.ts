import { randomBytes } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import path from "node:path";
import { errorCode } from "./source-file.ts";

/**
 * Puts a text in the place of what a file held when it was read, whole or not at all: it is written to a new file beside,
 * which then takes the name. A symbolic link stays one; mode and owner stay. Returns why that could not be done, in a
 * sentence; the file is then as it was. Never throws.
 */
export function replaceFile(file: string | Buffer, before: Buffer, text: string): string | undefined {
  try {
    // Bytes stay bytes: a name need not be UTF-8.
    const target = realpathSync.native(file, "buffer");
    // A rename would take the place of a file that nobody may write.
    accessSync(target, constants.W_OK);
    const stats = statSync(target);
    const isAsRead = (): boolean => readFileSync(target).equals(before);
    return isAsRead() ? putInPlace(target, text, stats, isAsRead) : changed;
  } catch (error) {
    return reasons[errorCode(error)] ?? `It cannot be written (${errorCode(error)}).`;
  }
}

/** Makes a file that is not there yet, whole or not at all. Returns why that could not be done, as `replaceFile` does. */
export function createFile(file: string, text: string): string | undefined {
  try {
    return putInPlace(Buffer.from(file), text, undefined, () => true);
  } catch (error) {
    return reasons[errorCode(error)] ?? `It cannot be written (${errorCode(error)}).`;
  }
}

const changed = "It changed while we worked on it and is left as it is now. Run again.";

const reasons: Readonly<Record<string, string>> = {
  EACCES: "There is no permission to write it.",
  EPERM: "There is no permission to write it.",
  EROFS: "Its file system is read-only.",
  ENOSPC: "The disk is full.",
  EDQUOT: "The disk quota is used up.",
  ENOENT: "It is no longer there.",
};

function putInPlace(
  target: Buffer,
  text: string,
  stats: Stats | undefined,
  isAsRead: () => boolean,
): string | undefined {
  const folder = target.subarray(0, target.lastIndexOf(path.sep) + 1);
  const beside = Buffer.concat([folder, Buffer.from(`.sso-region-${randomBytes(6).toString("hex")}.tmp`)]);
  const file = openSync(beside, "wx", 0o666);
  try {
    try {
      if (stats) keepOwnership(file, stats);
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (isAsRead()) {
      renameSync(beside, target);
      return undefined;
    }
    unlinkSync(beside);
    return changed;
  } catch (error) {
    unlinkSync(beside);
    throw error;
  }
}

function keepOwnership(file: number, { mode, uid, gid }: Stats): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    // Only root may give files away; without that, who rewrites a file owns it.
  }
  fchmodSync(file, mode & 0o7777);
}
