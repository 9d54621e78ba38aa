import { html, nothing } from "lit";
import type { Answer } from "../../api/orcha";
import { linkTo } from "../../shell/routes";
import { told, tooltipOf } from "../../ui/chart";
import type { Draw } from "../../ui/chart";
import { titled } from "../../ui/words";
import { figureTable } from "./figure-table";
import { dayOf } from "./insight-charts";

type Mood = Answer<"getMood">;
type DayMood = Mood["days"][number];

/** How pleasant each day was, from -1 to 1; days without a mood leave a gap between points. */
export function moodLine(days: readonly DayMood[]): Draw {
  return (colours) => {
    const color = colours.series[1] ?? colours.accent;
    return {
      tooltip: {
        ...tooltipOf(colours),
        trigger: "axis" as const,
        formatter: (shown: unknown) => {
          const { dataIndex = 0 } = (shown as { dataIndex?: number }[])[0] ?? {};
          const one = days[dataIndex];
          return one === undefined ? [] : told(dayOf(one.day), inWords(one));
        },
      },
      grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
      xAxis: {
        type: "time" as const,
        axisLine: { lineStyle: { color: colours.strong } },
        axisLabel: { color: colours.muted, hideOverlap: true },
      },
      yAxis: {
        type: "value" as const,
        min: -1,
        max: 1,
        axisLabel: { color: colours.muted },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        {
          type: "line",
          name: "Mood",
          data: days.map((one) => [one.day, one.valence]),
          showSymbol: true,
          lineStyle: { color, width: 2 },
          itemStyle: { color },
        },
      ],
    };
  };
}

/** How one felt, with what recurs in it; and that it can be switched off. */
export function moodCard(mood: Mood, draw: Draw): unknown {
  return html`<section class="card stack" aria-labelledby="mood">
    <h2 id="mood">Mood over time</h2>
    ${mood.followed ? followed(mood, draw) : notFollowed()}
  </section>`;
}

function followed(mood: Mood, draw: Draw): unknown {
  if (mood.days.length === 0) {
    return html`<p class="muted">Too little was said of feelings yet to tell.</p>`;
  }
  const said = mood.now === null ? "Too little was said lately to tell how you feel now." : `Now: ${inWords(mood.now)}.`;
  return html`<p>${said}</p>
    <p class="muted small">
      Read from your words, each time anew; nothing of it is stored. It is an impression, not a diagnosis, and you can switch it off in
      <a href=${linkTo("privacy")}>Privacy</a>.
    </p>
    <orcha-chart class="chart" .draw=${draw} .label=${`Mood of ${mood.days.length} days, from -1 to 1`}></orcha-chart>
    ${figureTable("Mood by day", ["Day", "Mood"], [...mood.days].reverse().map((one) => [dayOf(one.day), inWords(one)]))}
    ${mood.patterns.length === 0
      ? nothing
      : html`<h3>What recurs</h3>
          <ul>
            ${mood.patterns.map(
              (one) =>
                html`<li>${titled(one.weekday)} ${one.part_of_day}: ${one.difference < 0 ? "worse" : "better"} than otherwise, in ${one.weeks} weeks</li>`,
            )}
          </ul>`}`;
}

function notFollowed(): unknown {
  return html`<p class="muted">
    Your mood is not followed: it is switched off in <a href=${linkTo("privacy")}>Privacy</a>, or you have not consented.
  </p>`;
}

function inWords({ valence, emotion }: { valence: number; emotion: string }): string {
  const word = valence > 0.05 ? "pleasant" : valence < -0.05 ? "unpleasant" : "neither pleasant nor unpleasant";
  return `${word} (${valence.toFixed(2)})${emotion === "none" ? "" : `, ${emotion}`}`;
}
