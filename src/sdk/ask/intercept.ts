import http, { type IncomingMessage, type RequestOptions } from "node:http";
import http2 from "node:http2";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { Readable, Writable } from "node:stream";
import tls from "node:tls";
import type { Answer, Outgoing } from "./requests.ts";

/** What is done with requests, and with an attempt to open a socket past them. */
export interface Interceptor {
  answer: (outgoing: Outgoing) => Answer;
  reachedNetwork: (host: string) => void;
}

type ResponseListener = (response: IncomingMessage) => void;
type RequestArguments = [RequestOptions | string | URL, ...(RequestOptions | ResponseListener | undefined)[]];

function urlOptions(url: URL): RequestOptions {
  return { hostname: url.hostname, path: `${url.pathname}${url.search}` };
}

/** Node takes (options, listener), (url, listener) and (url, options, listener). */
function readArguments(given: RequestArguments): { options: RequestOptions; listener: ResponseListener | undefined } {
  const [first, ...rest] = given;
  const base = typeof first === "string" || first instanceof URL ? urlOptions(new URL(first)) : first;
  const more = rest.find((argument) => typeof argument === "object");
  return { options: { ...base, ...more }, listener: rest.find((argument) => typeof argument === "function") };
}

function refusal(host: string): Error {
  return Object.assign(new Error(`connect ECONNREFUSED ${host}`), { code: "ECONNREFUSED", syscall: "connect" });
}

function responseOf(answer: Extract<Answer, { kind: "answered" }>): Readable {
  const response = new Readable({ read: () => undefined });
  response.push(answer.body);
  response.push(null);
  return Object.assign(response, {
    statusCode: 200,
    statusMessage: "OK",
    headers: { "content-type": answer.contentType },
  });
}

/** As much of a ClientRequest as the SDK's handlers use, from 3.4xx on: a stream to write to that emits `response` or `error`. */
function fakeRequest(given: RequestArguments, interceptor: Interceptor): Writable {
  const { options, listener } = readArguments(given);
  const host = options.hostname ?? options.host ?? "localhost";
  const chunks: Buffer[] = [];
  const respond = (): void => {
    const body = Buffer.concat(chunks).toString("utf8");
    const answer = interceptor.answer({ host, method: options.method ?? "GET", path: options.path ?? "/", body });
    if (answer.kind === "refused") request.emit("error", refusal(host));
    else request.emit("response", responseOf(answer));
  };
  const request = new Writable({
    write: (chunk: string | Uint8Array, _encoding, done) => {
      chunks.push(Buffer.from(chunk));
      done();
    },
    final: (done) => {
      done();
      setImmediate(respond);
    },
  });
  const self = (): Writable => request;
  const nothing = (): undefined => undefined;
  Object.assign(request, {
    setTimeout: self,
    setNoDelay: nothing,
    setSocketKeepAlive: nothing,
    flushHeaders: nothing,
    setHeader: self,
    getHeader: nothing,
    removeHeader: nothing,
    abort: () => request.destroy(),
  });
  return listener === undefined ? request : request.once("response", listener);
}

function fakeFetch(interceptor: Interceptor): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const answer = interceptor.answer({
      host: url.hostname,
      method: request.method,
      path: `${url.pathname}${url.search}`,
      body: await request.text(),
    });
    if (answer.kind === "refused") throw new TypeError("fetch failed", { cause: refusal(url.hostname) });
    return new Response(answer.body, { headers: { "content-type": answer.contentType } });
  };
}

/** The host in the arguments of any form of `connect`; Node passes some of them on as an array. */
function hostIn(given: unknown[]): string {
  const flat = given.flat(1);
  const options = flat.find((argument) => typeof argument === "object" && argument !== null);
  const named: unknown =
    options instanceof URL ? options.hostname : new Map<string, unknown>(Object.entries(options ?? {})).get("host");
  const spoken: unknown = named ?? flat.find((argument) => typeof argument === "string");
  return typeof spoken === "string" ? spoken : "localhost";
}

/**
 * Takes the place of Node's HTTP clients, whose requests it answers, and of its TCP and TLS sockets, which become errors, for the rest of
 * this process's life. Call before the SDK is loaded.
 * What another process does (a `credential_process`) is out of its reach.
 */
export function interceptRequests(interceptor: Interceptor): void {
  const request = (...given: RequestArguments): Writable => fakeRequest(given, interceptor);
  const get = (...given: RequestArguments): Writable => fakeRequest(given, interceptor).end();
  const connect = (...given: unknown[]): never => {
    interceptor.reachedNetwork(hostIn(given));
    throw new Error(`The program reached the network: ${hostIn(given)}.`);
  };
  Object.assign(https, { request, get });
  Object.assign(http, { request, get });
  Object.assign(http2, { connect });
  Object.assign(net, { connect, createConnection: connect });
  Object.assign(tls, { connect });
  Object.assign(net.Socket.prototype, { connect });
  globalThis.fetch = fakeFetch(interceptor);
  syncBuiltinESMExports();
}
