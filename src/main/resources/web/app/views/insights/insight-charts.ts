import { told, tooltipOf } from "../../ui/chart";
import type { Draw } from "../../ui/chart";
import type { Palette } from "../../ui/palette";
import { day } from "../../ui/time";
import { titled } from "../../ui/words";
import type { Daily, Topic } from "./figures";

/** A day in words. */
export function dayOf(date: string): string {
  return day(`${date}T12:00:00`);
}

/** A bar for each day. */
export function bars(daily: readonly Daily[], name: string): Draw {
  return (colours) => ({
    ...days(daily, name, colours),
    series: [{ type: "bar", name, data: daily.map(({ number }) => number), itemStyle: { color: colours.series[0] ?? colours.accent }, barMaxWidth: 24 }],
  });
}

/** A line that rises. */
export function line(daily: readonly Daily[], name: string): Draw {
  return (colours) => {
    const color = colours.series[0] ?? colours.accent;
    return {
      ...days(daily, name, colours),
      series: [
        {
          type: "line",
          name,
          data: daily.map(({ number }) => number),
          step: "end",
          showSymbol: daily.length === 1,
          lineStyle: { color, width: 2 },
          itemStyle: { color },
          areaStyle: { color, opacity: 0.15 },
        },
      ],
    };
  };
}

function days(daily: readonly Daily[], name: string, colours: Palette) {
  return {
    tooltip: {
      ...tooltipOf(colours),
      trigger: "axis" as const,
      formatter: (shown: unknown) => {
        const { dataIndex = 0 } = (shown as { dataIndex?: number }[])[0] ?? {};
        const one = daily[dataIndex];
        return one === undefined ? [] : told(dayOf(one.day), `${name}: ${one.number}`);
      },
    },
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    xAxis: {
      type: "category" as const,
      data: daily.map((one) => dayOf(one.day)),
      axisLine: { lineStyle: { color: colours.strong } },
      axisTick: { show: false },
      axisLabel: { color: colours.muted, hideOverlap: true },
    },
    yAxis: {
      type: "value" as const,
      minInterval: 1,
      axisLabel: { color: colours.muted },
      splitLine: { lineStyle: { color: colours.line } },
    },
  };
}

/** A bar for each topic, the longest on top. */
export function topicBars(topics: readonly Topic[]): Draw {
  return (colours) => ({
    tooltip: {
      ...tooltipOf(colours),
      formatter: (shown) => {
        const topic = topics[(shown as { dataIndex: number }).dataIndex];
        return topic === undefined ? [] : told(`${topic.name} · ${titled(topic.kind)}`, `Messages: ${topic.mentions}`);
      },
    },
    grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
    xAxis: {
      type: "value",
      minInterval: 1,
      axisLabel: { color: colours.muted },
      splitLine: { lineStyle: { color: colours.line } },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: topics.map(({ name }) => name),
      axisLine: { lineStyle: { color: colours.strong } },
      axisTick: { show: false },
      axisLabel: { color: colours.text, width: 120, overflow: "truncate" },
    },
    series: [
      {
        type: "bar",
        name: "Messages",
        data: topics.map(({ id, mentions }) => ({ id, value: mentions })),
        itemStyle: { color: colours.series[0] ?? colours.accent },
        barMaxWidth: 20,
      },
    ],
  });
}
