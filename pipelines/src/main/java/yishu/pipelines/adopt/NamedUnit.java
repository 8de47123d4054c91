package yishu.pipelines.adopt;

import java.util.Optional;
import yishu.pipelines.normalize.Plain;
import yishu.pipelines.normalize.Unit;

/**
 * A header taken apart into name and unit: {@code 财政收入（亿元）} and, where a row of units stands below the names,
 * {@code 用电量/万千瓦时}.
 *
 * @param text of the unit
 */
record NamedUnit(String name, Unit unit, String text) {
    static Optional<NamedUnit> find(String header) {
        return Unit.inName(header)
                .map(it -> new NamedUnit(it.name().replaceFirst("/$", ""), it.unit(), it.text()))
                .or(() -> below(Plain.text(header)));
    }

    private static Optional<NamedUnit> below(String header) {
        int slash = header.lastIndexOf('/');
        String text = header.substring(slash + 1).strip();
        return slash <= 0
                ? Optional.empty()
                : Unit.find(text).map(it -> new NamedUnit(header.substring(0, slash), it, text));
    }
}
