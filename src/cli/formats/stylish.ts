import { prefix, ruleOf } from "../../verdict/rules.ts";
import type { Io } from "../io.ts";
import type { Report } from "../report.ts";
import { counted, onOneLine, type Checked } from "./format.ts";

const rulesForCalls = new Set(Object.values(ruleOf).map(({ name }) => prefix + name));

/** For people: what was found, by file, as ESLint shows it, and how to mend it. */
export function stylish({ reports, isOfPaths = false }: Checked, io: Io): string {
  if (reports.length === 0) return "";
  const { style } = io.stdout;
  const files = new Set(reports.map(({ file }) => file));
  const blocks = [...files].map((file) => {
    const found = reports.filter((report) => report.file === file);
    return [
      style("underline", onOneLine(file)) + dependencyOf(found),
      ...found.map((report) => line(report, io)),
      "",
    ].join("\n");
  });
  const errors = reports.filter(({ severity }) => severity === "error").length;
  const total = `${counted(errors, "error")}, ${counted(reports.length - errors, "warning")}`;
  const fixable = reports.filter(({ rule, fixes }) => fixes.length > 0 && rulesForCalls.has(rule)).length;
  const paths = isOfPaths ? ", with the same paths," : "";
  const hint =
    fixable === 0 ? [] : [`"npx eslint-plugin-sso-region fix"${paths} rewrites ${counted(fixable, "call")}.`];
  return [...blocks, style("bold", `${total}.`), ...hint, ""].join("\n");
}

/** The package that a file is of, by any report on it. */
function dependencyOf([report]: readonly Report[]): string {
  return report?.dependency ? ` (${report.dependency.name} ${report.dependency.version ?? ""})`.replace(" )", ")") : "";
}

function line({ line, column, severity, message, rule }: Report, { stdout: { style } }: Io): string {
  const place = style("dim", `${line}:${column}`);
  return `  ${place}  ${style(severity === "error" ? "red" : "yellow", severity)}  ${onOneLine(message)}  ${style("dim", rule)}`;
}
