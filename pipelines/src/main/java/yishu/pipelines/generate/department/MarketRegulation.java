package yishu.pipelines.generate.department;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import yishu.pipelines.generate.economy.County;
import yishu.pipelines.generate.economy.CreditCode;
import yishu.pipelines.generate.economy.Dice;
import yishu.pipelines.generate.economy.Enterprise;
import yishu.pipelines.generate.write.Found;
import yishu.pipelines.generate.write.Kind;
import yishu.pipelines.generate.write.Place;
import yishu.pipelines.generate.write.Rota;

/**
 * The market regulator: the registry of enterprises as one XML, each with its credit grades and its penalties, of which
 * some were repaired (信用修复).
 */
public final class MarketRegulation implements Department {
    private static final String FILE = "企业登记.xml";
    private static final LocalDate EXPORTED = LocalDate.of(2025, 1, 31);
    private static final List<String> FAULTS = List.of("虚假宣传", "未按规定公示年报", "销售不合格产品", "无证经营");
    private static final List<Kind> KINDS = List.of(
            Kind.INVALID_CREDIT_CODE,
            Kind.IMPOSSIBLE_DATE,
            Kind.FUTURE_DATE,
            Kind.UNKNOWN_REGION,
            Kind.DUPLICATE,
            Kind.TEXT_IN_NUMBER);

    @Override
    public String folder() {
        return "market_regulation";
    }

    @Override
    public long write(Scene scene) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(scene.file(FILE)))) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            long rows = new Writing(scene, xml).write();
            xml.close();
            return rows;
        } catch (XMLStreamException e) {
            throw new IOException("Cannot write the registry", e);
        }
    }

    /** The regulator at work on one set of drops. */
    private static final class Writing {
        private final Scene scene;
        private final XMLStreamWriter xml;
        private final Rota rota;
        private long rows;

        Writing(Scene scene, XMLStreamWriter xml) {
            this.scene = scene;
            this.xml = xml;
            int size = scene.register().size();
            this.rota = new Rota(scene.dice().at("rota"), Math.max(10, Math.min(200, size / 30)), KINDS);
        }

        long write() throws XMLStreamException {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeComment(" 模拟数据：云岭省为虚构，企业均不存在 ");
            xml.writeStartElement("registry");
            xml.writeAttribute("synthetic", "true");
            xml.writeAttribute("exported", EXPORTED.toString());
            for (int number = 0; number < scene.register().size(); number++) {
                enterprise(scene.register().enterprise(number));
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            return rows;
        }

        private void enterprise(Enterprise enterprise) throws XMLStreamException {
            Dice dice = scene.dice().at(enterprise.number());
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("credit_code", enterprise.code());
            fields.put("name", enterprise.name());
            fields.put("region", County.ALL.get(enterprise.county()).code());
            fields.put("industry", enterprise.industry().code());
            fields.put("founded", enterprise.founded().toString());
            fields.put("capital", String.valueOf(10 * (1 + dice.below(500))));
            fields.put("status", dice.chance(0.93) ? "存续" : "注销");
            Optional<Kind> kind = rota.next();
            kind.ifPresent(it -> spoil(it, fields, dice));
            element(fields, enterprise, dice.at("history"));
            if (kind.equals(Optional.of(Kind.DUPLICATE))) {
                scene.defects().add(place(0), Kind.DUPLICATE, enterprise.code(), "", Found.QUARANTINE);
                element(fields, enterprise, dice.at("history"));
            }
        }

        private Place place(int column) {
            return scene.place(FILE, "", rows + 1).withColumn(column);
        }

        private void spoil(Kind kind, Map<String, String> fields, Dice dice) {
            String year = fields.getOrDefault("founded", "").substring(2);
            switch (kind) {
                case INVALID_CREDIT_CODE ->
                    replace(kind, fields, "credit_code", CreditCode.broken(fields.getOrDefault("credit_code", "")));
                case IMPOSSIBLE_DATE -> replace(kind, fields, "founded", "20" + year.substring(0, 2) + "-02-30");
                case FUTURE_DATE -> replace(kind, fields, "founded", "22" + year);
                case UNKNOWN_REGION -> replace(kind, fields, "region", dice.pick(List.of("990199", "991101")));
                case TEXT_IN_NUMBER -> replace(kind, fields, "capital", "约" + fields.get("capital"));
                default -> {}
            }
        }

        private void replace(Kind kind, Map<String, String> fields, String field, String was) {
            int column = List.copyOf(fields.keySet()).indexOf(field) + 1;
            scene.defects().add(place(column), kind, was, fields.getOrDefault(field, ""), Found.QUARANTINE);
            fields.put(field, was);
        }

        private void element(Map<String, String> fields, Enterprise enterprise, Dice dice) throws XMLStreamException {
            rows++;
            xml.writeCharacters("\n");
            xml.writeStartElement("enterprise");
            for (Map.Entry<String, String> field : fields.entrySet()) {
                leaf(field.getKey(), field.getValue());
            }
            int penalties = dice.chance(0.12) ? 1 + dice.below(2) : 0;
            for (int count = 0; count < penalties; count++) {
                penalty(2 * enterprise.number() + 1 + count, dice);
            }
            for (int year = 2021; year <= 2024; year++) {
                xml.writeStartElement("grade");
                xml.writeAttribute("year", String.valueOf(year));
                xml.writeCharacters(
                        penalties > 0 ? dice.pick(List.of("B", "C", "D")) : dice.pick(List.of("A", "A", "B")));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }

        private void penalty(int number, Dice dice) throws XMLStreamException {
            LocalDate day = LocalDate.of(2020, 1, 1).plusDays(dice.below(1700));
            xml.writeStartElement("penalty");
            leaf("document", "云市监罚〔" + day.getYear() + "〕" + number + "号");
            leaf("date", day.toString());
            leaf("reason", dice.pick(FAULTS));
            leaf("fine", String.valueOf(1000 * (1 + dice.below(80))));
            if (dice.chance(0.4)) {
                xml.writeStartElement("repair");
                leaf("applied", day.plusDays(90 + dice.below(60)).toString());
                leaf("decision", dice.chance(0.8) ? "准予修复" : "不予修复");
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }

        private void leaf(String name, String text) throws XMLStreamException {
            xml.writeStartElement(name);
            xml.writeCharacters(text);
            xml.writeEndElement();
        }
    }
}
