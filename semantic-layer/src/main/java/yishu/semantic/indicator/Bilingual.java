package yishu.semantic.indicator;

/** Words for readers of English and of Chinese. */
public record Bilingual(String en, String zh) {}
