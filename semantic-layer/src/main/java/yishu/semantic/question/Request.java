package yishu.semantic.question;

import java.time.Instant;
import java.util.Optional;

/**
 * A question as it came through a door.
 *
 * @param sql one SELECT
 * @param asOf what was published after this moment is not known to the answer; empty: everything is
 * @param user who asks
 */
public record Request(String sql, Optional<Instant> asOf, String user) {}
