/** One request the SDK would have sent. */
export interface SdkRequest {
  /** Told by the host name, or by the shape of the request where an `endpoint` replaced the host. S3, IMDS and the rest are `other`. */
  service: "sso" | "oidc" | "sts" | "other";
  /** Read off the host name; undefined where the host names none (`sts.amazonaws.com`, an `endpoint`, an address). */
  region: string | undefined;
  host: string;
  operation?: string;
  accountId?: string;
  roleName?: string;
  roleArn?: string;
}

/** A request as it leaves the SDK. */
export interface Outgoing {
  host: string;
  method: string;
  path: string;
  body: string;
}

/** What comes back: an answer, or nobody there. */
export type Answer = { kind: "answered"; contentType: string; body: string } | { kind: "refused" };

const KEYS = { accessKeyId: "ASIAJUDGE", secretAccessKey: "judge-secret", sessionToken: "judge-session" };
const EXPIRATION = "2099-01-01T00:00:00Z";

/** `undefined` where the label that should be the region is already the domain, as in `sts.amazonaws.com`. */
function regionIn(host: string, pattern: RegExp): string | undefined {
  const label = pattern.exec(host)?.[1];
  return label === "amazonaws" ? undefined : label;
}

// FIPS adds "-fips"; dual stack, China and the other partitions differ only after the region.
const SSO_HOST = /^portal\.sso(?:-fips)?\.([^.]+)\./;
const OIDC_HOST = /^oidc(?:-fips)?\.([^.]+)\./;
const STS_HOST = /^sts(?:-fips)?\.([^.]+)\./;
const S3_HOST = /^s3(?:-fips)?(?:\.dualstack)?\.([^.]+)\./;

function json(body: unknown): Answer {
  return { kind: "answered", contentType: "application/json", body: JSON.stringify(body) };
}

function xml(body: string): Answer {
  return { kind: "answered", contentType: "text/xml", body };
}

function ssoExchange({ host, path }: Outgoing): [SdkRequest, Answer] {
  const query = new URL(path, "https://sso").searchParams;
  const accountId = query.get("account_id");
  const roleName = query.get("role_name");
  const request: SdkRequest = {
    service: "sso",
    region: regionIn(host, SSO_HOST),
    host,
    operation: "GetRoleCredentials",
    ...(accountId === null ? {} : { accountId }),
    ...(roleName === null ? {} : { roleName }),
  };
  return [request, json({ roleCredentials: { ...KEYS, expiration: Date.parse(EXPIRATION) } })];
}

function oidcExchange({ host }: Outgoing): [SdkRequest, Answer] {
  const token = { accessToken: "judge-token", tokenType: "Bearer", expiresIn: 28_800, refreshToken: "judge" };
  return [{ service: "oidc", region: regionIn(host, OIDC_HOST), host, operation: "CreateToken" }, json(token)];
}

function stsExchange({ host, body }: Outgoing): [SdkRequest, Answer] {
  const form = new URLSearchParams(body);
  const operation = form.get("Action") ?? "unknown";
  const roleArn = form.get("RoleArn");
  const request: SdkRequest = {
    service: "sts",
    region: regionIn(host, STS_HOST),
    host,
    operation,
    ...(roleArn === null ? {} : { roleArn }),
  };
  const result =
    operation === "GetCallerIdentity"
      ? "<Account>111122223333</Account><Arn>arn:aws:sts::111122223333:assumed-role/judge/judge</Arn><UserId>AROAJUDGE:judge</UserId>"
      : `<Credentials><AccessKeyId>${KEYS.accessKeyId}</AccessKeyId><SecretAccessKey>${KEYS.secretAccessKey}</SecretAccessKey>` +
        `<SessionToken>${KEYS.sessionToken}</SessionToken><Expiration>${EXPIRATION}</Expiration></Credentials>` +
        `<AssumedRoleUser><AssumedRoleId>AROAJUDGE:judge</AssumedRoleId><Arn>${roleArn ?? ""}</Arn></AssumedRoleUser>`;
  const name = `${operation}Res`;
  return [
    request,
    xml(
      `<${name}ponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${name}ult>${result}</${name}ult></${name}ponse>`,
    ),
  ];
}

function s3Exchange({ host }: Outgoing): [SdkRequest, Answer] {
  const answer = xml(
    "<ListAllMyBucketsResult><Owner><ID>judge</ID></Owner><Buckets></Buckets></ListAllMyBucketsResult>",
  );
  return [{ service: "other", region: regionIn(host, S3_HOST), host, operation: "ListBuckets" }, answer];
}

/**
 * Names a request and gives the answer of a service where all goes well. Where an `endpoint` replaced the host, the shape tells the service.
 * Everything else (instance metadata, containers, other services) is refused, as on a laptop without network.
 */
export function exchange(outgoing: Outgoing): [SdkRequest, Answer] {
  const { host, method, path, body } = outgoing;
  const route = path.split("?", 1)[0] ?? "";
  if (SSO_HOST.test(host) || route.endsWith("/federation/credentials")) return ssoExchange(outgoing);
  if (OIDC_HOST.test(host) || (method === "POST" && route.endsWith("/token") && !route.endsWith("/v1/token")))
    return oidcExchange(outgoing);
  if (STS_HOST.test(host) || (method === "POST" && /(?:^|&)Action=/.test(body))) return stsExchange(outgoing);
  if (S3_HOST.test(host)) return s3Exchange(outgoing);
  return [{ service: "other", region: undefined, host }, { kind: "refused" }];
}
