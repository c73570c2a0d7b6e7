/** A file as jscodeshift hands it on. */
interface FileInfo {
  readonly path: string;
  readonly source: string;
}

interface Api {
  readonly report: (message: string) => void;
}

interface Options {
  readonly strategy?: "explicit" | "defer" | "inline";
  readonly profile?: string;
  readonly "aws-config"?: string;
  readonly "sso-region"?: string;
}

/** The jscodeshift transform: returns the rewritten text, or undefined where nothing changes. */
export default function fixSsoRegion(file: FileInfo, api: Api, options: Options): string | undefined;
