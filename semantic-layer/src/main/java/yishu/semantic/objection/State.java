package yishu.semantic.objection;

import java.util.Locale;

/** Where an objection stands. */
public enum State {
    /** 异议提出: somebody says that a figure is wrong. */
    RAISED("提出"),
    /** 受理、标注: it is looked into, and the figure carries a note. */
    ACCEPTED("受理"),
    /** 核实与处理: it is known whether the figure is wrong; the note stays until it is put right. */
    VERIFIED("核实"),
    /** 标注撤销: the figure stands, or a corrected one does. */
    WITHDRAWN("撤销"),
    /** 归档: nothing more is to be done. */
    ARCHIVED("归档");

    private final String chinese;

    State(String chinese) {
        this.chinese = chinese;
    }

    /** Whether the figure carries a note. */
    public boolean isNoted() {
        return this == ACCEPTED || this == VERIFIED;
    }

    public String chinese() {
        return chinese;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
