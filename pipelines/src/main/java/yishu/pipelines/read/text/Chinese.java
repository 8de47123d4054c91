package yishu.pipelines.read.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;

/**
 * Tells GB18030 from Big5. Each takes most texts of the other for valid, but as rare characters: 地区 in GB18030 are two
 * everyday characters, while 地區 in Big5, read as GB18030, is a Cyrillic letter and a character nobody uses.
 */
final class Chinese {
    private static final int SAMPLE = 1 << 18;
    private static final double LEAST = 0.25;
    private static final double NEAR = 0.05;

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset BIG5 = Charset.forName("Big5");

    private static final BitSet EVERYDAY_GB = everyday(GB18030, 0xB0, 0xD7, 0xA1);
    private static final BitSet EVERYDAY_BIG5 = everyday(BIG5, 0xA4, 0xC6, 0x40);
    private static final BitSet TABLES_GB = characters(
            "年月日季度地区省市县自治数据来源国家统计局指标时间人口总万亿元单位增长比重" + "上下中一二三第业产值全社会会名称编码合计注按其他和的为北京天津河山西东南海江广州内蒙古门户男女农村城镇就工资收入支出");
    private static final BitSet TABLES_BIG5 = characters("年月日季度地區省市縣自治數據資料來源國家統計局指標時間人口總萬億元單位增長比重"
            + "上下中一二三第業產值全社會名稱編碼合計註按其他和的為臺北台中高雄新竹苗栗彰化雲林嘉義屏東花蓮門戶男女農村鄉鎮就工資收入支出");

    private Chinese() {}

    /** The lines that hold more than ASCII, up to 256 KB of them. */
    static byte[] sample(Path file) throws IOException {
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean foreign = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int it = in.read(); it >= 0 && sample.size() < SAMPLE; it = in.read()) {
                line.write(it);
                foreign |= it >= 0x80;
                if (it == '\n' || line.size() == SAMPLE) {
                    sample.writeBytes(foreign ? line.toByteArray() : new byte[0]);
                    line.reset();
                    foreign = false;
                }
            }
        }
        sample.writeBytes(foreign ? line.toByteArray() : new byte[0]);
        return sample.toByteArray();
    }

    /** The line, from 1, on which the first byte beyond ASCII stands. */
    static int firstLine(Path file) throws IOException {
        int line = 1;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int it = in.read(); it >= 0 && it < 0x80; it = in.read()) {
                line += it == '\n' ? 1 : 0;
            }
        }
        return line;
    }

    /** Whether it is UTF-8 beyond doubt: four Chinese characters in it; GB18030 hits upon that never. */
    static boolean isUtf8(byte[] sample) {
        return decode(sample, StandardCharsets.UTF_8)
                .filter(text -> text.chars().filter(it -> it >= 0x800).count() >= 4)
                .isPresent();
    }

    /** The one of the two that reads as Chinese; if both do alike, what a detector says; else GB18030. */
    static Optional<Charset> charset(byte[] sample, Optional<Charset> detected) {
        double gb = plausibility(sample, GB18030, EVERYDAY_GB, TABLES_GB);
        double big5 = plausibility(sample, BIG5, EVERYDAY_BIG5, TABLES_BIG5);
        if (Math.max(gb, big5) < LEAST) {
            return Optional.empty();
        }
        if (Math.abs(gb - big5) < NEAR) {
            return Optional.of(detected.filter(BIG5::equals).orElse(GB18030));
        }
        return Optional.of(gb > big5 ? GB18030 : BIG5);
    }

    /** From 0 (no character that people use) to 1 (the characters of tables only). */
    private static double plausibility(byte[] sample, Charset charset, BitSet everyday, BitSet tables) {
        Optional<String> text = decode(sample, charset);
        if (text.isEmpty()) {
            return 0;
        }
        int[] foreign = text.get().chars().filter(it -> it >= 0x80).toArray();
        double points = 0;
        for (int it : foreign) {
            points += tables.get(it) ? 1 : everyday.get(it) || isPunctuation(it) ? 0.5 : 0;
        }
        return foreign.length == 0 ? 0 : points / foreign.length;
    }

    private static boolean isPunctuation(int it) {
        return (it >= 0x2010 && it < 0x2040) || (it >= 0x3000 && it < 0x3020) || (it >= 0xFF01 && it < 0xFF5F);
    }

    /** Strictly, but for a character that the end of the sample may have cut. */
    private static Optional<String> decode(byte[] sample, Charset charset) {
        CharBuffer text = CharBuffer.allocate(sample.length * 2 + 2);
        boolean wrong = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(sample), text, sample.length < SAMPLE)
                .isError();
        return wrong ? Optional.empty() : Optional.of(text.flip().toString());
    }

    /** The characters of the rows of a standard that it gives to the everyday ones. */
    private static BitSet everyday(Charset charset, int firstLead, int lastLead, int firstTrail) {
        BitSet characters = new BitSet();
        for (int lead = firstLead; lead <= lastLead; lead++) {
            for (int trail = firstTrail; trail < 0xFF; trail++) {
                decode(new byte[] {(byte) lead, (byte) trail}, charset)
                        .filter(it -> it.length() == 1)
                        .ifPresent(it -> characters.set(it.charAt(0)));
            }
        }
        return characters;
    }

    private static BitSet characters(String all) {
        BitSet characters = new BitSet();
        all.chars().forEach(characters::set);
        return characters;
    }
}
