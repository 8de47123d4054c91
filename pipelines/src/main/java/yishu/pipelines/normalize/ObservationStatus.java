package yishu.pipelines.normalize;

/** How certain a published value is, by its SDMX OBS_STATUS letter, from the most certain to the least. */
public enum ObservationStatus {
    /** Normal. */
    A,
    /** Revised. */
    R,
    /** Provisional. */
    P,
    /** Forecast. */
    F,
    /** Estimated. */
    E,
    /** Imputed. */
    I,
    /** Missing. */
    M;

    /** The less certain of two. */
    public ObservationStatus or(ObservationStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
