package yishu.pipelines.generate.economy;

import java.time.LocalDate;

/**
 * An enterprise as the registry knows it.
 *
 * @param number from 0; the same in every department
 * @param code its unified credit code
 * @param county position of the county in which it was registered
 * @param weight its size beside others of its county and industry
 */
public record Enterprise(
        int number, String code, String name, int county, Industry industry, double weight, LocalDate founded) {}
