package yishu.semantic;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.iceberg.types.Types;
import yishu.content.InputException;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.semantic.audit.Audit;
import yishu.semantic.audit.AuditedDesk;
import yishu.semantic.command.Stewards;
import yishu.semantic.engine.DuckDbEngine;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.TableName;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.entity.Decisions;
import yishu.semantic.entity.Entities;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.objection.Objections;
import yishu.semantic.objection.Raise;
import yishu.semantic.plan.SevenSteps;
import yishu.semantic.question.Desk;
import yishu.semantic.review.Findings;
import yishu.semantic.review.Reviewer;
import yishu.semantic.serve.CatalogueReader;
import yishu.semantic.serve.Installation;
import yishu.semantic.trace.Figures;
import yishu.semantic.trace.Tracer;

/** Puts the parts of an installation together; apart from {@link Main}, so that a {@code --help} loads none of them. */
final class Assembly {
    private Assembly() {}

    /** @throws InputException when there is no warehouse, or the content has problems */
    static Installation open(Settings settings) {
        return opened(settings, Assembly::over);
    }

    /** Those who look after the figures, over the same desk as every question. */
    static Stewards stewards(Settings settings) {
        return opened(settings, Assembly::stewards);
    }

    private static <T> T opened(Settings settings, BiFunction<Warehouse, Settings, T> over) {
        if (!settings.text("engine").equals("duckdb")) {
            throw new InputException("Cannot use engine '" + settings.text("engine") + "': there is duckdb");
        }
        Warehouse warehouse = Warehouse.open(settings);
        try {
            return over.apply(warehouse, settings);
        } catch (RuntimeException e) {
            warehouse.close();
            throw e;
        }
    }

    private static Installation over(Warehouse warehouse, Settings settings) {
        Problems problems = new Problems();
        Subjects subjects = Content.subjects(settings, table -> columns(warehouse, table), problems);
        problems.throwIfAny();
        Engine engine = DuckDbEngine.over(warehouse, settings.zone());
        Objections objections = new Objections(warehouse, engine, Clock.systemUTC(), settings.zone());
        Desk desk = desk(subjects, warehouse, engine, settings, objections);
        Supplier<Tracer> tracer = () -> new Tracer(warehouse, engine, desk, Figures.of(subjects));
        return new Installation(
                settings,
                desk,
                () -> new CatalogueReader(subjects, table -> isSynthetic(warehouse, table), objections.doubts()).read(),
                tracer,
                () -> new Raise(warehouse, engine, tracer.get(), objections),
                () -> {
                    engine.close();
                    warehouse.close();
                });
    }

    private static Stewards stewards(Warehouse warehouse, Settings settings) {
        Problems problems = new Problems();
        Content content = Content.loaded(settings, table -> columns(warehouse, table), problems);
        problems.throwIfAny();
        Engine engine = DuckDbEngine.over(warehouse, settings.zone());
        Objections objections = new Objections(warehouse, engine, Clock.systemUTC(), settings.zone());
        Desk desk = desk(content.subjects(), warehouse, engine, settings, objections);
        return new Stewards(
                new Reviewer(content.subjects(), desk, content.reviews()),
                new Findings(warehouse, engine, desk, Clock.systemUTC()),
                new Entities(desk, content.entities(), new Decisions(warehouse, engine, Clock.systemUTC())),
                () -> {
                    engine.close();
                    warehouse.close();
                });
    }

    private static Desk desk(
            Subjects subjects, Warehouse warehouse, Engine engine, Settings settings, Objections objections) {
        return new AuditedDesk(
                new SevenSteps(subjects, warehouse::pin, engine, settings.zone(), objections::doubts),
                Audit.of(settings.warehouse()));
    }

    private static Optional<List<String>> columns(Warehouse warehouse, TableName table) {
        return warehouse.find(table).map(pinned -> pinned.schema().columns().stream()
                .map(Types.NestedField::name)
                .toList());
    }

    private static boolean isSynthetic(Warehouse warehouse, TableName table) {
        return warehouse
                .find(table)
                .map(Pinned::properties)
                .filter(properties -> "true".equals(properties.get("yishu.synthetic")))
                .isPresent();
    }
}
