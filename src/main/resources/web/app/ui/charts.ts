/** The charts themselves: large, and loaded by `chart.ts` only when the first one is shown. */
import { BarChart, GraphChart, LineChart } from "echarts/charts";
import type { BarSeriesOption, GraphSeriesOption, LineSeriesOption } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import type { GridComponentOption, TooltipComponentOption } from "echarts/components";
import { init, use } from "echarts/core";
import type { ComposeOption, EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, GraphChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

export type ChartOption = ComposeOption<
  BarSeriesOption | GraphSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption
>;

export type Drawn = EChartsType;

/** Begins a chart in an element. */
export function begin(element: HTMLElement): EChartsType {
  return init(element, null, { renderer: "canvas" });
}
