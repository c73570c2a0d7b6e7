// The programs in examples/ as they stand have the bug, and show it: SSO is asked in eu-central-1 or the like, though the profiles say us-west-2.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { judge } from "./judge.ts";

function read(fileName: string): string {
  return readFileSync(new URL(`../../examples/${fileName}`, import.meta.url), "utf8");
}

const EXAMPLES: { fileName: string; asked: string[] }[] = [
  { fileName: "list-buckets.ts", asked: ["sso eu-central-1 111122223333/Developer"] },
  { fileName: "backup.cjs", asked: ["sso eu-central-1 444455556666/ReadOnly"] },
  { fileName: "upload-report.mjs", asked: ["sso eu-central-1 111122223333/Developer"] },
  { fileName: "stack-reader.ts", asked: ["sso eu-central-1 111122223333/Developer"] },
  { fileName: "compiled.js", asked: ["sso eu-central-1 111122223333/Developer"] },
  {
    fileName: "deploy.ts",
    asked: ["sso eu-west-2 111122223333/Developer", "sts eu-west-2 arn:aws:iam::777788889999:role/Deploy"],
  },
  {
    fileName: "audit.mts",
    asked: ["sso ap-southeast-2 111122223333/Developer", "sts ap-southeast-2 arn:aws:iam::777788889999:role/Audit"],
  },
  { fileName: "who-am-i.mjs", asked: ["sso eu-central-1 111122223333/Developer"] },
  { fileName: "invoices.ts", asked: ["sso us-west-2 111122223333/Developer"] },
];

const config = read("aws-config");
const env = { AWS_PROFILE: "dev", AWS_REGION: "eu-central-1" };
const rulings = await judge(EXAMPLES.map(({ fileName }) => ({ fileName, source: read(fileName), config, env })));

test.each(EXAMPLES.map((example, index) => ({ ...example, ruling: rulings[index] })))(
  "$fileName asks $asked",
  ({ asked, ruling }) => {
    const said = ruling?.requests.map(
      ({ service, region, roleArn, accountId, roleName }) =>
        `${service} ${region} ${roleArn ?? `${accountId}/${roleName}`}`,
    );
    expect({ said, error: ruling?.error }).toEqual({ said: asked, error: undefined });
  },
);
