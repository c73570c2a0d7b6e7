import { isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { maxLength, tooLong } from "../../analysis/limits.ts";
import { factoryNames, mayGoWrong } from "../../sdk/factories.ts";
import { mayImportFactory } from "../../sdk/specifiers.ts";
import { settingsOf } from "./settings.ts";
import { errorCode, type Problem, type SourceFile } from "./source-file.ts";

/** A file's content, or that it holds no provider call, or why it is not read. */
export type Content =
  | { readonly kind: "text"; readonly bytes: Buffer; readonly text: string; readonly isUtf8: boolean }
  | { readonly kind: "none" }
  | { readonly kind: "problem"; readonly problem: Problem };

const chunk = Buffer.allocUnsafe(1 << 20);
/** Longer than what is looked for, of which a piece may end in the middle. */
const overlap = 1_000;

/**
 * The content of a file that has the name of a factory in its bytes. Others are not decoded. One that is too long to be parsed is
 * no problem where it imports no factory, as bundles do not. Throws an Error where the settings of a long file are wrong.
 */
export function readSource({ path, name }: SourceFile): Content {
  const problem = (message: string): Content => ({ kind: "problem", problem: { file: name, message } });
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const { size } = fstatSync(file);
    const isWide = isMarkedWide(file);
    if (!holds(file, isWide ? mentionsFactoryWidely : mentionsFactory)) return { kind: "none" };
    if (isWide) return problem("It is in UTF-16, which is not read. Save it in UTF-8.");
    if (size > maxLength && !importsFactory(file, path)) return { kind: "none" };
    if (size > maxLength) return problem(tooLong);
    const bytes = Buffer.alloc(size);
    const length = readSync(file, bytes, 0, size, 0);
    const read = bytes.subarray(0, length);
    return { kind: "text", bytes: read, text: read.toString("utf8"), isUtf8: isUtf8(read) };
  } catch (error) {
    const code = errorCode(error);
    return problem(code === "ENOENT" ? "It is no longer there." : `It cannot be read (${code}).`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Whether there may be something to report of a file, so that others need not be parsed. Throws an Error where its settings are wrong. */
export function mayReport({ path }: SourceFile, text: string): boolean {
  return mayGoWrong(text) && mayImportFactory(text, settingsOf(path).modules);
}

function mentionsFactory(piece: Buffer): boolean {
  return factoryNames.some((name) => piece.includes(name, 0, "latin1"));
}

/** The names as UTF-16 writes them, in either order of bytes. */
const wideNames = factoryNames.flatMap((name) => {
  const little = Buffer.from(name, "utf16le");
  return [little, Buffer.from(little).swap16()];
});

function mentionsFactoryWidely(piece: Buffer): boolean {
  return wideNames.some((name) => piece.includes(name));
}

/** Whether an open file begins with the mark of UTF-16. */
function isMarkedWide(file: number): boolean {
  const length = readSync(file, chunk, 0, 2, 0);
  return length === 2 && ["fffe", "feff"].includes(chunk.toString("hex", 0, 2));
}

function importsFactory(file: number, path: SourceFile["path"]): boolean {
  const { modules } = settingsOf(path);
  return holds(file, (piece) => mayImportFactory(piece.toString(), modules));
}

/** Whether something is found in an open file. It is read piece by piece, however long it is. */
function holds(file: number, isFoundIn: (piece: Buffer) => boolean): boolean {
  let kept = 0;
  let offset = 0;
  for (let length; (length = readSync(file, chunk, kept, chunk.length - kept, offset)) > 0; offset += length) {
    const piece = chunk.subarray(0, kept + length);
    if (isFoundIn(piece)) return true;
    kept = Math.min(overlap, piece.length);
    piece.copy(chunk, 0, piece.length - kept);
  }
  return false;
}
