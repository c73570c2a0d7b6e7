// The plainest form: an SSO profile, and the region of the buckets handed to the credentials as well.
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { fromIni } from "@aws-sdk/credential-providers";

export const provider = fromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } });

export async function listBuckets(): Promise<string[]> {
  const s3 = new S3Client({ region: "eu-central-1", credentials: provider });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  return Buckets.flatMap(({ Name }) => (Name ? [Name] : []));
}
