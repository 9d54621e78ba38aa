import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { goTo, linkTo } from "../../shell/routes";
import type { Clicked, Draw } from "../../ui/chart";
import { Loader } from "../../ui/loader";
import { whole } from "../../ui/numbers";
import { Page } from "../../ui/page";
import { empty } from "../../ui/states";
import { tierTable } from "../../ui/tier-table";
import { ago } from "../../ui/time";
import { count } from "../../ui/words";
import "../../ui/chart";
import { figureTable } from "./figure-table";
import { begunPerDay, memoriesByDay, messagesByDay, readSources, recalledMost, topics } from "./figures";
import type { Daily, Sources } from "./figures";
import { bars, dayOf, line, topicBars } from "./insight-charts";
import { moodCard, moodLine } from "./mood";

const SPANS = [30, 90, 365];
const TOPICS_DRAWN = 12;
const TOPICS_LISTED = 40;
const RECALLED = 10;

/** Everything that is drawn; charts are drawn anew only when it is another one. */
interface Shown {
  readonly sources: Sources;
  readonly memories: Chart;
  readonly messages: Chart;
  readonly topics: ReturnType<typeof topics>;
  readonly topicBars: Draw;
  readonly mood: Draw;
}

interface Chart {
  readonly daily: readonly Daily[];
  readonly draw: Draw;
}

/** What the memory is made of, and how it grew. */
class InsightsPage extends Page {
  static override properties: Record<string, object> = {
    ...Page.properties,
    days: { state: true },
    begun: { state: true },
  };

  /** How far one looks back. */
  declare days: number;
  declare begun: Chart | undefined;
  readonly #shown = new Loader<Shown>(this, async (signal) => shownOf(await readSources(this.account, signal)));
  #drawn: Shown | undefined;

  constructor() {
    super();
    this.days = SPANS[0] ?? 30;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      this.#shown.value = undefined;
      void this.#shown.load();
    }
    const shown = this.#shown.value;
    if (shown !== undefined && (changed.has("days") || shown !== this.#drawn)) {
      this.#drawn = shown;
      const daily = begunPerDay(shown.sources.sessions, this.days);
      this.begun = { daily, draw: bars(daily, "Conversations") };
    }
  }

  protected override render(): unknown {
    return html`<div class="page">
      <h1>Insights</h1>
      ${this.#shown.render((shown) => this.#all(shown), "Figures")}
    </div>`;
  }

  #all(shown: Shown): unknown {
    const { sessions, memories } = shown.sources;
    if (sessions.length === 0 && memories.length === 0) {
      return empty("Nothing to count yet", html`Say something in the <a href=${linkTo("chat")}>chat</a>: figures appear with it.`);
    }
    return html`${this.#conversations()} ${moodCard(shown.sources.mood, shown.mood)} ${growth(shown)} ${this.#topics(shown)} ${recalled(shown.sources)} ${tiers(shown.sources)}`;
  }

  #conversations(): unknown {
    const daily = this.begun?.daily ?? [];
    const all = daily.reduce((sum, { number }) => sum + number, 0);
    const said = `${count(all, "conversation")} in the last ${this.days} days`;
    return html`<section class="card stack" aria-labelledby="conversations">
      <div class="row apart">
        <h2 id="conversations">Conversations per day</h2>
        <label class="row">
          <span class="visually-hidden">How far to look back</span>
          <select @change=${(event: Event) => (this.days = Number((event.target as HTMLSelectElement).value))}>
            ${SPANS.map((span) => html`<option value=${span} ?selected=${span === this.days}>Last ${span} days</option>`)}
          </select>
        </label>
      </div>
      <p class="muted">${said}, by the day on which they began.</p>
      ${all === 0 || this.begun === undefined
        ? nothing
        : html`<orcha-chart class="chart" .draw=${this.begun.draw} .label=${said}></orcha-chart>
            ${figureTable(said, ["Day", "Conversations"], rows(daily.filter(({ number }) => number > 0)))}`}
    </section>`;
  }

  #topics({ topics: all, topicBars: draw }: Shown): unknown {
    return html`<section class="card stack" aria-labelledby="topics">
      <h2 id="topics">Topics</h2>
      ${all.length === 0
        ? html`<p class="muted">Nobody and nothing that is known was mentioned yet.</p>`
        : html`<p class="muted">Whom and what most messages mention.</p>
            <orcha-chart
              class="chart tall"
              .draw=${draw}
              .label=${`Whom and what most messages mention: ${all.slice(0, 3).map(({ name }) => name).join(", ")} and others`}
              @chart-click=${topicClicked}
            ></orcha-chart>
            ${figureTable(
              "Topics",
              ["Who or what", "Messages", "Conversations about it"],
              all.map((topic) => [html`<a href=${linkTo("graph", "entity", topic.id)}>${topic.name}</a>`, topic.mentions, topic.conversations]),
            )}`}
    </section>`;
  }
}

function shownOf(sources: Sources): Shown {
  const memories = memoriesByDay(sources.memories);
  const messages = messagesByDay(sources.sessions);
  const spokenOf = topics(sources, TOPICS_LISTED);
  return {
    sources,
    memories: { daily: memories, draw: line(memories, "Memories") },
    messages: { daily: messages, draw: line(messages, "Messages") },
    topics: spokenOf,
    topicBars: topicBars(spokenOf.slice(0, TOPICS_DRAWN)),
    mood: moodLine(sources.mood.days),
  };
}

function growth(shown: Shown): unknown {
  return html`<section class="card stack" aria-labelledby="growth">
    <h2 id="growth">Growth of the memory</h2>
    <div class="charts">
      ${grown("Long-term memories", "Those that exist now, by the day on which they were made.", shown.memories)}
      ${grown("Messages", "Those that exist now, by the day on which their conversation began.", shown.messages)}
    </div>
  </section>`;
}

function grown(name: string, hint: string, { daily, draw }: Chart): unknown {
  const last = daily.at(-1);
  if (last === undefined) {
    return html`<div class="stack"><h3>${name}</h3><p class="muted">There are none yet.</p></div>`;
  }
  const said = `${name}: ${whole(last.number)} now`;
  if (daily.length === 1) {
    return html`<div class="stack"><h3>${said}</h3><p class="muted">All of them came today: tomorrow there is a line to draw.</p></div>`;
  }
  const changes = daily.filter(({ number }, at) => number !== daily[at - 1]?.number);
  return html`<div class="stack">
    <h3>${said}</h3>
    <p class="muted small">${hint}</p>
    <orcha-chart class="chart" .draw=${draw} .label=${`${said}, from ${dayOf(daily[0]?.day ?? last.day)} on`}></orcha-chart>
    ${figureTable(said, ["Day", "Until then"], rows(changes))}
  </div>`;
}

function rows(daily: readonly Daily[]): unknown[][] {
  return daily.map(({ day, number }) => [dayOf(day), whole(number)]).reverse();
}

function topicClicked(event: CustomEvent<Clicked>): void {
  const { id } = event.detail.data as { id?: string };
  if (id !== undefined) {
    goTo("graph", "entity", id);
  }
}

function recalled({ memories }: Sources): unknown {
  const most = recalledMost(memories, RECALLED);
  return html`<section class="card stack" aria-labelledby="recalled">
    <h2 id="recalled">Recalled most</h2>
    ${most.length === 0
      ? html`<p class="muted">No long-term memory was recalled yet. They are when they bear on what you say.</p>`
      : html`<div class="scrolling" tabindex="0" role="region" aria-label="Memories that were recalled most">
          <table>
            <caption class="visually-hidden">Memories that were recalled most</caption>
            <thead>
              <tr><th scope="col">Memory</th><th scope="col" class="number">Times</th><th scope="col">Last</th></tr>
            </thead>
            <tbody>
              ${most.map(
                (memory) => html`<tr>
                  <th scope="row" class="plain-head"><a href=${linkTo("memories", memory.id)} dir="auto">${memory.text}</a></th>
                  <td class="number">${whole(memory.access_count)}</td>
                  <td>${memory.last_accessed_at == null ? "–" : ago(memory.last_accessed_at)}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>`}
  </section>`;
}

function tiers({ status }: Sources): unknown {
  if (status.tiers == null) {
    return html`<p class="banner">${status.degraded.join(" ") || "The sizes of the tiers are not known now."}</p>`;
  }
  return html`<section class="card stack" aria-labelledby="tiers">
    <h2 id="tiers">Tiers of the memory</h2>
    ${tierTable(status.tiers)}
  </section>`;
}

customElements.define("insights-page", InsightsPage);
