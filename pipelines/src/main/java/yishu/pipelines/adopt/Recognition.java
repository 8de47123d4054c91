package yishu.pipelines.adopt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.FileMagic;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.Unreadable;
import yishu.pipelines.read.text.Encoding;
import yishu.pipelines.read.text.FixedWidths;
import yishu.pipelines.read.text.StrictText;
import yishu.pipelines.read.tree.JsonPlaces;
import yishu.pipelines.read.tree.RecordPlaces;
import yishu.pipelines.read.tree.XmlPlaces;

/**
 * What kind of file something is, by its content and not by its name.
 *
 * @param reading how it is read
 * @param doubts what is not sure of that, by key of {@code source.yaml}
 */
record Recognition(Reading reading, Map<String, String> doubts) {
    private static final int HEAD = 1 << 16;
    private static final int LINES = 400;
    private static final Pattern PX = Pattern.compile(
            "^\\s*(CHARSET|AXIS-VERSION|CODEPAGE|LANGUAGE|LANGUAGES|CREATION-DATE|MATRIX|TITLE|SUBJECT-CODE|DECIMALS)"
                    + "(\\[\\w+])?\\s*=");
    private static final Pattern SDMX_XML =
            Pattern.compile("<(?:\\w+:)?(GenericData|StructureSpecificData|CompactData|MessageGroup)\\b");
    private static final Pattern SDMX_JSON = Pattern.compile("\"dataSets\"\\s*:");
    private static final Pattern SDMX_CSV = Pattern.compile("^\"?(DATAFLOW\"?,|STRUCTURE\"?,\"?STRUCTURE_ID)");
    private static final Pattern PAGE = Pattern.compile("(?is)^\\s*(<!DOCTYPE html|<html|<table|<head|<meta)");

    Recognition {
        doubts = Map.copyOf(doubts);
    }

    static Recognition of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw Unreadable.because(file, "it is empty");
        }
        FileMagic magic = FileMagic.valueOf(head);
        if (new String(head, 0, Math.min(4, head.length), StandardCharsets.ISO_8859_1).equals("PAR1")) {
            return plain("parquet");
        }
        if (List.of(FileMagic.OLE2, FileMagic.OOXML, FileMagic.BIFF2, FileMagic.BIFF3, FileMagic.BIFF4)
                .contains(magic)) {
            return plain("excel");
        }
        if (new String(head, StandardCharsets.ISO_8859_1).lines().anyMatch(it -> it.startsWith("DATA="))
                && PX.matcher(new String(head, StandardCharsets.ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", ""))
                        .find()) {
            return plain("px");
        }
        return text(file);
    }

    private static Recognition plain(String format) {
        return new Recognition(Reading.of(format), Map.of());
    }

    private static Recognition text(Path file) throws IOException {
        String head = new String(Files.newInputStream(file).readNBytes(512), StandardCharsets.ISO_8859_1)
                .replaceAll("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)|\0", "");
        if (head.stripLeading().startsWith("<")) {
            return xml(file, head);
        }
        Charset charset = Encoding.of(file, "auto");
        String text = head(file, charset);
        String begin = text.stripLeading();
        if (PX.matcher(begin).find() && begin.contains(";")) {
            return plain("px");
        }
        if (begin.startsWith("{") || begin.startsWith("[")) {
            return json(file, charset, text);
        }
        if (SDMX_CSV.matcher(begin).find()) {
            return plain("sdmx");
        }
        return lines(text, charset);
    }

    private static Recognition xml(Path file, String head) throws IOException {
        if (PAGE.matcher(head).find()) {
            throw Unreadable.because(
                    file, "it is a web page under another name; open it in Excel and save it as .xlsx");
        }
        if (SDMX_XML.matcher(head).find() || SDMX_XML.matcher(latin(file)).find()) {
            return plain("sdmx");
        }
        return tree(Reading.of("xml"), XmlPlaces.of(file), file);
    }

    private static String latin(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1).replace("\0", "");
        }
    }

    private static Recognition json(Path file, Charset charset, String text) throws IOException {
        boolean sdmx = SDMX_JSON.matcher(text).find() && (text.contains("\"structure") || text.contains("\"meta\""));
        return sdmx ? plain("sdmx") : tree(Reading.of("json"), JsonPlaces.of(file, charset), file);
    }

    private static Recognition tree(Reading reading, RecordPlaces places, Path file) {
        String place = places.likeliest()
                .orElseThrow(() -> Unreadable.because(file, "no record was found in it; it holds single values only"));
        List<String> others = new ArrayList<>();
        places.others().forEach((other, count) -> others.add(String.format(Locale.ROOT, "%s (%,d)", other, count)));
        Map<String, String> doubts = others.isEmpty()
                ? Map.of()
                : Map.of(
                        "records",
                        "records stand at other places too: "
                                + String.join(", ", others.subList(0, Math.min(6, others.size())))
                                + "; decide which are the rows");
        return new Recognition(place.isEmpty() ? reading : reading.withRecords(place), doubts);
    }

    private static Recognition lines(String text, Charset charset) {
        List<String> all = text.lines().toList();
        // The last may be cut off.
        List<String> lines = all.subList(0, Math.max(1, Math.min(LINES, all.size() - 1)));
        List<Integer> widths = charset.canEncode() ? FixedWidths.of(lines, charset) : List.of();
        if (widths.isEmpty()) {
            return plain("csv");
        }
        Map<String, Integer> fields = new LinkedHashMap<>();
        widths.forEach(width -> fields.put("field_" + (fields.size() + 1), width));
        return new Recognition(
                Reading.of("fixed-width").withFields(fields),
                Map.of(
                        "fields",
                        "where fields begin and end was guessed from blanks and kinds of signs; take the widths and"
                                + " names from the department's record description"));
    }

    private static String head(Path file, Charset charset) throws IOException {
        char[] head = new char[HEAD];
        int length = 0;
        try (StrictText text = StrictText.of(file, charset)) {
            for (int count = 0; count >= 0 && length < HEAD; count = text.read(head, length, HEAD - length)) {
                length += count;
            }
        }
        return new String(head, 0, Math.min(length, HEAD));
    }
}
