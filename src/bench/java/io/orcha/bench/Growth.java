package io.orcha.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Whether a figure grew over a soak. The trend is the median of the slopes between all pairs of samples (Theil and Sen), which
 * single outliers do not move.
 *
 * @param early the median of the first half of the judged samples
 * @param late that of the second half
 * @param trend the growth over all judged samples along that slope
 * @param allowed how much of it is taken for noise
 * @param grows whether the trend is beyond it and the second half shows it as well, by half of it at least
 */
record Growth(String figure, double early, double late, double trend, double allowed, boolean grows) {

    /**
     * What is watched, and what counts as noise.
     *
     * @param least that much always
     * @param share or that part of the early median, if it is more
     */
    private record Watched(String figure, ToDoubleFunction<SoakSample> value, double least, double share) {

        Growth judge(List<SoakSample> samples) {
            return Growth.of(figure, samples.stream().mapToDouble(value).toArray(), least, share);
        }
    }

    private static final List<Watched> WATCHED = List.of(
            new Watched("heap_mb", SoakSample::heapMb, 8, 0.10),
            new Watched("threads", SoakSample::threads, 4, 0.05),
            new Watched("connections", SoakSample::connections, 2, 0.10),
            new Watched("file_descriptors", SoakSample::fileDescriptors, 8, 0.05),
            new Watched("p50_ms", SoakSample::p50Ms, 1, 0.25),
            new Watched("p99_ms", SoakSample::p99Ms, 5, 0.35));

    static List<Growth> of(List<SoakSample> samples) {
        return WATCHED.stream().map(watched -> watched.judge(samples)).toList();
    }

    private static Growth of(String figure, double[] values, double least, double share) {
        int half = values.length / 2;
        double early = median(Arrays.copyOfRange(values, 0, half));
        double late = median(Arrays.copyOfRange(values, half, values.length));
        double trend = slope(values) * (values.length - 1);
        double allowed = Math.max(least, share * early);
        return new Growth(
                figure,
                Figures.rounded(early, 2),
                Figures.rounded(late, 2),
                Figures.rounded(trend, 2),
                Figures.rounded(allowed, 2),
                trend > allowed && late - early > allowed / 2);
    }

    /** Per sample. */
    private static double slope(double[] values) {
        return median(IntStream.range(0, values.length)
                .boxed()
                .flatMapToDouble(
                        i -> IntStream.range(i + 1, values.length).mapToDouble(j -> (values[j] - values[i]) / (j - i)))
                .toArray());
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
