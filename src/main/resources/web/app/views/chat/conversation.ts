import { newKey, OrchaError } from "../../api/orcha";
import type { ChatRequest, MessageBody, ReplyMemory, UsedMemory, UsedModel } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { deviceId } from "../../shell/account";

/** A message as it is shown. */
export interface Line {
  readonly key: string;
  readonly role: MessageBody["role"];
  content: string;
  /** `failed` lines say why in `failure`; `stopped` ones hold what had come until then. */
  state: "stored" | "sending" | "streaming" | "stopped" | "failed";
  /** When it was said; of one that was just said, now. */
  at: string;
  /** The message's id, once it is known. */
  id?: string | undefined;
  /** What the reply was given of the memory; of one that was read, see `stored`. */
  used?: UsedMemory;
  /** Of a stored reply: which of the memory it was given, without the texts. */
  stored?: ReplyMemory | undefined;
  model?: UsedModel;
  failure?: unknown;
}

/** A turn that can be taken up again: the same request under the same key stores its message only once. */
interface Asked {
  readonly turn: ChatRequest;
  readonly key: string;
}

/**
 * One conversation: what was said, and what is being said. It tells with `change` events that something is to be drawn anew, and
 * with `turn` that a reply has ended.
 */
export class Conversation extends EventTarget {
  lines: Line[] = [];
  /** Null until the first message is stored, and in a temporary chat. */
  sessionId: string | null = null;
  /** The name of whom one talks to; undefined for the default persona, or when it is not known. */
  persona: string | undefined;
  #asked: Asked | undefined;
  #running: AbortController | undefined;

  constructor(
    readonly account: Account,
    /** Whether nothing is remembered or recalled: the messages are this page's only. */
    readonly temporary: boolean,
  ) {
    super();
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Reads a stored session. */
  async open(sessionId: string, signal: AbortSignal): Promise<void> {
    this.sessionId = sessionId;
    const { orcha, userId } = this.account;
    const session = orcha.call("getSession", { session_id: sessionId, user_id: userId }, { signal });
    // What fails here is told by the messages.
    session.then(({ persona }) => this.choose(persona ?? undefined), () => undefined);
    for await (const messages of this.account.orcha.messages(this.account.userId, sessionId, signal)) {
      this.lines = [...this.lines, ...messages.filter((message) => message.role !== "system").map(lineOf)];
    }
    this.#changed();
  }

  /** Chooses whom to talk to, before anything is said. */
  choose(persona: string | undefined): void {
    this.persona = persona;
    this.#changed();
  }

  /** Says something. */
  async send(text: string): Promise<void> {
    if (this.isRunning) {
      return;
    }
    this.lines = [...this.lines, { key: newKey(), role: "user", content: text, state: "sending", at: now() }];
    await this.#turn({ turn: this.#request(text), key: newKey() });
  }

  /** Takes up the turn that failed or was stopped. */
  async retry(): Promise<void> {
    const last = this.lines.at(-1);
    if (this.isRunning || this.#asked === undefined || last === undefined) {
      return;
    }
    this.lines = this.lines.slice(0, -1);
    // A turn that was stopped is over for the service: asking again is another one.
    const asked = last.state === "stopped" ? { turn: this.#request(this.#asked.turn.message), key: newKey() } : this.#asked;
    await this.#turn(asked);
  }

  /** Stops the model; what it has said is kept. */
  stop(): void {
    this.#running?.abort();
  }

  async #turn(asked: Asked): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.#asked = asked;
    const question = this.lines.at(-1);
    const reply: Line = { key: newKey(), role: "assistant", content: "", state: "streaming", at: now() };
    this.lines = [...this.lines, reply];
    this.#changed();
    try {
      await this.#stream(asked, question, reply, running.signal);
      reply.state = "stored";
    } catch (failure) {
      reply.state = running.signal.aborted ? "stopped" : "failed";
      reply.failure = failure;
    } finally {
      this.#running = undefined;
      if (question !== undefined && (reply.state !== "failed" || wasStored(reply))) {
        question.state = "stored";
      }
      this.#changed();
      this.dispatchEvent(new CustomEvent("turn", { detail: reply }));
    }
  }

  /** What was just said, as it is asked of the service. */
  #request(message: string): ChatRequest {
    return {
      user_id: this.account.userId,
      message,
      ...(this.persona === undefined ? {} : { persona: this.persona }),
      ...(this.temporary
        ? { memory: "off", conversation_history: this.#history() }
        : { device_id: deviceId(), ...(this.sessionId === null ? {} : { session_id: this.sessionId }) }),
    };
  }

  async #stream(asked: Asked, question: Line | undefined, reply: Line, signal: AbortSignal): Promise<void> {
    for await (const event of this.account.orcha.streamChat(asked.turn, asked.key, signal)) {
      switch (event.event) {
        case "session":
          this.sessionId = event.session_id;
          reply.used = event.memory;
          reply.model = event.model;
          if (question !== undefined) {
            question.state = "stored";
          }
          break;
        case "delta":
          reply.content += event.content;
          break;
        case "done":
          this.sessionId = event.reply.session_id ?? null;
          this.persona = event.reply.persona.name;
          reply.content = event.reply.message.content;
          reply.used = event.reply.memory;
          reply.model = event.reply.model;
          break;
      }
      this.#changed();
    }
  }

  /** A temporary chat is nowhere but here, so the model is told what was said in it. */
  #history(): NonNullable<ChatRequest["conversation_history"]> {
    return this.lines
      .slice(0, -1)
      .filter((line) => line.content !== "" && line.state !== "failed")
      .map((line) => ({ role: line.role === "assistant" ? "assistant" : "user", content: line.content }));
  }

  #changed(): void {
    // Another list, so that whoever shows it sees that something in it has changed.
    this.lines = [...this.lines];
    this.dispatchEvent(new Event("change"));
  }
}

function wasStored(reply: Line): boolean {
  // The service stores what was said before it asks the model: only what it refused is not stored.
  return reply.used !== undefined || (reply.failure instanceof OrchaError && reply.failure.isTemporary);
}

function lineOf(message: MessageBody): Line {
  return {
    key: message.id,
    id: message.id,
    role: message.role,
    content: message.content,
    state: message.partial ? "stopped" : "stored",
    at: message.created_at,
    stored: message.memory,
  };
}

function now(): string {
  return new Date().toISOString();
}
