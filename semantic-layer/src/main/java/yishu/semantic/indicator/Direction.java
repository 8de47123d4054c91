package yishu.semantic.indicator;

/** Which way a figure is better. */
public enum Direction {
    UP,
    DOWN,
    NEITHER
}
