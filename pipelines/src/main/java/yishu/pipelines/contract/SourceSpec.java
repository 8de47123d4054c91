package yishu.pipelines.contract;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How one shape of a department's files is read and mapped: a document of {@code source.yaml}.
 *
 * @param line of the document
 * @param files globs below the department's drop folder; from the drops folder itself with a leading slash; or the
 *     {@link Address} of a service
 * @param query what a database is asked
 * @param reading how bytes become rows of text
 * @param layout where the tables stand among the rows
 * @param unpivot turns columns into rows, if the file is a matrix
 * @param map by property of the contract, in the order in which they are made: a later one may use what an earlier one
 *     extracts
 * @param missing the OBS_STATUS that each marker of a missing value stands for
 * @param decimalComma whether figures have a comma where others have a point: {@code 1.234,56}
 */
public record SourceSpec(
        int line,
        List<String> files,
        Optional<String> query,
        Reading reading,
        Layout layout,
        Optional<Unpivot> unpivot,
        Map<String, Mapping> map,
        Map<String, String> missing,
        boolean decimalComma) {

    public SourceSpec {
        files = List.copyOf(files);
        map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
        missing = Map.copyOf(missing);
    }

    /** The service that the data comes from, if it does not come as files. */
    public Optional<Address> address() {
        return files.stream().findFirst().flatMap(Address::of);
    }

    /**
     * How bytes become rows of text.
     *
     * @param format {@code csv}, {@code excel} ..., as a {@code Source} names it
     * @param encoding {@code auto}, or a charset's name
     * @param delimiter {@code auto}, or one character
     * @param sheets which sheets of a workbook, by a pattern that finds their names
     * @param records where the records of a JSON or XML stand; none: at the top
     * @param fields the columns of a fixed-width line, each with its width in bytes, in order
     */
    public record Reading(
            String format,
            String encoding,
            String delimiter,
            Pattern sheets,
            Optional<String> records,
            Map<String, Integer> fields)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        public Reading {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** How a format is read where nothing more is said. */
        public static Reading of(String format) {
            return new Reading(format, "auto", "auto", Pattern.compile(""), Optional.empty(), Map.of());
        }

        public Reading withEncoding(String charset) {
            return new Reading(format, charset, delimiter, sheets, records, fields);
        }

        public Reading withDelimiter(String character) {
            return new Reading(format, encoding, character, sheets, records, fields);
        }

        public Reading withSheets(Pattern names) {
            return new Reading(format, encoding, delimiter, names, records, fields);
        }

        public Reading withRecords(String path) {
            return new Reading(format, encoding, delimiter, sheets, Optional.of(path), fields);
        }

        public Reading withFields(Map<String, Integer> widths) {
            return new Reading(format, encoding, delimiter, sheets, records, widths);
        }
    }

    /**
     * Where the tables stand among the rows of a file. A pattern is searched in a row's cells joined by commas.
     *
     * @param skipUntil finds the (last) header row; none: the first row that is not blank
     * @param stopAt finds the first row after the data; from there on the rows are notes, until {@code skipUntil} finds
     *     another header
     * @param headerRows how many rows make the header, ending with the found one; several are joined by {@code /}; 0 where
     *     data begin at once
     * @param header names of the first columns, in place of what stands there
     * @param fillDown columns in which a blank cell repeats the one above it
     * @param context searched in the rows outside the data: the first group, and every named group, become fields
     * @param labels what the labels above and beside the cells say
     */
    public record Layout(
            Optional<Pattern> skipUntil,
            Optional<Pattern> stopAt,
            int headerRows,
            List<String> header,
            List<String> fillDown,
            Map<String, Pattern> context,
            Labels labels) {
        public Layout {
            header = List.copyOf(header);
            fillDown = List.copyOf(fillDown);
            context = Map.copyOf(context);
        }

        /** A layout whose labels are the header and nothing more. */
        public Layout(
                Optional<Pattern> skipUntil,
                Optional<Pattern> stopAt,
                int headerRows,
                List<String> header,
                List<String> fillDown,
                Map<String, Pattern> context) {
            this(skipUntil, stopAt, headerRows, header, fillDown, context, Labels.NONE);
        }
    }

    /** Where the label of a column stands in a row of the header. */
    public enum Direction {
        /** Right above, in the column itself. */
        ABOVE,
        /** Above, or else nearest to the left: the label of a group. */
        LEFT
    }

    /**
     * What labels say of the cells that they stand over or beside.
     *
     * @param rows the fields that the rows of the header become, from the top; empty when they are joined only
     * @param headings patterns searched in each cell above the data and of the rows among it that hold no figure: what the
     *     closest one says is a field of the rows below it, until one of those before it in this order follows
     * @param indented columns in which an indented label lies under the one above it
     * @param continued finds a row that goes on with the texts of the row above
     * @param markers finds the markers of footnotes at a label, which are no part of it
     */
    public record Labels(
            Map<String, Direction> rows,
            Map<String, Pattern> headings,
            List<String> indented,
            Optional<Pattern> continued,
            Optional<Pattern> markers) {
        public static final Labels NONE = new Labels(Map.of(), Map.of(), List.of(), Optional.empty(), Optional.empty());

        public Labels {
            rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
            headings = Collections.unmodifiableMap(new LinkedHashMap<>(headings));
            indented = List.copyOf(indented);
        }

        /** Whether some rows of a table are headings of others or go on with them, so that not each is one of its own. */
        public boolean joinRows() {
            return !headings.isEmpty() || !indented.isEmpty() || continued.isPresent();
        }
    }

    /**
     * Columns that become rows: the header goes to the field {@code into}, the cell to the field {@code value}.
     *
     * @param columns finds the headers; its first group, if it has one, is what goes {@code into}
     * @param fields more fields by header, when the columns were listed one by one; empty when found by pattern
     * @param into the field that receives the header
     * @param flagged whether the column right of each of them, which has no name, holds the flags of its figures
     */
    public record Unpivot(Pattern columns, Map<String, Map<String, String>> fields, String into, boolean flagged) {
        public Unpivot {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * Where a property of the contract comes from.
     *
     * @param line in the file
     * @param from fields, of which the first that is not blank counts: a header, {@code value}, the unpivoted
     *     {@code into}, a heading, a named row of the header, or {@code context.<name>}
     * @param constant a fixed text instead, or where all of {@code from} is blank; {@code {field}} in it stands for a field
     * @param since the field of an earlier time: what counts is how many hours later {@code from} is
     * @param extract searched in the text: the first group is what counts, and every named group becomes a field
     *     {@code <property>.<group>}
     * @param codelist the list that the name or code is resolved in
     * @param at the property that holds the period whose codes count
     * @param level the only level of the list that may be meant
     * @param within a field or fixed code that the name stands under
     * @param unit of a number, {@code 亿元}; {@code {field}} in it stands for a field
     */
    public record Mapping(
            int line,
            List<String> from,
            Optional<String> constant,
            Optional<String> since,
            Optional<Pattern> extract,
            Optional<String> codelist,
            Optional<String> at,
            Optional<String> level,
            Optional<String> within,
            Optional<String> unit) {
        public Mapping {
            from = List.copyOf(from);
        }
    }
}
