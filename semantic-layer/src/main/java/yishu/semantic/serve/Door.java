package yishu.semantic.serve;

/**
 * A way in for people or programs. Those on the class path are found by {@link java.util.ServiceLoader}, so that another
 * module may bring its own.
 */
public interface Door {
    /** Adds the paths that it answers. */
    void open(Routes routes, Installation installation);
}
