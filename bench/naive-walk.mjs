// The least that any tool in Node can do: walk the tree, read each file, look for a name. With a parser's module, parse what has one.
import { Buffer } from "node:buffer";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, parserModule] = process.argv.slice(2);
const names = ["fromSSO", "fromIni", "fromNodeProviderChain", "defaultProvider"].map((name) => Buffer.from(name));
const isSource = /(?<!\.d)\.(?:[cm]?js|[cm]?ts|[jt]sx)$/u;
const { parse } = parserModule ? await import(parserModule) : {};
let found = 0;

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !isSource.test(entry.name)) continue;
  const bytes = readFileSync(join(entry.parentPath, entry.name));
  if (!names.some((name) => bytes.includes(name))) continue;
  found += 1;
  parse?.(bytes.toString(), entry.name);
}
console.log(found);
