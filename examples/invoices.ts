// A clean one: two regions under two names, and the credentials get the right one.
import { S3Client } from "@aws-sdk/client-s3";
import { fromIni } from "@aws-sdk/credential-providers";

const region = "eu-central-1";
const ssoRegion = "us-west-2";

export const provider = fromIni({ profile: "dev", clientConfig: { region: ssoRegion } });

export const s3 = new S3Client({ region, credentials: provider });
