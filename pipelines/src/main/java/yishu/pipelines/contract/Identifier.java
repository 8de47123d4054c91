package yishu.pipelines.contract;

import java.util.Arrays;
import java.util.Optional;

/** A standard that gives persons or organizations numbers with a check sign, by which a mistyped one is found. */
public enum Identifier {
    /** 公民身份号码, of persons: 18 signs, and the 15 digits of those given before 1999. */
    GB11643,
    /** 统一社会信用代码, of legal persons and other organizations: 18 signs. */
    GB32100;

    static Optional<Identifier> of(String name) {
        return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
    }
}
