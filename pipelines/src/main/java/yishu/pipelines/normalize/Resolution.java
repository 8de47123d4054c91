package yishu.pipelines.normalize;

import java.io.Serializable;
import java.util.List;

/** What a name or code in a file means in a code list: one code, or a question for a person. */
public sealed interface Resolution extends Serializable {

    /** Exactly one code is meant. */
    record Resolved(String code) implements Resolution {
        private static final long serialVersionUID = 1L;
    }

    /**
     * No code is certainly meant.
     *
     * @param reason one sentence without a full stop
     * @param candidates codes that may be meant, {@code 110105 北京市朝阳区}; none when nothing is near
     */
    record Unresolved(String reason, List<String> candidates) implements Resolution {
        private static final long serialVersionUID = 1L;

        public Unresolved {
            candidates = List.copyOf(candidates);
        }
    }
}
