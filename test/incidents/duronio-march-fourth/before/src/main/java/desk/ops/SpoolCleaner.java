package desk.ops;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;

/** Throws away files of the order spool that nobody needs any more. */
public final class SpoolCleaner {
    private static final Logger LOG = Logger.getLogger(SpoolCleaner.class.getName());
    private static final Duration KEEP = Duration.ofDays(3);

    private final Path spool;
    private final Clock clock;

    public SpoolCleaner(Path spool, Clock clock) {
        this.spool = spool;
        this.clock = clock;
    }

    public int run() throws IOException {
        int gone = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(spool, "*.ord")) {
            for (Path file : files) {
                if (isOld(file)) {
                    Files.delete(file);
                    gone++;
                }
            }
        }
        LOG.info(() -> "spool cleaned: " + spool);
        return gone;
    }

    private boolean isOld(Path file) throws IOException {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        return modified.isBefore(Instant.now(clock).minus(KEEP));
    }
}
