package yishu.pipelines.generate.department;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import yishu.pipelines.generate.write.JsonLines;
import yishu.pipelines.generate.write.ParquetFile;
import yishu.pipelines.generate.write.Workbooks;

/**
 * What a station measured, as it is sent.
 *
 * @param dust whether fine dust of the air, else the permanganate index of water
 * @param observed in China's time, as {@code received} is
 * @param revision 1 corrects 0
 * @param value none where the station was silent
 */
record Reading(
        String station,
        String region,
        boolean dust,
        LocalDateTime observed,
        LocalDateTime received,
        int revision,
        Optional<BigDecimal> value) {
    static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message reading {
              required binary station (STRING);
              required binary region (STRING);
              required binary measure (STRING);
              required int64 observed_at (TIMESTAMP(MILLIS, true));
              required int64 received_at (TIMESTAMP(MILLIS, true));
              required int32 revision;
              optional int64 value (DECIMAL(12, 2));
              required binary unit (STRING);
            }
            """);
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    /** Where readings go. */
    interface Sink {
        /** Number, from 1, of the one that comes next. */
        long next();

        void write(Reading reading) throws IOException;
    }

    Reading with(String otherRegion, LocalDateTime otherTime, BigDecimal otherValue) {
        return new Reading(station, otherRegion, dust, otherTime, received, revision, Optional.of(otherValue));
    }

    private String measure() {
        return dust ? "PM2.5" : "高锰酸盐指数";
    }

    private String unit() {
        return dust ? "μg/m³" : "mg/L";
    }

    private Group in(Group record) {
        record.append("station", station)
                .append("region", region)
                .append("measure", measure())
                .append("observed_at", observed.toInstant(CHINA).toEpochMilli())
                .append("received_at", received.toInstant(CHINA).toEpochMilli())
                .append("revision", revision);
        value.ifPresent(it -> record.append("value", it.unscaledValue().longValueExact()));
        return record.append("unit", unit());
    }

    private Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("station", station);
        line.put("region", region);
        line.put("measure", measure());
        line.put("observed_at", observed.atOffset(CHINA));
        line.put("received_at", received.atOffset(CHINA));
        line.put("revision", revision);
        line.put("value", value.map(Object.class::cast).orElse(""));
        line.put("unit", unit());
        line.put("note", Workbooks.SYNTHETIC);
        return line;
    }

    static Sink sink(ParquetFile file) {
        return new Sink() {
            @Override
            public long next() {
                return file.next();
            }

            @Override
            public void write(Reading reading) throws IOException {
                file.write(reading.in(file.record()));
            }
        };
    }

    static Sink sink(JsonLines file) {
        return new Sink() {
            @Override
            public long next() {
                return file.next();
            }

            @Override
            public void write(Reading reading) throws IOException {
                file.line(reading.line());
            }
        };
    }
}
