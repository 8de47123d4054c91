package yishu.content;

/** The right to write a table, held from branch to tag. It dies with its process: a killed load never blocks the next. */
public interface TableLock extends AutoCloseable {
    /** Whether it is ours now; not as long as somebody else holds it. */
    boolean tryTake();

    /** Gives it back. */
    @Override
    void close();
}
