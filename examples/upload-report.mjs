// The provider chain, the way most programs have it: no profile named, one region for everything.
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { fromNodeProviderChain } from "@aws-sdk/credential-providers";

const region = "eu-central-1";

export const provider = fromNodeProviderChain({ clientConfig: { region } });

export const s3 = new S3Client({ region, credentials: provider });

export async function uploadReport(name, text) {
  await s3.send(new PutObjectCommand({ Bucket: "example-reports", Key: name, Body: text }));
}
