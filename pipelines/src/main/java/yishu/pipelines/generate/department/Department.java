package yishu.pipelines.generate.department;

import java.io.IOException;

/** A department that sends files. */
public interface Department {
    /** The folder in which it leaves them. */
    String folder();

    /** Writes its files, and says how many rows they have: those of tables, lines, elements or records. */
    long write(Scene scene) throws IOException;
}
