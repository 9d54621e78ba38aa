/**
 * A client of Orcha Memory. It has no dependency: this folder can be copied into any front end or Node program.
 *
 *     const orcha = new Orcha({ baseUrl: "https://memory.example", credential: token });
 *     await orcha.saveMemory("42", "- My name is Fred.");
 *
 * Every endpoint is there, typed by the service's own API description ({@link Orcha.call}); what most clients use has a method.
 */
import { routes } from "./schema";
import type {
  ChatReply,
  ChatRequest,
  ChatSession,
  GenerateResponse,
  MessageBody,
  UserMemory,
  Operations,
  Problem,
  SavedMemory,
  UsedMemory,
  UsedModel,
} from "./schema";

export type * from "./schema";

/** An integer or a string; `42` and `"42"` are the same user. */
export type UserId = string | number;

export type OperationId = keyof typeof routes;

/** What an operation takes: its parameters by name, and its body, which may be a file that holds it. */
export type Arguments<K extends OperationId> = Operations[K]["parameters"] &
  (Operations[K]["body"] extends undefined ? { body?: undefined } : { body: Operations[K]["body"] | Blob });

/** What the body of an operation consists of. */
export type Body<K extends OperationId> = NonNullable<Operations[K]["body"]>;

/** What an operation answers. */
export type Answer<K extends OperationId> = Operations[K]["response"];

/** An answer, and the tag that names the state of what was read. */
export interface Tagged<K extends OperationId> {
  readonly value: Answer<K>;
  readonly tag: string | undefined;
}

/** How one request is made. */
export interface CallOptions {
  /** Ends the request. */
  signal?: AbortSignal | undefined;
  /** Milliseconds until it is given up; 30,000 unless said. */
  timeout?: number;
  /** How often it is tried again when the service could not be reached or asks to be; only what can be repeated is. */
  retries?: number;
  /** The media type of a body that is not an object. */
  contentType?: string;
}

/** Where the service is, and who calls. */
export interface ClientOptions {
  /** Of the service, without a slash at the end; the page's own origin unless said. */
  baseUrl?: string;
  /** An API key or an access token, sent as `Authorization: Bearer …`. */
  credential?: string | undefined;
  /** In place of the global one, for tests. */
  fetch?: typeof fetch;
}

/** The service refused: what it said (RFC 9457), which names the fields at fault. */
export class OrchaError extends Error {
  override readonly name = "OrchaError";

  constructor(
    readonly status: number,
    readonly problem: Problem,
    /** Seconds after which it may be tried again, when the service said. */
    readonly retryAfter: number | undefined,
  ) {
    super(problem.detail);
  }

  /** Whether the same request may succeed later. */
  get isTemporary(): boolean {
    return this.status === 429 || this.status === 503 || this.status === 504;
  }
}

/** The service could not be reached, or did not answer in time. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";

  constructor(cause: unknown) {
    super("The service cannot be reached.", { cause });
  }
}

/** What a streamed reply consists of, in this order; `delta` many times. */
export type ChatEvent =
  | { event: "session"; session_id: string | null; memory: UsedMemory; model: UsedModel }
  | { event: "delta"; content: string }
  | { event: "done"; reply: ChatReply };

/** A memory as it was read. */
export interface ReadMemory {
  readonly memory: UserMemory | null;
  readonly tag: string | undefined;
}

/** A page of a list as it comes: `next_cursor` leads to the next one. */
interface Page {
  next_cursor?: string | null;
}

const TIMEOUT = 30_000;
const RETRIES = 2;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

export class Orcha {
  readonly #baseUrl: string;
  readonly #credential: string | undefined;
  readonly #fetch: typeof fetch;

  constructor(options: ClientOptions = {}) {
    this.#baseUrl = options.baseUrl ?? "";
    this.#credential = options.credential;
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
  }

  /**
   * Creates or replaces a user's memory. It can be called again after any failure: a repetition does nothing twice.
   *
   * @throws OrchaError when the service refuses
   * @throws UnreachableError when it cannot be reached
   */
  saveMemory(userId: UserId, content: string, options: CallOptions = {}): Promise<SavedMemory> {
    return this.call("saveMemory", { body: { user_id: userId, content } }, options);
  }

  /** A user's memory; null for a user without one. */
  async getMemory(userId: UserId, options: CallOptions = {}): Promise<UserMemory | null> {
    return (await this.readMemory(userId, options)).memory;
  }

  /** A user's memory with its tag (`ETag`), which a change names as `If-Match`, so that it overwrites nothing that was not seen. */
  async readMemory(userId: UserId, options: CallOptions = {}): Promise<ReadMemory> {
    const { value, tag } = await this.callTagged("getMemory", { user_id: String(userId) }, options);
    return { memory: value.memory, tag };
  }

  /** The same, unless it is still the one with this tag: then undefined. */
  async readMemoryUnless(userId: UserId, tag: string | undefined, options: CallOptions = {}): Promise<ReadMemory | undefined> {
    const response = await this.#send("getMemory", { user_id: String(userId), "If-None-Match": tag }, options);
    if (response.status === 304) {
      return undefined;
    }
    const { memory } = (await response.json()) as Answer<"getMemory">;
    return { memory, tag: response.headers.get("ETag") ?? undefined };
  }

  /** Makes a summary of what was said lately; it is not stored unless `save` is true. */
  generateMemory(userId: UserId, save = false, options: CallOptions = {}): Promise<GenerateResponse> {
    return this.call("generateMemory", { user_id: String(userId), body: { save } }, { timeout: 120_000, ...options });
  }

  /** One chat turn, the reply as a whole. */
  chat(turn: ChatRequest, options: CallOptions = {}): Promise<ChatReply> {
    return this.call("chat", { body: { ...turn, stream: false } }, { timeout: 120_000, ...options });
  }

  /**
   * One chat turn, the reply as the model speaks. Ending the loop, or the signal, stops the model; what it had said is stored.
   *
   * @param idempotencyKey the same one again continues a turn that failed, without storing its message twice
   */
  async *streamChat(turn: ChatRequest, idempotencyKey: string, signal?: AbortSignal): AsyncGenerator<ChatEvent> {
    const given = { body: { ...turn, stream: true }, "Idempotency-Key": idempotencyKey };
    const response = await this.#send("chat", given, { signal, timeout: 0, retries: 0 }, "text/event-stream");
    if (response.body === null) {
      throw new UnreachableError("The answer has no body.");
    }
    for await (const { name, data } of serverSentEvents(response.body)) {
      if (name === "session") {
        yield { event: "session", ...(data as object) } as ChatEvent;
      } else if (name === "delta") {
        yield { event: "delta", content: (data as { content: string }).content };
      } else if (name === "done") {
        yield { event: "done", reply: data as ChatReply };
        return;
      } else if (name === "error") {
        const problem = data as Problem;
        throw new OrchaError(problem.status, problem, undefined);
      }
    }
    throw new UnreachableError("The answer broke off.");
  }

  /** A user's sessions, the last used first. */
  sessions(userId: UserId, query?: string): AsyncGenerator<ChatSession[]> {
    const given = query === undefined ? { user_id: String(userId) } : { user_id: String(userId), q: query };
    return this.pages("listSessions", given, (page) => page.sessions);
  }

  /** All messages of a session, oldest first, a thousand at a time. */
  async *messages(userId: UserId, sessionId: string, signal?: AbortSignal): AsyncGenerator<MessageBody[]> {
    let after: string | undefined;
    do {
      const given = { session_id: sessionId, user_id: String(userId), ...(after === undefined ? {} : { after }) };
      const response = await this.#send("listMessages", given, { signal });
      const messages = (await response.json()) as MessageBody[];
      yield messages;
      after = response.headers.get("Link")?.includes('rel="next"') === true ? messages.at(-1)?.id : undefined;
    } while (after !== undefined);
  }

  /** The pages of any list, one after the other. */
  async *pages<K extends OperationId, T>(
    operation: K,
    given: Arguments<K>,
    items: (page: Answer<K>) => T[],
    options: CallOptions = {},
  ): AsyncGenerator<T[]> {
    let cursor: string | null | undefined;
    do {
      const page = await this.call(operation, cursor == null ? given : { ...given, cursor }, options);
      yield items(page);
      cursor = (page as Page).next_cursor;
    } while (cursor != null);
  }

  /**
   * Any operation of the API, by its `operationId`. A POST gets an `Idempotency-Key`, so that it can be tried again.
   *
   * @throws OrchaError when the service refuses
   * @throws UnreachableError when it cannot be reached
   */
  async call<K extends OperationId>(operation: K, given: Arguments<K>, options: CallOptions = {}): Promise<Answer<K>> {
    const response = await this.#send(operation, given, options);
    return (await response.json()) as Answer<K>;
  }

  /** As {@link call}, with the tag that names the state of what was read, for `If-Match`. */
  async callTagged<K extends OperationId>(operation: K, given: Arguments<K>, options: CallOptions = {}): Promise<Tagged<K>> {
    const response = await this.#send(operation, given, options);
    return { value: (await response.json()) as Answer<K>, tag: response.headers.get("ETag") ?? undefined };
  }

  /** The answer of an operation as it came, for files. */
  async download<K extends OperationId>(operation: K, given: Arguments<K>, options: CallOptions = {}): Promise<Blob> {
    return (await this.#send(operation, given, { timeout: 0, ...options })).blob();
  }

  /** What the service says as a text at a path outside of the API, such as its metrics. */
  async text(path: string, options: CallOptions = {}): Promise<string> {
    const headers = new Headers({ Accept: "text/plain" });
    this.#authorize(headers);
    return (await this.#once(this.#baseUrl + path, { headers, credentials: "omit" }, options)).text();
  }

  #authorize(headers: Headers): void {
    if (this.#credential !== undefined) {
      headers.set("Authorization", `Bearer ${this.#credential}`);
    }
  }

  #request(operation: OperationId, given: object): { method: string; url: string; headers: Headers } {
    const [method = "GET", path = "/"] = routes[operation].split(" ");
    const headers = new Headers();
    const query = new URLSearchParams();
    const filled = new Set<string>();
    const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      filled.add(name);
      return encodeURIComponent(String((given as Record<string, unknown>)[name]));
    });
    for (const [name, value] of Object.entries(given)) {
      if (name === "body" || filled.has(name) || value === undefined || value === null) {
        continue;
      }
      if (/^[A-Z]/.test(name)) {
        headers.set(name, String(value));
      } else {
        for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
          query.append(name, String(one));
        }
      }
    }
    const search = query.toString();
    return { method, url: this.#baseUrl + url + (search === "" ? "" : `?${search}`), headers };
  }

  async #send(operation: OperationId, given: object, options: CallOptions, accept = "application/json") {
    const { method, url, headers } = this.#request(operation, given);
    headers.set("Accept", `${accept}, application/problem+json`);
    this.#authorize(headers);
    const body = (given as { body?: unknown }).body;
    const init: RequestInit = { method, headers, credentials: "omit" };
    if (body instanceof Blob || typeof body === "string") {
      headers.set("Content-Type", options.contentType ?? "application/json");
      init.body = body;
    } else if (body !== undefined) {
      headers.set("Content-Type", "application/json");
      init.body = JSON.stringify(body);
    }
    if (method === "POST" && !headers.has("Idempotency-Key") && !url.includes("/operations/")) {
      headers.set("Idempotency-Key", newKey());
    }
    return this.#repeat(() => this.#once(url, init, options), method, headers, options);
  }

  /** Tries again what can be repeated, when there is hope. */
  async #repeat(attempt: () => Promise<Response>, method: string, headers: Headers, options: CallOptions) {
    const repeatable = method !== "POST" || headers.has("Idempotency-Key");
    let left = repeatable ? (options.retries ?? RETRIES) : 0;
    for (let wait = FIRST_WAIT; ; wait *= 2) {
      try {
        return await attempt();
      } catch (failure) {
        const hopeful = failure instanceof UnreachableError || (failure instanceof OrchaError && failure.isTemporary);
        if (!hopeful || left-- <= 0 || options.signal?.aborted === true) {
          throw failure;
        }
        const asked = failure instanceof OrchaError ? (failure.retryAfter ?? 0) * 1_000 : 0;
        if (asked > LONGEST_WAIT) {
          throw failure;
        }
        await pause(Math.max(asked, wait), options.signal);
      }
    }
  }

  async #once(url: string, init: RequestInit, options: CallOptions): Promise<Response> {
    const timeout = options.timeout ?? TIMEOUT;
    const signals = [options.signal, timeout > 0 ? AbortSignal.timeout(timeout) : undefined].filter(
      (signal) => signal !== undefined,
    );
    let response: Response;
    try {
      response = await this.#fetch(url, { ...init, signal: AbortSignal.any(signals) });
    } catch (failure) {
      options.signal?.throwIfAborted();
      throw new UnreachableError(failure);
    }
    if (!response.ok && response.status !== 304) {
      throw new OrchaError(response.status, await problemOf(response), retryAfter(response));
    }
    return response;
  }
}

/** The client that {@link saveMemory} and {@link getMemory} use. */
let common = new Orcha();

/** Says where the service is, and who calls, for {@link saveMemory} and {@link getMemory}. */
export function configure(options: ClientOptions): void {
  common = new Orcha(options);
}

/** Creates or replaces a user's memory. */
export function saveMemory(userId: UserId, content: string): Promise<SavedMemory> {
  return common.saveMemory(userId, content);
}

/** A user's memory; null for a user without one. */
export function getMemory(userId: UserId): Promise<UserMemory | null> {
  return common.getMemory(userId);
}

/** A name for a request that may have to be repeated. */
export function newKey(): string {
  // randomUUID is there only where the page came over TLS or from this machine.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    // A proxy in between answered, in its own way.
    const title = response.statusText || `HTTP ${response.status}`;
    return { type: "about:blank", status: response.status, title, detail: title };
  }
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get("Retry-After") ?? NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

/** Reads server-sent events (WHATWG HTML, "Server-sent events"); lines of several events may come in one piece, and half ones. */
async function* serverSentEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<{ name: string; data: unknown }> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += value ?? "";
      const blocks = rest.split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = eventOf(block);
        if (event !== undefined) {
          yield event;
        }
      }
      if (done) {
        return;
      }
    }
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === "AbortError") {
      throw failure;
    }
    throw failure instanceof OrchaError ? failure : new UnreachableError(failure);
  } finally {
    // Ends the request, unless it has ended.
    await reader.cancel().catch(() => undefined);
  }
}

function eventOf(block: string): { name: string; data: unknown } | undefined {
  let name = "message";
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith("event:")) {
      name = line.slice(6).trim();
    } else if (line.startsWith("data:")) {
      data.push(line.slice(5).trimStart());
    }
  }
  return data.length === 0 ? undefined : { name, data: JSON.parse(data.join("\n")) };
}
