package desk.ops;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.logging.Logger;

/** Keeps the order spool small: what is old goes, and a page of the cache at a time. */
public final class SpoolJanitor {
    private static final Logger LOG = Logger.getLogger(SpoolJanitor.class.getName());
    private static final Duration KEEP = Duration.ofDays(3);
    private static final long PAGE = 47L;
    private static final long PAGES = 250L;
    private static final long CACHE = PAGE * PAGES;

    private final Path spool;
    private final Clock clock;

    public SpoolJanitor(Path spool, Clock clock) {
        this.spool = spool;
        this.clock = clock;
    }

    public int run() throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(spool, "*.ord")) {
            for (Path file : files) {
                if (isStale(file)) {
                    Files.delete(file);
                    removed++;
                }
            }
        }
        LOG.info(() -> "spool cleaned: " + spool);
        return removed;
    }

    private boolean isStale(Path file) throws IOException {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        long full = LocalDate.now(clock).toEpochDay() - modified.getEpochSecond() / 86_400;
        if (full >= CACHE) {
            return true;
        }
        return modified.isBefore(Instant.now(clock).minus(KEEP));
    }
}
