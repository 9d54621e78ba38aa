package io.orcha.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a user takes.
 *
 * @param memoryBytes the average length of a memory at the two measurements
 * @param perUser all tables at the two measurements, in bytes per user
 * @param perSession what a session of the second half added, in bytes
 */
record SizesReport(
        Machine machine,
        SizesOptions options,
        List<Long> memoryBytes,
        List<Long> perUser,
        long perSession,
        List<Row> tables) {

    /**
     * One table, per user.
     *
     * @param rowsPerSession what a session of the second half added
     * @param bytesPerSession likewise, with indexes and what is stored out of line
     */
    record Row(String table, TableSize middle, TableSize end, double rowsPerSession, double bytesPerSession) {}

    static SizesReport of(
            Machine machine,
            SizesOptions options,
            int half,
            List<TableSize> middle,
            List<TableSize> end,
            long memoryInTheMiddle,
            long memoryAtTheEnd) {
        var rows = IntStream.range(0, end.size())
                .mapToObj(i -> new Row(
                        end.get(i).table(),
                        middle.get(i),
                        end.get(i),
                        Figures.rounded((end.get(i).rows() - middle.get(i).rows()) / half, 2),
                        Figures.rounded((end.get(i).total() - middle.get(i).total()) / half, 1)))
                .toList();
        return new SizesReport(
                machine,
                options,
                List.of(memoryInTheMiddle, memoryAtTheEnd),
                List.of(total(middle), total(end)),
                Math.round(rows.stream().mapToDouble(Row::bytesPerSession).sum()),
                rows);
    }

    void print(PrintStream out) {
        out.printf(
                "%n%d users, %d sessions of %d turns; memories of %d bytes after the first half, %d at the end%n%n",
                options.users(), options.sessions(), options.turns(), memoryBytes.getFirst(), memoryBytes.getLast());
        out.printf(
                "%-24s %10s %10s %10s %10s %10s %12s %12s%n",
                "per user", "rows", "heap", "indexes", "TOAST", "bytes", "rows/session", "bytes/session");
        for (var row : tables) {
            out.printf(
                    "%-24s %10.1f %10.0f %10.0f %10.0f %10.0f %12.2f %12.0f%n",
                    row.table(),
                    row.end().rows(),
                    row.end().heap(),
                    row.end().indexes(),
                    row.end().toast(),
                    row.end().total(),
                    row.rowsPerSession(),
                    row.bytesPerSession());
        }
        out.printf(
                "%nbytes per user: %d after the first half, %d at the end; a further session: %d%n",
                perUser.getFirst(), perUser.getLast(), perSession);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                JsonMapper.builder()
                                .addModule(new JavaTimeModule())
                                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(this)
                        + "\n");
    }

    private static long total(List<TableSize> tables) {
        return Math.round(tables.stream().mapToDouble(TableSize::total).sum());
    }
}
