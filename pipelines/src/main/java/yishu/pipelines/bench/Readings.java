package yishu.pipelines.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Invented readings of as many stations as come in a second, sent at a set rate: one of each station a second. Of a thousand
 * five are late, five are corrected soon and one of those long after; now and then comes a probe, whose time of sending is
 * remembered. What the tables have to hold in the end is counted beside.
 */
final class Readings {
    private static final int LATE = 5;
    private static final int CORRECTED = 5;
    private static final int PROBES_PER_SECOND = 5;
    private static final int BREATH_NANOS = 5_000_000;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final String servers;
    private final String topic;
    private final int rate;
    private final LocalDateTime begin = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    private final SplittableRandom random = new SplittableRandom(20260101);
    private final Map<String, Long> probes = new ConcurrentHashMap<>();
    private final Set<Long> late = new HashSet<>();
    private final Set<Long> corrected = new HashSet<>();
    private long sent;
    private long rows;
    private long tenths;
    private volatile boolean stopped;

    Readings(String servers, String topic, int rate) {
        this.servers = servers;
        this.topic = topic;
        this.rate = rate;
    }

    /** How many messages were sent, each an edition of its own. */
    long sent() {
        return sent;
    }

    /** How many figures they are about. */
    long rows() {
        return rows;
    }

    /** The sum of the newest edition of all figures, ten times. */
    long tenths() {
        return tenths;
    }

    /** When probes were sent, by station, on the clock of {@link System#nanoTime}; whoever sees one takes it out. */
    Map<String, Long> probes() {
        return probes;
    }

    void stop() {
        stopped = true;
    }

    /** Sends until it is stopped. */
    void send() {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.LINGER_MS_CONFIG,
                "5",
                ProducerConfig.BATCH_SIZE_CONFIG,
                "131072",
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            long start = System.nanoTime();
            for (long number = 0; !stopped; number++) {
                long early = start + TimeUnit.SECONDS.toNanos(1) / rate * number - System.nanoTime();
                if (early > 0) {
                    LockSupport.parkNanos(early + BREATH_NANOS);
                }
                post(producer, number);
            }
        }
    }

    private void post(KafkaProducer<byte[], byte[]> producer, long number) {
        long second = number / rate;
        int chance = random.nextInt(1000);
        if (chance < LATE) {
            late.add(number);
            // Behind the point stands what no other reading of the station has.
            String at = at(random.nextLong(second + 1)) + "." + number;
            post(producer, at, station(number), 0, tenths(number, 0));
        } else {
            post(producer, at(second), station(number), 0, tenths(number, 0));
        }
        rows++;
        tenths += tenths(number, 0);
        if (chance >= 1000 - CORRECTED && second > 0) {
            long back = random.nextInt(200) == 0 ? random.nextLong(second) : Math.min(second - 1, random.nextInt(4));
            correct(producer, number - (1 + back) * rate);
        }
        if (number % (rate / PROBES_PER_SECOND) == 0) {
            probes.put("P" + number, System.nanoTime());
            post(producer, at(second), "P" + number, 0, 0);
            rows++;
        }
    }

    private void correct(KafkaProducer<byte[], byte[]> producer, long number) {
        if (corrected.add(number)) {
            post(producer, at(number / rate), station(number), 1, tenths(number, 1));
            boolean isThere = !late.contains(number);
            rows += isThere ? 0 : 1;
            tenths += tenths(number, 1) - (isThere ? tenths(number, 0) : 0);
        }
    }

    private static long tenths(long number, int revision) {
        return number % 9973 + revision;
    }

    private String station(long number) {
        return String.format(Locale.ROOT, "S%05d", number % rate);
    }

    private String at(long second) {
        return SECOND.format(begin.plusSeconds(second));
    }

    private void post(KafkaProducer<byte[], byte[]> producer, String at, String station, int revision, long value) {
        String message =
                "{\"at\":\"" + at + "\",\"revision\":" + revision + ",\"value\":" + value / 10 + "." + value % 10 + "}";
        // A message that is not sent is missing in the end.
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                topic, station.getBytes(StandardCharsets.UTF_8), message.getBytes(StandardCharsets.UTF_8)));
        sent++;
    }
}
