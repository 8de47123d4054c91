package yishu.pipelines.publish;

import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * An iterator that a thread of its own runs ahead of its reader, a few batches at most: what makes the elements and what
 * takes them work beside each other. Nothing runs any more once it is closed.
 */
final class Ahead<T> implements Iterator<T>, Closeable {
    private static final int BATCH = 500;
    private static final int BATCHES = 8;

    private final Iterator<T> source;
    private final ExecutorService maker = Executors.newSingleThreadExecutor();
    private final Deque<Future<List<T>>> batches = new ArrayDeque<>();
    private Iterator<T> current = Collections.emptyIterator();
    private boolean ended;

    Ahead(Iterator<T> source) {
        this.source = source;
        for (int ahead = 0; ahead < BATCHES; ahead++) {
            order();
        }
    }

    private void order() {
        batches.add(maker.submit(this::batch));
    }

    /** The next elements; none behind the last. */
    private List<T> batch() {
        List<T> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && source.hasNext()) {
            batch.add(source.next());
        }
        return batch;
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && !ended) {
            List<T> batch = made(batches.remove());
            ended = batch.isEmpty();
            current = batch.iterator();
            order();
        }
        return current.hasNext();
    }

    private List<T> made(Future<List<T>> batch) {
        try {
            return batch.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows were read", e);
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no element after the last");
        }
        return current.next();
    }

    /** Waits for the batch that is being made. */
    @Override
    public void close() {
        batches.forEach(it -> it.cancel(false));
        maker.shutdown();
        boolean isInterrupted = false;
        boolean isOver = false;
        while (!isOver) {
            try {
                isOver = maker.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
