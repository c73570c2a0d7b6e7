import { isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { factoryNames } from "../../sdk/factories.ts";
import { errorCode, type Problem, type SourceFile } from "./source-file.ts";

/** A file's content, or that it holds no provider call, or why it is not read. */
export type Content =
  | { readonly kind: "text"; readonly bytes: Buffer; readonly text: string; readonly isUtf8: boolean }
  | { readonly kind: "none" }
  | { readonly kind: "problem"; readonly problem: Problem };

/** Above this size a file is no source that somebody wrote, and its syntax tree would fill the memory. */
const maxBytes = 5_000_000;

const chunk = Buffer.allocUnsafe(1 << 20);
const overlap = 2 * Math.max(...factoryNames.map((name) => name.length)) - 1;

/** The content of a file that has the name of a factory in its bytes. Others are not decoded. Never throws. */
export function readSource({ path, name }: SourceFile): Content {
  const problem = (message: string): Content => ({ kind: "problem", problem: { file: name, message } });
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const { size } = fstatSync(file);
    const mention = mentionOfFactory(file);
    if (mention === "none") return { kind: "none" };
    if (mention === "UTF-16") return problem("It is in UTF-16, which is not read. Save it in UTF-8.");
    if (size > maxBytes) return problem(`It is over ${maxBytes / 1_000_000} MB, too long to be read as source.`);
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

/** The names as UTF-16 writes them, in either order of bytes. */
const wideNames = factoryNames.flatMap((name) => {
  const little = Buffer.from(name, "utf16le");
  return [little, Buffer.from(little).swap16()];
});

/** How an open file has the name of a factory in its bytes, if it has. It is read piece by piece, however long it is. */
function mentionOfFactory(file: number): "none" | "UTF-8" | "UTF-16" {
  let kept = 0;
  let isWide: boolean | undefined;
  for (let length; (length = readSync(file, chunk, kept, chunk.length - kept, null)) > 0;) {
    const piece = chunk.subarray(0, kept + length);
    isWide ??= isMarkedWide(piece);
    if (factoryNames.some((name) => piece.includes(name, 0, "latin1"))) return "UTF-8";
    if (isWide && wideNames.some((name) => piece.includes(name))) return "UTF-16";
    kept = Math.min(overlap, piece.length);
    piece.copy(chunk, 0, piece.length - kept);
  }
  return "none";
}

/** Whether a text begins with the mark of UTF-16. */
function isMarkedWide([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
