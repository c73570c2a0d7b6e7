import { loadSharedConfig } from "../../src/aws-config/files.ts";
import type { Knowledge } from "../../src/remedy/remedy.ts";
import { anyProject } from "../../src/verdict/project.ts";
import { fixture } from "../fixture-files.ts";

/** What the fixtures' config file says. */
export const knowledge: Knowledge = {
  project: anyProject,
  sharedConfig: loadSharedConfig({
    awsConfig: fixture("aws-config"),
    env: { AWS_SHARED_CREDENTIALS_FILE: fixture("no-credentials") },
  }),
};
