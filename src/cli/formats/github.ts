import type { Checked } from "./format.ts";

/** For GitHub Actions: workflow commands, which become annotations of a pull request's lines. */
export function github({ reports, problems }: Checked): string {
  const found = reports.map(({ severity, message, rule, file, line, column, endLine, endColumn }) =>
    command(severity, { file, line, endLine, col: column, endColumn, title: rule }, message),
  );
  const failed = problems.map(({ message, ...place }) => command("error", { ...place, title: "sso-region" }, message));
  return [...found, ...failed].join("");
}

/** The properties that GitHub knows. */
const known = ["file", "line", "endLine", "col", "endColumn", "title"] as const;

type Properties = Readonly<Partial<Record<(typeof known)[number], string | number>>>;

function command(name: string, properties: Properties, message: string): string {
  const given = known.flatMap((key) => {
    const value = properties[key];
    return value === undefined
      ? []
      : [`${key}=${escaped(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C")}`];
  });
  return `::${name} ${given.join(",")}::${escaped(message)}\n`;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
