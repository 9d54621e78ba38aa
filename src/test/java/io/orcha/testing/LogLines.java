package io.orcha.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class of the service logs with printf's formats while a test looks, debug lines included. */
public final class LogLines implements AutoCloseable {

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Level before;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(Line.of(record));
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    };

    /** One line. */
    public record Line(Level level, String text) {

        private static Line of(LogRecord record) {
            var values = record.getParameters();
            return new Line(
                    record.getLevel(),
                    values == null ? record.getMessage() : record.getMessage().formatted(values));
        }
    }

    private LogLines(Logger logger) {
        this.logger = logger;
        this.before = logger.getLevel();
        logger.setLevel(Level.FINE);
        logger.addHandler(handler);
    }

    /** Of the logger that has this name. */
    public static LogLines of(String name) {
        return new LogLines(Logger.getLogger(name));
    }

    /** The lines of at least INFO, as an operator reads them. */
    public List<Line> told() {
        return lines.stream()
                .filter(line -> line.level().intValue() >= Level.INFO.intValue())
                .toList();
    }

    /** How many lines below INFO contain a text. */
    public long details(String text) {
        return lines.stream()
                .filter(line -> line.level().intValue() < Level.INFO.intValue()
                        && line.text().contains(text))
                .count();
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setLevel(before);
    }
}
