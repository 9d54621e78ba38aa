import type { Account } from "../../shell/account";

/** How long something took, in milliseconds; the percentiles are those of its buckets, interpolated, if it has any. */
export interface Latency {
  readonly name: string;
  readonly count: number;
  readonly mean: number | undefined;
  readonly p50: number | undefined;
  readonly p99: number | undefined;
}

/** What is worth a look, by the names of the service's metrics. */
const MEASURED = {
  "Requests of the API": "http_server_requests_seconds",
  "Chat turns": "orcha_chat_turn_seconds",
  "Chat turns without the model": "orcha_chat_overhead_seconds",
  "First token": "orcha_chat_first_token_seconds",
  Recall: "orcha_recall_duration_seconds",
  "Calls of the model": "gen_ai_client_operation_duration_seconds",
  "Runs of jobs": "orcha_jobs_run_seconds",
} as const;

interface Sample {
  readonly metric: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
}

/** Reads the latencies from the service's metrics. */
export async function latencies(account: Account, signal: AbortSignal): Promise<Latency[]> {
  const samples = samplesIn(await account.orcha.text("/q/metrics", { signal }));
  return Object.entries(MEASURED).map(([name, metric]) => latency(name, metric, samples));
}

/** Of all series of a metric together. */
function latency(name: string, metric: string, samples: readonly Sample[]): Latency {
  const isOfApi = (sample: Sample) => (sample.labels.get("uri") ?? "/api").startsWith("/api");
  const own = samples.filter((sample) => sample.metric.startsWith(metric) && isOfApi(sample));
  const count = total(own, `${metric}_count`);
  const buckets = new Map<number, number>();
  for (const sample of own) {
    const bound = sample.labels.get("le");
    if (sample.metric === `${metric}_bucket` && bound !== undefined) {
      const upTo = bound === "+Inf" ? Infinity : Number(bound);
      buckets.set(upTo, (buckets.get(upTo) ?? 0) + sample.value);
    }
  }
  return {
    name,
    count,
    mean: count === 0 ? undefined : (total(own, `${metric}_sum`) / count) * 1_000,
    p50: quantile(0.5, buckets),
    p99: quantile(0.99, buckets),
  };
}

function total(samples: readonly Sample[], metric: string): number {
  return samples.filter((sample) => sample.metric === metric).reduce((sum, sample) => sum + sample.value, 0);
}

/** As Prometheus' histogram_quantile computes it; in milliseconds. What lies beyond the last bound counts as that. */
function quantile(part: number, buckets: ReadonlyMap<number, number>): number | undefined {
  const bounds = [...buckets].sort(([a], [b]) => a - b);
  const all = bounds.at(-1)?.[1] ?? 0;
  if (all === 0) {
    return undefined;
  }
  let lower = 0;
  let below = 0;
  for (const [bound, count] of bounds) {
    if (count >= part * all) {
      const within = count === below ? 0 : (part * all - below) / (count - below);
      return (bound === Infinity ? lower : lower + (bound - lower) * within) * 1_000;
    }
    lower = bound;
    below = count;
  }
  return undefined;
}

/** The samples of the text format of Prometheus. */
function samplesIn(text: string): Sample[] {
  const samples: Sample[] = [];
  for (const line of text.split("\n")) {
    const [, metric, labels = "", value] = /^([a-z_]\w*)(?:\{(.*)\})? (\S+)/i.exec(line) ?? [];
    if (metric !== undefined) {
      const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = "", of = ""]) => [key, of] as const);
      samples.push({ metric, labels: new Map(pairs), value: Number(value) });
    }
  }
  return samples;
}
